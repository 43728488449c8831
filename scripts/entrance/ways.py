"""Four paths through the course, each a list of links with the minutes of one who learns alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from scripts.course.site import hours
from scripts.entrance import cards
from scripts.entrance.shelf import Shelf
from scripts.markdown.exercises import Exercise

FEW = 3  # with so many chapters a path is shown unfolded
Steps = list[tuple[str, int]]  # what to do, in Markdown, and its minutes; 0: they are not stated


def path(shelves: Sequence[Shelf], steps: Callable[[Shelf], Steps]) -> str:
    """A path as a list of chapters, each with its steps; the sums stand beside the lecture's."""
    told, alone, lecture = [], 0, 0
    for shelf in shelves:
        found = steps(shelf)
        minutes = sum(n for _, n in found)
        alone, lecture = alone + minutes, lecture + shelf.chapter.front.minutes.lecture
        chapter = f"[{shelf.chapter.number} {shelf.chapter.title}](#{shelf.key})"
        told.append(f"1. {chapter}: {_times(minutes, shelf)}\n")
        told += [f"    1. {words}{_minutes(n)}\n" for words, n in found]
    if not told:
        return "There is no chapter yet.\n"
    total = f"Step by step: {hours(alone)} alone; the lectures take {hours(lecture)}"
    return cards.folded(total, "".join(told), len(shelves) <= FEW)


def _times(minutes: int, shelf: Shelf) -> str:
    return f"{hours(minutes)} alone, lecture {hours(shelf.chapter.front.minutes.lecture)}"


def _minutes(minutes: int) -> str:
    return f" [{hours(minutes)}]{{.time}}" if minutes else ""


def begin(shelf: Shelf) -> Steps:
    """Read, then the exercises of difficulty one, then one notebook, then the others by hand."""
    easy = [e for e in shelf.exercises if e.difficulty == "1"]
    steps = [_read(shelf), _some(shelf, easy, "the first exercises")]
    made = [book for book in shelf.books if book.made][:1]
    steps += [(f"Run {cards.book(shelf, book)}", book.minutes) for book in made]
    bands = dict.fromkeys(e.band for e in shelf.exercises)
    first = [e for e in shelf.exercises if e not in easy and e.band in list(bands)[:1]]
    steps.append(_some(shelf, first, "what is left of the first band"))
    return [step for step in steps if step[0]]


def career(shelf: Shelf) -> Steps:
    """Where it is used, the code, then the definitions that it needs, then to compute."""
    used = ", ".join(
        f"[{row.method}](read/{shelf.key}.html#{row.section})"
        for row in shelf.chapter.front.concepts
    )
    steps: Steps = [(f"See where it is used: {used}", 0)] if used else []
    for book in shelf.books:
        if book.made:
            steps.append((f"Run {cards.book(shelf, book)}", book.minutes))
    named = ", ".join(f"[{t}](read/{shelf.key}.html#{a})" for a, t in shelf.definitions)
    if named:
        steps.append((f"Look up what the code calls by name: {named}", 0))
    steps.append(_read(shelf))
    steps.append(_band(shelf, "Computing"))
    return [step for step in steps if step[0]]


def textbook(shelf: Shelf) -> Steps:
    """The sections of the book, the sheet to print, band by band, and what to compare it with."""
    key, mml = shelf.key, shelf.chapter.front.mml
    steps: Steps = [(f"Read MML {', '.join(mml)} in the book", 0)] if mml else []
    if shelf.chapter.handout:
        steps.append((f"Print [the exercises](handouts/{key}.pdf), without hints", 0))
        steps += [_band(shelf, band) for band in dict.fromkeys(e.band for e in shelf.exercises)]
        steps.append((f"Compare with [the worked solutions](handouts/{key}-solutions.pdf)", 0))
    steps.append((f"Look up what is missing in [the slides](slides/{key}.html)", 0))
    return [step for step in steps if step[0]]


def alone(shelf: Shelf) -> Steps:
    """Part by part: read it, answer its self-checks, do the exercises that belong to it."""
    steps: Steps = []
    for part in shelf.parts:
        words = f"[{part.title[:1].upper()}{part.title[1:]}](read/{shelf.key}.html#{part.section})"
        tried = ", ".join(_exercise(shelf, exercise) for exercise in part.exercises)
        words += f"; then exercise{'s' * (len(part.exercises) > 1)} {tried}" if tried else ""
        steps.append((words, part.alone + _sum(part.exercises)))
    if not steps:
        steps = [_read(shelf), _some(shelf, shelf.exercises, "all exercises")]
    for book in shelf.books:
        if book.made:
            steps.append((f"Run {cards.book(shelf, book)}", book.minutes))
    return [step for step in steps if step[0]]


def _read(shelf: Shelf) -> tuple[str, int]:
    checks = f" and answer its {shelf.quizzes} self-checks" if shelf.quizzes > 1 else ""
    minutes = shelf.chapter.front.minutes.reading
    return f"[Read the chapter](read/{shelf.key}.html){checks}", minutes


def _some(shelf: Shelf, chosen: Iterable[Exercise], name: str) -> tuple[str, int]:
    """Exercises by number, and the sum of their minutes; nothing where there are none."""
    found = list(chosen)
    links = ", ".join(_exercise(shelf, exercise) for exercise in found)
    return (f"Do {name}: {links}", _sum(found)) if found else ("", 0)


def _exercise(shelf: Shelf, exercise: Exercise) -> str:
    return f"[{exercise.number}](handouts/{shelf.key}.html#{exercise.identifier})"


def _band(shelf: Shelf, band: str) -> tuple[str, int]:
    """A band of the sheet, where it has one of that name."""
    found = [exercise for exercise in shelf.exercises if exercise.band == band]
    if not found or not band:
        return "", 0
    anchor = re.sub(r"[^\w.-]+", "-", band.lower()).strip("-")
    words = f"Do the exercises [{band}](handouts/{shelf.key}.html#{anchor})"
    return words, _sum(found)


def _sum(exercises: Iterable[Exercise]) -> int:
    return sum(int(e.minutes) for e in exercises if e.minutes.isdigit())
