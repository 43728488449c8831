"""The source of an exercise notebook: cells named for what they are, and what they must hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.base import texts
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.paths import Paths
from scripts.notebooks import portable
from scripts.notebooks.code import Code, Found, called, codes
from scripts.notebooks.source import NEAR, Cell, Source, parts

FOLDER = "exercises"  # in notebooks/<key>/
KINDS = {  # what a cell is for
    "given": "imports and data",
    "stub": "what is to be filled in",
    "solution": "the stub filled in",
    "check": "asserts that tell right from wrong",
    "wrong": "what a typical mistake puts in place of the solution",
    "bound": "asserts that hold the solution against numbers/, for the build alone",
}
ONCE = ("stub", "solution", "check", "bound")
MARK = re.compile(r"# %% (\w+)\s*$")


@dataclass(frozen=True)
class Task:
    """The cells of an exercise notebook's source by kind, in their order."""

    path: str
    cells: tuple[tuple[str, Cell], ...]

    def of(self, kind: str) -> list[Cell]:
        """The cells of one kind."""
        return [cell for name, cell in self.cells if name == kind]

    @cached_property
    def answers(self) -> bool:
        """Does its check compare rounded numbers with digests?"""
        return bool(re.search(r"\bsame\(", self.of("check")[0].text))


def read(paths: Paths, file: Path) -> Task:
    """Read the source of an exercise notebook; CourseError with all that is wrong with it."""
    name = paths.relative(file)
    lines = texts.read(file, name).rstrip("\n").split("\n")
    marks = [i for i, line in enumerate(lines) if NEAR.match(line)]
    problems, cells = [], []
    if not marks or any(line.strip() for line in lines[: marks[0]]):
        problems.append(Problem(name, 1, "it begins without a cell; expected `# %% stub`."))
    for begin, first, part in parts(lines, marks):
        mark = MARK.match(lines[begin])
        if mark is None or mark[1] not in KINDS:
            wanted = ", ".join(f"# %% {kind}" for kind in KINDS)
            said = f"{lines[begin].strip()!r}; expected one of {wanted}."
            near = nearest(mark[1] if mark else "", KINDS)
            problems.append(Problem(name, begin + 1, f"{said}{near} Write that."))
            continue
        cells.append((mark[1], Cell(False, first, "\n".join(part))))
    task = Task(name, tuple(cells))
    if problems := problems or list(_problems(task)):
        raise CourseError(problems)
    return task


def source(task: Task, kinds: tuple[str, ...]) -> Source:
    """Cells of these kinds as a notebook, in the order of the kinds."""
    return Source(task.path, tuple(cell for kind in kinds for cell in task.of(kind)))


def _problems(task: Task) -> Iterator[Problem]:
    """Everything in which the source does not keep its contract."""
    for kind in (*ONCE, "wrong"):
        count = len(task.of(kind))
        if not count or (count > 1 and kind in ONCE):
            line = task.of(kind)[1].line if count else 1
            said = f"{count or 'no'} cell{'s' * (count != 1)} `# %% {kind}`; expected one"
            yield Problem(task.path, line, f"{said}: {KINDS[kind]}. Write it.")
    everything = Source(task.path, tuple(cell for _, cell in task.cells))
    known, wrong = codes(everything)
    for line, said in wrong:
        yield Problem(task.path, line, said)
    kinds = {id(cell): kind for kind, cell in task.cells}
    for code in known if not wrong else ():
        for line, said in _of_cell(kinds[id(code.cell)], code):
            yield Problem(task.path, line, said)
    for line, said in portable.code_is_at_home_anywhere(everything, known):
        yield Problem(task.path, line, said)
    for line, said in portable.draws_are_seeded(known):
        yield Problem(task.path, line, said)


def _of_cell(kind: str, code: Code) -> Found:
    """What a cell of a kind must hold."""
    asserts = [node for node in ast.walk(code.tree) if isinstance(node, ast.Assert)]
    own = sorted(name for name in code.imports if re.fullmatch(r"ch\d{2}_\w+|scripts", name))
    if own and kind != "bound":
        said = f"the cell imports {own[0]}, which students do not have; expected libraries alone."
        yield code.cell.line, f"{said} Write out what is needed."
    if kind == "bound" and not (own and asserts):
        said = "nothing is held against numbers/; expected an import from there and an assert."
        yield code.cell.line, f"{said} Write them."
    if kind == "check":
        if not asserts:
            yield code.cell.line, "the check has no assert; expected one a part. Write them."
        for node in asserts:
            if node.msg is None:
                said = "an assert without words; expected what is not right yet, in a sentence."
                yield code.line(node), f"{said} Write it behind a comma."
        for call in called(code, "same"):
            if not (call.args and isinstance(call.args[0], ast.Constant)):
                said = 'same() without a name; expected same("name", value, places=…). Name it.'
                yield code.line(call), said
    if kind == "wrong" and not re.match(r"# \S+ \S+", code.cell.text):
        said = "a wrong answer without words; expected the mistake in a comment on its first line."
        yield code.cell.line, f"{said} Write it."
