"""Chapters and sections of the book that a text names are those of its front matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from scripts.base import texts
from scripts.base.errors import Problem
from scripts.checks.subject import Subject
from scripts.course.metadata import Lines
from scripts.course.model import Front
from scripts.markdown.locate import Place, plain

LEAVES = ("Para", "Plain", "Header")
CHAPTERS = re.compile(r"(?i)\bchapters?\s+(\d+(?:(?:,|\s|and|to)+\d+)*)(?!\.?\d)")
SECTIONS = re.compile(
    r"(?i)\b(?:sec\.|sections?)\s+(\d+(?:\.\d+)*(?:(?:,|\s|and|to|\([^()]*\))+\d+(?:\.\d+)+)*)"
)
NUMBER = re.compile(r"\d+(?:\.\d+)*")
KEY = re.compile(r"@([\w-]+)")
BOOK = "mml"  # how the key of the book ends
WORD = re.compile(r"[A-Za-z]{4,}|SVD|PCA")


def chapters(subject: Subject, front: Front, key: str) -> Iterator[Problem]:
    """`chapter 6` is a chapter that is presumed or follows, and stands by one of its topics."""
    ours = int(key[2:4])
    topics = {p.chapter: p.topics for p in (*front.prerequisites, *front.next)}
    for place, words in _leaves(subject):
        for found in CHAPTERS.finditer(words):
            for number in map(int, NUMBER.findall(found[1])):
                known = ", ".join(f"{n} ({told})" for n, told in sorted(topics.items())) or "none"
                if number in (ours, *_of_book(front, words)):
                    continue
                if number not in topics:
                    yield place.problem(
                        f"chapter {number}; the front matter presumes {known}. Mend the number, "
                        "or add it to `prerequisites` (what follows: to `next`)."
                    )
                elif not _stems(topics[number]) & _stems(words):
                    yield place.problem(
                        f"chapter {number} beside none of its topics, which are {topics[number]}; "
                        f"the front matter presumes {known}. Mend the number, or name the topic."
                    )


def sections(subject: Subject, front: Front) -> Iterator[Problem]:
    """`sec. 10.3` of the book is one of the sections in `mml`, and stands once in a list."""
    for place, named in _sections(subject):
        for number in named:
            if number not in front.mml:
                yield place.problem(
                    f"section {number} of the book; the front matter lists {', '.join(front.mml)}. "
                    "Mend the number, or add it to `mml`."
                )
        for number, times in Counter(named).items():
            if times > 1 and number in front.mml:
                yield place.problem(
                    f"section {number} stands {times} times in one list; expected once. "
                    "Mend the numbers."
                )


def front_matter(subject: Subject, front: Front, lines: Lines, key: str) -> Iterator[Problem]:
    """Sections stand once, and all are named if any is; earlier chapters teach their topics."""
    path, line = subject.document.path, lines.get(("course", "mml"), 1)
    named = {number for _, numbers in _sections(subject) for number in numbers}
    for number, times in Counter(front.mml).items():
        if times > 1 or (named and number not in named):
            said = f"listed {times} times" if times > 1 else "which no slide names"
            yield Problem(path, line, f"section {number} of the book, {said}. Mend `mml`.")
    for i, presumed in enumerate(front.prerequisites):
        line = lines.get(("course", "prerequisites", str(i), "chapter"), 1)
        chapter = presumed.chapter
        if chapter > int(key[2:4]):
            said = f"chapter {chapter} is presumed, which comes later. Mend the number."
            yield Problem(path, line, said)
        for file in sorted((subject.root / "slides").glob(f"ch{chapter:02}_*.qmd")):
            taught = _stems(texts.read(file, f"slides/{file.name}"))
            for topic in presumed.topics.split(",") if file.stem != key else ():
                if not _stems(topic) & taught:
                    yield Problem(
                        path,
                        line,
                        f"chapter {chapter} is presumed for {topic.strip()!r}, of which "
                        f"slides/{file.name} says nothing. Mend the number or the topic.",
                    )


def _leaves(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Paragraphs and headlines with their words."""
    for place, first in pairwise(subject.places):  # the first word knows its line
        if place.kind in LEAVES:
            content: Any = place.node["c"]
            yield first, plain(content[2] if place.kind == "Header" else content)


def _sections(subject: Subject) -> Iterator[tuple[Place, list[str]]]:
    """Sections of the book that a paragraph names, those between two of them too."""
    for place, words in _leaves(subject):
        named: list[str] = []
        for found in SECTIONS.finditer(words):
            keys = KEY.findall(words[: found.start()])
            if keys and not keys[-1].endswith(BOOK):
                continue  # of another source
            ranges = re.sub(r"(\S+)\s+to\s+(\S+)", _written_out, found[1])
            named += [n for n in NUMBER.findall(ranges) if "." in n]
        if named:
            yield place, named


def _written_out(found: re.Match[str]) -> str:
    """`10.1 10.2 10.3` for `10.1 to 10.3`; of a range that falls, what stands there twice."""
    (chapter, _, first), (other, _, last) = found[1].partition("."), found[2].partition(".")
    if chapter != other or not (first + last).isdigit() or int(first) >= int(last):
        return f"{found[1]} {found[1]} {found[2]}"
    return " ".join(f"{chapter}.{n}" for n in range(int(first), int(last) + 1))


def _of_book(front: Front, words: str) -> set[int]:
    """Chapters of the book, where a text speaks of it."""
    if "MML" not in words:
        return set()
    return {int(section.split(".")[0]) for section in front.mml}


def _stems(text: str) -> set[str]:
    """The words of a text, without endings."""
    return {word.lower()[:7] for word in WORD.findall(text)}
