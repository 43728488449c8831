"""The list of chapters in the README, and what the pages of the course are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from scripts.base.errors import Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter

BEGIN, END = "<!-- chapters -->", "<!-- /chapters -->"
Sheet = Literal["exercises", "hints", "solutions"]
FRAGMENTS = (
    *("start", "chapters", "begin", "career", "textbook", "alone", "concepts"),
    *("coverage", "errata", "symbols", "words"),
)
PAPERS: dict[Sheet, str] = {"exercises": "", "hints": "-hints", "solutions": "-solutions"}


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


def fragments(paths: Paths) -> dict[str, Path]:
    """What the pages of the course include, by the names that `.generated` divs give it."""
    return {name: paths.cache / "course" / f"{name}.qmd" for name in FRAGMENTS}


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
