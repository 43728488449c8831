"""The card of a chapter: how much there is of what a finished chapter has, counted and not stated.

What it says of a deck and of a sheet is kept when they are accepted; what `mutate` measured, and
which notebooks there are, is added when the card is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.base import texts
from scripts.checks import coverage, data, timing
from scripts.checks.coverage import Counts
from scripts.checks.exercises import exercises
from scripts.checks.subject import Subject
from scripts.markdown import exercises as sheet
from scripts.markdown import quizzes
from scripts.markdown.locate import Place, attributes
from scripts.numbers.values import base, expressions

APART = {"notes", "reading"}  # of a slide, what is not on it
NAMING = ("of", "with", "setting", "compared")  # attributes that name what numbers/ computes
HEADINGS = (
    *("Chapter", "Slides", "text alone", "Minutes", "Exercises", "on data", "Quiz"),
    *("Notebooks", "Relations", "Caught"),
)


def of_deck(subject: Subject) -> dict[str, Any]:
    """Slides, those without a picture, planned minutes, and self-check questions."""
    deck = timing.slides(subject.places)
    return {
        "slides": len(deck),
        "text_alone": without_picture(subject.places),
        "minutes": sum(slide.minutes or 0 for slide in deck),
        "questions": sum(quizzes.is_quiz(place) for place in subject.places),
    }


def of_sheet(subject: Subject) -> dict[str, Any]:
    """Exercises by the heading under which they stand, and what each takes from numbers/."""
    listed = sheet.read(texts.read(subject.root / subject.document.path, subject.document.path))
    takes = {
        attributes(place.node)[0]: _named(subject.places, [place, *(part for _, part in parts)])
        for place, parts in exercises(subject)
    }
    return {"bands": dict(Counter(each.band for each in listed)), "takes": takes}


def on_data(root: Path, key: str, takes: dict[str, list[str]]) -> list[str]:
    """The exercises that take a number from data, or whose notebook loads some."""
    known = data.names(root / "numbers" / key)
    books = root / "notebooks" / key / "exercises"
    return [
        name
        for name, taken in takes.items()
        if known.intersection(taken) or _loads(books / f"{name}.py")
    ]


def without_picture(places: Iterable[Place]) -> list[str]:
    """Slides (their ids) that show no picture and nothing to move; parts and sources aside."""
    found, last = dict[str, bool](), ""
    for place in places:
        identifier, classes, _ = attributes(place.node)
        around = {name for node in place.around for name in attributes(node)[1]}
        if place.kind == "Header" and place.node["c"][0] <= 2 and not place.around:
            last = identifier
            found[last] = place.node["c"][0] == 1
        elif last and (place.kind == "Image" or identifier == "refs" or "live" in classes):
            found[last] = found[last] or not around & APART
    return [name for name, shows in found.items() if not shows]


def _named(places: Iterable[Place], parts: list[Place]) -> list[str]:
    """What an exercise takes from numbers/: names in the attributes of all that stands in it."""
    nodes = {id(part.node) for part in parts}
    inside = (p for p in places if id(p.node) in nodes or nodes & {id(n) for n in p.around})
    pairs = (attributes(place.node)[2] for place in inside)
    stated = [each[name] for each in pairs for name in NAMING if name in each]
    return sorted({base(name) for text in stated for name in expressions(text)})


def _loads(file: Path) -> bool:
    return file.exists() and data.is_loaded(file.read_text(encoding="utf-8"))


def card(name: str, counts: list[Counts], said: Iterable[Counts]) -> Counts:
    """What is kept of the documents of a chapter, as one card."""
    found: Counts = {"slides": 0, "text_alone": [], "minutes": 0, "questions": 0, "bands": {}}
    for each in said:
        found |= each
    held, every = (sum(c.get(k, 0) for c in counts) for k in ("relations_held", "relations"))
    share = f"{100 * held / every:.0f} % ({held}/{every})" if every else "–"
    return found | {"name": name, "relations": share}


def in_terminal(cards: list[Counts]) -> str:
    """A few lines a chapter."""
    return "\n".join(line for card in cards for line in _lines(card))


def _lines(card: Counts) -> list[str]:
    alone, exercises = card["text_alone"], sum(card["bands"].values())
    named = f": {', '.join(alone)}" if alone else ""
    bands = ", ".join(f"{count} {band}" for band, count in card["bands"].items())
    return [
        f"{card['name']}: {card['slides']} slides, {card['minutes']} min planned",
        f"  {len(alone)} slides of text alone{named}",
        f"  {exercises} exercises ({bands or 'none'}), {len(card['on_data'])} on data",
        f"  {card['questions']} quiz questions, {card['notebooks']} notebooks",
        f"  relations evaluated {card['relations']}, false texts caught {card['caught']}",
    ]


def in_markdown(cards: list[Counts]) -> str:
    """A table with a row a chapter."""
    return coverage.table([list(HEADINGS), *map(_cells, cards)])


def _cells(card: Counts) -> list[str]:
    bands = ", ".join(map(str, card["bands"].values()))
    exercises = f"{sum(card['bands'].values())} ({bands})" if bands else "0"
    numbers = (card["slides"], len(card["text_alone"]), card["minutes"], exercises)
    more = (len(card["on_data"]), card["questions"], card["notebooks"])
    return [card["name"], *map(str, (*numbers, *more)), card["relations"], card["caught"]]
