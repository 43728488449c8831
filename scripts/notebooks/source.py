"""A notebook as it is written: Python in jupytext's percent format, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.base import texts
from scripts.base.errors import CourseError, Problem
from scripts.base.paths import Paths

MARK = re.compile(r"# %%(?:\s+\[(markdown|md)\])?\s*$")
NEAR = re.compile(r"\s*#\s*%%|\s*#%%")  # what was meant as a mark
ALT = re.compile(r"# alt:\s*(.*)")


@dataclass(frozen=True)
class Cell:
    """A cell; `line` is that of its first line, behind the mark."""

    markdown: bool
    line: int
    text: str
    tags: tuple[str, ...] = ()  # as notebooks have them: raises-exception, hide-input

    @cached_property
    def alts(self) -> list[str]:
        """What its pictures show, in words: the comments `# alt: …` at its beginning."""
        found = []
        for line in self.text.split("\n"):
            alt = ALT.match(line)
            if alt:
                found.append(alt[1].strip())
            elif found and re.match(r"#\s+(?!derivation:)", line):
                found[-1] += " " + line.lstrip("# ").strip()
            else:
                break
        return found


@dataclass(frozen=True)
class Source:
    """A notebook's cells; `path` is that of its file from the root."""

    path: str
    cells: tuple[Cell, ...]

    @property
    def title(self) -> str:
        """What its first heading says."""
        first = self.cells[0].text.partition("\n")[0] if self.cells else ""
        return first.removeprefix("# ").strip()

    @property
    def code(self) -> list[Cell]:
        """Its cells that run."""
        return [cell for cell in self.cells if not cell.markdown]

    def prose(self, lines: int) -> list[str]:
        """Its text, each line on the line of the source where it stands; code is left empty."""
        found = [""] * lines
        for cell in self.cells:
            if cell.markdown:
                part = cell.text.split("\n")
                found[cell.line - 1 : cell.line - 1 + len(part)] = part
        return found


def parts(lines: list[str], marks: list[int]) -> Iterator[tuple[int, int, list[str]]]:
    """Each mark's index, the line on which its cell begins, and its lines, no empty ones around."""
    for begin, end in zip(marks, [*marks[1:], len(lines)], strict=True):
        part, first = lines[begin + 1 : end], begin + 2
        while part and not part[-1].strip():
            part.pop()
        while part and not part[0].strip():
            part.pop(0)
            first += 1
        yield begin, first, part


def read(paths: Paths, file: Path) -> Source:
    """Read a notebook; CourseError with every line that is not in the percent format."""
    name = paths.relative(file)
    lines = texts.read(file, name).rstrip("\n").split("\n")
    problems: list[Problem] = []
    cells: list[Cell] = []
    marks = [i for i, line in enumerate(lines) if MARK.match(line)]
    for i, line in enumerate(lines):
        if i not in marks and NEAR.match(line):
            said = f"{line.strip()!r}; expected `# %%` or `# %% [markdown]`. Write one of these."
            problems.append(Problem(name, i + 1, said))
    if not marks or any(line.strip() for line in lines[: marks[0]]):
        said = "it begins without a cell; expected `# %% [markdown]` on the first line. Write it."
        problems.append(Problem(name, 1, said))
    for begin, first, part in parts(lines, marks):
        markdown = bool(MARK.match(lines[begin])[1])  # type: ignore[index]  # it matched before
        if markdown:
            for i, line in enumerate(part):
                if line.strip() and not line.startswith("#"):
                    said = "a line of text without `# `; expected a comment. Write `# ` before it."
                    problems.append(Problem(name, first + i, said))
            part = [line.removeprefix("#").removeprefix(" ") for line in part]
        if part:
            cells.append(Cell(markdown, first, "\n".join(part)))
    if problems:
        raise CourseError(problems)
    return Source(name, tuple(cells))
