"""How long a chapter takes: the minutes in the notes, the words to read, and the agenda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from scripts.base.errors import Problem, nearest
from scripts.checks import learner
from scripts.course.model import Front
from scripts.markdown.locate import Place, attributes, plain

WORDS, DISPLAY, STEP = 200, 0.5, 5  # words a minute, minutes a display; what is stated rounds up
WORD = ("Str", "Code")


@dataclass(frozen=True)
class Slide:
    """A slide with the minutes that its notes give it; none when they give none.

    `alone` is how long its text takes one who reads it, in minutes.
    """

    place: Place
    anchor: str
    title: str
    minutes: int | None
    alone: float = 0.0


def check(
    places: list[Place], front: Front, path: str, lines: dict[tuple[str, ...], int]
) -> list[Problem]:
    """Slides without minutes, a sum that is not the stated length, an agenda without its slide."""
    deck = slides(places)
    problems = [
        slide.place.problem(
            f"slide {slide.title!r} has no minutes in its notes; expected "
            "`[2 min]{.minutes}` first in `::: {.notes}`. Add it."
        )
        for slide in deck
        if slide.minutes is None
    ]
    total, stated = sum(slide.minutes or 0 for slide in deck), front.minutes.lecture
    if not problems and total != stated:
        message = (
            f"the notes add up to {total} min; the front matter says {stated} min. "
            "Change the minutes or the stated length."
        )
        problems.append(Problem(path, lines.get(("course", "minutes"), 1), message))
    known = [slide.anchor for slide in deck]
    for i, part in enumerate(front.agenda):
        if part.section not in known:
            message = (
                f"the agenda begins {part.title!r} at {part.section!r}; "
                f"the deck has no such slide.{nearest(part.section, known)} Mend it."
            )
            problems.append(Problem(path, lines.get(("course", "agenda", str(i)), 1), message))
    return problems


def reading(
    places: list[Place], front: Front, path: str, lines: dict[tuple[str, ...], int]
) -> Iterator[Problem]:
    """Stated minutes of reading that are not those of the text, where all slides have some."""
    stated = front.minutes.reading
    expected = STEP * ceil(sum(slide.alone for slide in slides(places)) / STEP)
    if stated and stated != expected and not learner.untold(places):
        message = (
            f"minutes.reading says {stated} min; expected {expected} min, which the words take at "
            f"{WORDS} a minute and displayed formulas at half a minute each, rounded up to "
            f"{STEP}. Change it."
        )
        yield Problem(path, lines.get(("course", "minutes", "reading"), 1), message)


def exercises(places: list[Place], front: Front) -> Iterator[Problem]:
    """The minutes of the exercises add up to what the deck's front matter states."""
    all_ = [p for p in places if p.kind == "Div" and attributes(p.node)[0].startswith("exr-")]
    minutes = [attributes(place.node)[2].get("minutes", "") for place in all_]
    total, stated = sum(int(n) for n in minutes if n.isdigit()), front.minutes.exercises
    if all_ and all(n.isdigit() for n in minutes) and total != stated:
        yield all_[0].problem(
            f"the exercises add up to {total} min; the front matter of the deck says {stated} min. "
            "Change the minutes of an exercise or the stated length."
        )


def agenda(places: list[Place], front: Front) -> list[dict[str, Any]]:
    """The parts of a lecture with the minute at which each begins, and its length.

    `alone` is the length of its text for one who reads, in minutes.
    """
    starts = {part.section: part.title for part in front.agenda}
    parts: list[dict[str, Any]] = []
    minute, alone = 0, list[float]()
    for slide in slides(places):
        if slide.anchor in starts:
            title = starts[slide.anchor]
            parts.append({"title": title, "section": slide.anchor, "at": minute, "minutes": 0})
            alone.append(0.0)
        if parts:
            parts[-1]["minutes"] += slide.minutes or 0
            alone[-1] += slide.alone
            parts[-1]["alone"] = ceil(alone[-1])
        minute += slide.minutes or 0
    return parts


def slides(places: list[Place]) -> list[Slide]:
    """The slides of a deck in order. Only headings outside divs begin a slide."""
    found: list[Slide] = []
    for place in places:
        identifier, classes, _ = attributes(place.node)
        if place.kind == "Header" and place.node["c"][0] <= 2 and not place.around:
            found.append(Slide(place, identifier, plain(place.node["c"][2]).strip(), None))
        elif found and not _in_notes(place) and (takes := _takes(place)):
            found[-1] = replace(found[-1], alone=found[-1].alone + takes)
        elif place.kind == "Span" and "minutes" in classes and found and _in_notes(place):
            number = plain(place.node["c"][1]).split()[:1]
            if number and number[0].isdigit():
                minutes = (found[-1].minutes or 0) + int(number[0])
                found[-1] = replace(found[-1], minutes=minutes)
    return found


def _takes(place: Place) -> float:
    """Minutes that a word, or a formula, takes one who reads it."""
    if place.kind == "Math":
        return DISPLAY if place.node["c"][0]["t"] == "DisplayMath" else 1 / WORDS
    word = place.kind in WORD and any(map(str.isalnum, plain(place.node)))
    return 1 / WORDS if word else 0.0


def _in_notes(place: Place) -> bool:
    return any("notes" in attributes(node)[1] for node in place.around)
