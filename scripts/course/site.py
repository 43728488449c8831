"""What the course page and the README say about the chapters, generated from the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from scripts.base.errors import Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter

BEGIN, END = "<!-- chapters -->", "<!-- /chapters -->"
Sheet = Literal["exercises", "hints", "solutions"]
HEADLINE = re.compile(
    r"^#{1,2} (?:(?:Where this is used|Question): )?(.*?)\s*\{[^}\n]*#([\w-]+)[^}\n]*\}", re.M
)
PAPERS: dict[Sheet, str] = {"exercises": "", "hints": "-hints", "solutions": "-solutions"}


def chapter_cards(paths: Paths, chapters: list[Chapter]) -> str:
    """One section a chapter: what it is, its length, what it presumes, its agenda, its products."""
    known = {c.number: c for c in chapters}
    return "\n".join(_card(paths, c, known) for c in chapters)


def _card(paths: Paths, c: Chapter, known: dict[int, Chapter]) -> str:
    minutes, agenda = c.front.minutes, _agenda(paths, c)
    facts = [
        *([] if c.front.proven else ["Not proven yet: numbers and derivations are not checked"]),
        f"Difficulty: {c.front.difficulty}",
        f"Time: lecture {hours(minutes.lecture)}, exercises {hours(minutes.exercises)}, "
        f"notebooks {hours(minutes.notebooks)}",
        f"Presumes: {_prerequisites(c, known)}",
        *([f"Agenda of the lecture: {agenda}"] if agenda else []),
        *([f"In the book: MML {', '.join(c.front.mml)}"] if c.front.mml else []),
        f"Open: {' · '.join(_links(paths, c))}",
    ]
    head = f"### {c.number} {c.title} {{#{c.key}}}\n\n{c.subtitle}\n\n"
    return head + "".join(f"- {fact}.\n" for fact in facts)


def _prerequisites(chapter: Chapter, known: dict[int, Chapter]) -> str:
    """Topics with the chapters that teach them, linked where they are part of the course."""
    told = []
    for p in chapter.front.prerequisites:
        teacher = known.get(p.chapter)
        link = f" ([{teacher.title}](#{teacher.key}))" if teacher else ""
        told.append(f"chapter {p.chapter}: {p.topics}{link}")
    return "; ".join(told) or "nothing beyond school mathematics"


def _agenda(paths: Paths, chapter: Chapter) -> str:
    """The parts of a lecture with their minutes, from the checked deck."""
    file = paths.checked("slides", chapter.key)
    parts = json.loads(file.read_text(encoding="utf-8")).get("agenda", []) if file.exists() else []
    deck = f"slides/{chapter.key}.html"
    return "; ".join(f"[{p['title']}]({deck}#/{p['section']}) {p['minutes']} min" for p in parts)


def _links(paths: Paths, c: Chapter) -> list[str]:
    links = [
        f"[Reading edition](read/{c.key}.html) ([PDF](read/{c.key}.pdf), "
        f"[cheat sheet](read/{c.key}-sheet.pdf))",
        f"[Slides](slides/{c.key}.html) ([PDF](slides/{c.key}.pdf))",
    ]
    if c.handout:
        sheets = {"PDF": "", "with hints": "-hints", "with solutions": "-solutions"}
        printed = ", ".join(f"[{n}](handouts/{c.key}{s}.pdf)" for n, s in sheets.items())
        links.append(f"[Exercises](handouts/{c.key}.html) ({printed})")
    for book in c.notebooks:
        page = f"notebooks/{c.key}/{book.name}.html"
        made = not book.lacking or (paths.build / page).exists()
        lacking = ", ".join(book.lacking)
        links.append(f"[{book.title}]({page})" if made else f"{book.title} (needs {lacking})")
    return links


def concept_table(paths: Paths, chapters: list[Chapter]) -> str:
    """Every concept, the method that needs it, and the slide that shows it at work."""
    rows = []
    for c in chapters:
        deck = (paths.root / "slides" / f"{c.key}.qmd").read_text("utf-8", "replace")
        titles = {anchor: title for title, anchor in HEADLINE.findall(deck)}
        for row in c.front.concepts:
            title = titles.get(row.section, row.section)
            link = f"[{title}](slides/{c.key}.html#/{row.section})"
            rows.append((row.concept, row.method, f"{c.number} {link}"))
    return table(("Concept", "Method that needs it", "Shown in"), rows) + "\n"


def readme_table(chapters: list[Chapter]) -> str:
    """The list of chapters as the README holds it."""
    rows = []
    for c in chapters:
        pictures = str(len(c.figures) + len(c.photographs))
        lecture = hours(c.front.minutes.lecture)
        rows.append((str(c.number), c.title, c.front.difficulty, lecture, pictures))
    return table(("", "Chapter", "Difficulty", "Lecture", "Figures"), rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, whatever stands in its cells."""

    def line(cells: Sequence[str]) -> str:
        one_line = (" ".join(cell.split()).replace("|", r"\|") for cell in cells)
        return f"| {' | '.join(one_line)} |".replace("|  |", "| |")

    return "\n".join([line(head), "|" + "---|" * len(head), *map(line, rows)])


def hours(minutes: int) -> str:
    """`90 min` or `2 h 30 min`."""
    whole, rest = divmod(minutes, 60)
    return f"{minutes} min" if minutes <= 90 else f"{whole} h" + (f" {rest} min" if rest else "")


def fragments(paths: Paths) -> tuple[Path, Path, Path, Path]:
    """What the pages of the course include: chapters, concepts, coverage, errata."""
    chapters, concepts, coverage, errata = (
        paths.cache / "course" / f"{name}.qmd"
        for name in ("chapters", "concepts", "coverage", "errata")
    )
    return chapters, concepts, coverage, errata


def looked_up(paths: Paths) -> tuple[Path, Path]:
    """What the page of symbols includes: symbols, words."""
    return paths.cache / "course" / "symbols.qmd", paths.cache / "course" / "words.qmd"


def check_readme(paths: Paths, chapters: list[Chapter]) -> list[Problem]:
    """The README's list of chapters is the one that the files give."""
    file = paths.root / "README.md"
    if not file.exists():
        return []
    text = file.read_text(encoding="utf-8")
    parts = _readme_parts(text)
    if parts and parts[1] != readme_table(chapters):
        line = text[: text.index(BEGIN)].count("\n") + 1
        said = "the list of chapters is not that of the files. Run `nox -s readme`."
        return [Problem("README.md", line, said)]
    return []


def write_readme(paths: Paths, chapters: list[Chapter]) -> None:
    """Bring the README's list of chapters up to date."""
    file = paths.root / "README.md"
    parts = _readme_parts(file.read_text(encoding="utf-8")) if file.exists() else None
    if parts:
        write_atomically(file, f"{parts[0]}\n{readme_table(chapters)}\n{parts[2]}")


def _readme_parts(text: str) -> tuple[str, str, str] | None:
    """What stands before the list, the list, and what stands behind it."""
    before, begin, rest = text.partition(BEGIN)
    table, end, after = rest.partition(END)
    return (before + begin, table.strip("\n"), end + after) if begin and end else None
