"""An exercise notebook tried out: its check passes on the solution, on nothing else."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.notebooks import answers, run, tasks
from scripts.notebooks.source import Cell, Source
from scripts.notebooks.tasks import Task

Outputs = list[dict[str, Any]]
BEGIN = "_begun = set(globals())"
ANEW = """\
for _name in set(globals()) - _begun:
    if not _name.startswith("_"):
        del globals()[_name]"""
RIGHT = 'print("All right.")'


@dataclass(frozen=True)
class Attempt:
    """A check that must fail: what stands there instead of the solution, and its place."""

    said: str
    cell: Cell
    check: int  # the number of the check among the cells that run


def run_all(root: Path, file: Path, out: Path, limit: float) -> dict[str, str]:
    """Try the check on solution, stub and wrong answers; write answers and outputs as JSON.

    Returns the data files that were read, with digests. CourseError when a cell raises, when the
    check passes where it must not, or fails in other ways than by an assert.
    """
    start = time.perf_counter()
    task = tasks.read(Paths(root), file)
    trial, attempts = _trial(task, file.stem)
    shown, report = run.outputs(root, file, trial, limit)
    if problems := list(_passed(task, attempts, shown)):
        raise CourseError(problems)
    known = answers.told("".join(output["text"] for output in shown[-1])) if task.answers else {}
    solved = notebook(task, file.stem, known, "solution")
    shown, again = run.outputs(root, file, solved, limit)
    pairs = zip(solved.code, shown, strict=True)
    if problems := [problem for cell, seen in pairs for problem in run.wrong(cell, seen, solved)]:
        raise CourseError(problems)
    seconds = round(time.perf_counter() - start, 2)
    memory = max(report.get("memory", 0.0), again.get("memory", 0.0))
    made = {"answers": known, "outputs": shown, "seconds": seconds, "memory": memory}
    write_atomically(out, json.dumps(made, sort_keys=True))
    return {**report["read"], **again["read"]}


def notebook(task: Task, name: str, known: dict[str, str], kind: str) -> Source:
    """The cells that a student runs: what is given, stub or solution, and the check."""
    cells = task.of("given")
    if task.answers:
        cells.append(Cell(False, 1, answers.helper(name, known), ("hide-input",)))
    return Source(task.path, (*cells, *task.of(kind), _check(task)))


def _check(task: Task) -> Cell:
    check = task.of("check")[0]
    return Cell(False, check.line, f"{check.text}\n{RIGHT}")


def _trial(task: Task, name: str) -> tuple[Source, list[Attempt]]:
    """All attempts in one notebook, and which of its checks must fail."""
    check, stub, solution = (task.of(kind)[0] for kind in ("check", "stub", "solution"))
    failing = Cell(False, check.line, check.text, ("raises-exception",))
    cells = task.of("given")
    if task.answers:
        cells.append(Cell(False, 1, answers.learner(name)))
    cells += [Cell(False, 1, BEGIN), solution, check, *task.of("bound")]
    tried = [("the stub", [stub])]
    tried += [(_words(wrong), [solution, wrong]) for wrong in task.of("wrong")]
    attempts = []
    for said, instead in tried:
        cells += [Cell(False, 1, ANEW), *instead]
        attempts.append(Attempt(said, instead[-1], len(cells)))
        cells.append(failing)
    if task.answers:
        cells.append(Cell(False, 1, answers.TOLD))
    return Source(task.path, tuple(cells)), attempts


def _words(cell: Cell) -> str:
    """A wrong answer in the words of its first line."""
    return f"the wrong answer ({cell.text.partition(chr(10))[0].lstrip('# ')})"


def _passed(task: Task, attempts: list[Attempt], shown: list[Outputs]) -> Iterator[Problem]:
    """Attempts on which the check did not fail as it must."""
    for attempt in attempts:
        errors = [output for output in shown[attempt.check] if output["output_type"] == "error"]
        if not errors:
            said = f"the check passes on {attempt.said}; expected it to fail."
            line = attempt.cell.line
            yield Problem(task.path, line, f"{said} Sharpen the check.")
        elif errors[0]["ename"] != "AssertionError":
            raised = f"{errors[0]['ename']}: {' '.join(errors[0]['evalue'].split())}"
            said = f"on {attempt.said} the check raises {raised}; expected an assert that fails."
            line = task.of("check")[0].line
            yield Problem(task.path, line, f"{said} Assert first that something is there.")
