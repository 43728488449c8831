"""What there is of a chapter for one who learns: text, exercises in bands, notebooks, a picture."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.base.paths import Paths
from scripts.course.model import Chapter
from scripts.markdown import exercises
from scripts.markdown.exercises import Exercise

HEADLINE = re.compile(
    r"^#{1,2} (?:(?:Where this is used|Question): )?(.*?)\s*\{[^}\n]*#([\w-]+)[^}\n]*\}", re.M
)
DEFINITION = re.compile(r"^:::+ *\{[^}\n]*#(def-[\w-]+)[^}\n]*\}\s*\n+#+ ([^\n{]+)", re.M)
IMAGE = r'\]\(/_build/figures/{}/{}\)\{{[^}}]*?fig-alt="([^"]*)"'
MINUTES = re.compile(r"\*\*Minutes\.\*\* *(\d+)")
SELF_CHECK = re.compile(r"^:::+ *\{\.quiz\b", re.M)


@dataclass(frozen=True)
class Book:
    """A notebook; `made` says whether its page is there, `lacking` why it may not be."""

    name: str
    title: str
    minutes: int
    made: bool
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part of the lecture: minutes of the lecture, and of its text for one who reads alone."""

    title: str
    section: str
    minutes: int
    alone: int
    exercises: tuple[Exercise, ...]  # those whose last slide stands in it


@dataclass(frozen=True)
class Shelf:
    """A chapter with all that its files say to one who learns."""

    chapter: Chapter
    headlines: dict[str, str]  # of slides, by their ids
    definitions: tuple[tuple[str, str], ...]  # id and title
    parts: tuple[Part, ...]
    exercises: tuple[Exercise, ...]
    books: tuple[Book, ...]
    quizzes: int
    picture: str  # of the chapter, below `_build`; nothing where it names none
    alt: str

    @property
    def key(self) -> str:
        return self.chapter.key

    @property
    def alone(self) -> int:
        """Minutes of all that one who learns alone does; without reading where none is stated."""
        minutes = self.chapter.front.minutes
        return minutes.reading + minutes.exercises + minutes.notebooks


def shelves(paths: Paths, chapters: Iterable[Chapter]) -> list[Shelf]:
    """All chapters, each behind those that it presumes, else in their order."""
    return [_shelf(paths, chapter) for chapter in in_order(list(chapters))]


def in_order(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters so that what one presumes comes first; where nothing is presumed, by number."""
    known, found, begun = {c.number: c for c in chapters}, list[Chapter](), set[int]()

    def take(chapter: Chapter) -> None:
        if chapter.number in begun:
            return
        begun.add(chapter.number)
        for number in sorted(p.chapter for p in chapter.front.prerequisites):
            if number in known:
                take(known[number])
        found.append(chapter)

    for chapter in chapters:
        take(chapter)
    return found


def _shelf(paths: Paths, chapter: Chapter) -> Shelf:
    key = chapter.key
    deck = (paths.root / "slides" / f"{key}.qmd").read_text("utf-8", "replace")
    sheet = paths.root / "handouts" / f"{key}.qmd"
    known = exercises.read(sheet.read_text("utf-8", "replace")) if chapter.handout else []
    shown, alt = picture(paths, chapter)
    return Shelf(
        chapter,
        {anchor: title for title, anchor in HEADLINE.findall(deck)},
        tuple((anchor, title.strip()) for anchor, title in DEFINITION.findall(deck)),
        _parts(paths, chapter, deck, known),
        tuple(known),
        tuple(_books(paths, chapter)),
        len(SELF_CHECK.findall(deck)),
        shown,
        alt,
    )


def _parts(paths: Paths, chapter: Chapter, deck: str, known: list[Exercise]) -> tuple[Part, ...]:
    """The agenda of a checked deck, and the exercises where they can be done."""
    file = paths.checked("slides", chapter.key)
    told = json.loads(file.read_text(encoding="utf-8")).get("agenda", []) if file.exists() else []
    order = [anchor for _, anchor in HEADLINE.findall(deck)]
    starts = [order.index(part["section"]) for part in told]
    at: dict[str, int] = {}
    for exercise in known:
        slides = [order.index(slide) for slide in exercise.slides if slide in order]
        begun = [n for n, start in enumerate(starts) if slides and start <= max(slides)]
        at[exercise.identifier] = max(begun, default=len(told) - 1)
    return tuple(
        Part(
            part["title"],
            part["section"],
            part["minutes"],
            part.get("alone", 0),
            tuple(exercise for exercise in known if at[exercise.identifier] == n),
        )
        for n, part in enumerate(told)
    )


def _books(paths: Paths, chapter: Chapter) -> Iterable[Book]:
    for book in chapter.notebooks:
        source = paths.root / "notebooks" / chapter.key / f"{book.name}.py"
        minutes = MINUTES.search(source.read_text("utf-8", "replace"))
        page = paths.build / "notebooks" / chapter.key / f"{book.name}.html"
        made = not book.lacking or page.exists()
        yield Book(book.name, book.title, int(minutes[1]) if minutes else 0, made, book.lacking)


def picture(paths: Paths, chapter: Chapter) -> tuple[str, str]:
    """The picture of a chapter below `_build`, and what it shows: as the deck or its code says."""
    name = chapter.front.picture
    if not name:
        return "", ""
    file = name if name in chapter.photographs else f"{name}.svg"
    deck = (paths.root / "slides" / f"{chapter.key}.qmd").read_text("utf-8", "replace")
    told = re.search(IMAGE.format(chapter.key, re.escape(file)), deck)
    where = f"figures/{chapter.key}/{file}"
    return where, told[1] if told else _docstring(paths, chapter.key, name)


def _docstring(paths: Paths, key: str, name: str) -> str:
    """The first sentence of the docstring of a figure: what the picture shows."""
    source = paths.root / "figures" / key / f"{name}.py"
    try:
        text = ast.get_docstring(ast.parse(source.read_text("utf-8", "replace")))
    except (OSError, SyntaxError):
        text = None
    return (text or name.replace("_", " ")).split("\n\n")[0].replace("\n", " ")
