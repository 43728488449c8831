"""What the course page and the README say about the chapters, generated from the model."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

from scripts.base.errors import Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter

BEGIN, END = "<!-- chapters -->", "<!-- /chapters -->"
Sheet = Literal["exercises", "hints", "solutions"]
HEADLINE = re.compile(r"^#{1,2} (?:Where this is used: )?(.*?)\s*\{#([\w-]+).*\}", re.M)
PAPERS: dict[Sheet, str] = {"exercises": "", "hints": "-hints", "solutions": "-solutions"}


def hours(minutes: int) -> str:
    """`90 min` or `2 h 30 min`."""
    whole, rest = divmod(minutes, 60)
    return f"{minutes} min" if minutes <= 90 else f"{whole} h" + (f" {rest} min" if rest else "")


def _prerequisites(chapter: Chapter, chapters: dict[int, Chapter]) -> str:
    return (
        "; ".join(
            f"chapter {p.chapter}: {p.topics}"
            + (
                f" ([{chapters[p.chapter].title}](#{chapters[p.chapter].key}))"
                if p.chapter in chapters
                else ""
            )
            for p in chapter.front.prerequisites
        )
        or "nothing beyond school mathematics"
    )


def _agenda(paths: Paths, chapter: Chapter) -> str:
    """The parts of a lecture with their minutes, from the checked deck."""
    file = paths.checked("slides", chapter.key)
    parts = json.loads(file.read_text(encoding="utf-8")).get("agenda", []) if file.exists() else []
    return "; ".join(
        f"[{p['title']}](slides/{chapter.key}.html#/{p['section']}) {p['minutes']} min"
        for p in parts
    )


def chapter_cards(paths: Paths, chapters: list[Chapter]) -> str:
    """One section a chapter: what it is, how long it takes, what it presumes, its agenda, where everything is."""
    known = {c.number: c for c in chapters}
    parts = []
    for c in chapters:
        minutes, links = (
            c.front.minutes,
            [f"[Slides](slides/{c.key}.html)", f"[Slides, PDF](slides/{c.key}.pdf)"],
        )
        if c.handout:
            links += [
                f"[Exercises](handouts/{c.key}.pdf)",
                f"[with hints](handouts/{c.key}-hints.pdf)",
                f"[with solutions](handouts/{c.key}-solutions.pdf)",
            ]
        agenda = (
            f"- Agenda of the lecture: {parts_of_lecture}.\n"
            if (parts_of_lecture := _agenda(paths, c))
            else ""
        )
        parts.append(f"""### {c.number} {c.title} {{#{c.key}}}

{c.subtitle}

- Difficulty: {c.front.difficulty}.
- Time: lecture {hours(minutes.lecture)}, exercises {hours(minutes.exercises)}, notebooks {hours(minutes.notebooks)}.
- Presumes: {_prerequisites(c, known)}.
{agenda}- In the book: MML {", ".join(c.front.mml)}.
- Open: {" · ".join(links)}.
""")
    return "\n".join(parts)


def concept_table(paths: Paths, chapters: list[Chapter]) -> str:
    """Every concept, the method that needs it, and the slide that shows it at work."""
    rows = []
    for c in chapters:
        deck = (paths.root / "slides" / f"{c.key}.qmd").read_text(encoding="utf-8")
        titles = {anchor: title for title, anchor in HEADLINE.findall(deck)}
        rows += [
            f"| {concept.concept} | {concept.method} | {c.number} [{titles.get(concept.section, concept.section)}]"
            f"(slides/{c.key}.html#/{concept.section}) |"
            for concept in c.front.concepts
        ]
    return "\n".join(["| Concept | Method that needs it | Shown in |", "|---|---|---|", *rows, ""])


def readme_table(chapters: list[Chapter]) -> str:
    """The list of chapters as the README holds it."""
    rows = [
        f"| {c.number} | {c.title} | {c.front.difficulty} | {hours(c.front.minutes.lecture)} | {len(c.figures)} |"
        for c in chapters
    ]
    return "\n".join(
        ["| | Chapter | Difficulty | Lecture | Figures |", "|---|---|---|---|---|", *rows]
    )


def fragments(paths: Paths) -> tuple[Path, Path, Path, Path]:
    """What the pages of the course include: chapters, concepts, coverage, errata."""
    folder = paths.cache / "course"
    return (
        folder / "chapters.qmd",
        folder / "concepts.qmd",
        folder / "coverage.qmd",
        folder / "errata.qmd",
    )


def _readme_parts(text: str) -> tuple[str, str, str] | None:
    before, begin, rest = text.partition(BEGIN)
    table, end, after = rest.partition(END)
    return (before + begin, table.strip("\n"), end + after) if begin and end else None


def check_readme(paths: Paths, chapters: list[Chapter]) -> list[Problem]:
    """The README's list of chapters is the one that the files give."""
    file = paths.root / "README.md"
    if not file.exists():
        return []
    text = file.read_text(encoding="utf-8")
    parts = _readme_parts(text)
    if parts and parts[1] != readme_table(chapters):
        line = text[: text.index(BEGIN)].count("\n") + 1
        return [
            Problem(
                "README.md",
                line,
                "the list of chapters is not that of the files. Run `nox -s readme`.",
            )
        ]
    return []


def write_readme(paths: Paths, chapters: list[Chapter]) -> None:
    """Bring the README's list of chapters up to date."""
    file = paths.root / "README.md"
    parts = _readme_parts(file.read_text(encoding="utf-8")) if file.exists() else None
    if parts:
        write_atomically(file, f"{parts[0]}\n{readme_table(chapters)}\n{parts[2]}")
