"""An exercise notebook and its solution: the sheet's words around the cells of its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from scripts.base.errors import CourseError
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter
from scripts.notebooks import asked, book, leaks, reading, tasks, trial
from scripts.notebooks.asked import Exercise
from scripts.notebooks.source import Cell, Source
from scripts.notebooks.tasks import Task

FILL = "Fill in the cell below, then run the one after it: it says what is not right yet."
RUN = "This is the notebook of the exercise, filled in; the check at its end passes."


def accept(paths: Paths, key: str, name: str) -> None:
    """Accept the source of an exercise notebook; CourseError with all that is wrong with it."""
    file = paths.root / "notebooks" / key / tasks.FOLDER / f"{name}.py"
    task = tasks.read(paths, file)
    exercise = asked.exercise(paths, key, name)
    cells = [*_words(paths, key, exercise, ""), *trial.notebook(task, name, {}, "stub").cells]
    if problems := leaks.found(exercise, task, list(_kinds(task, cells))):
        raise CourseError(problems)
    write_atomically(paths.checked("notebooks", reading.stem_of(key, name)), "{}")


def deliver(paths: Paths, chapter: Chapter, name: str, ran: Path, out: Path, kind: str) -> None:
    """Write the notebook of an exercise with its stub, or with its solution and what that shows."""
    task = tasks.read(paths, paths.root / "notebooks" / chapter.key / tasks.FOLDER / f"{name}.py")
    exercise = asked.exercise(paths, chapter.key, name)
    known = json.loads(ran.read_text(encoding="utf-8"))
    code = trial.notebook(task, name, known["answers"], kind)
    other = name if kind == "solution" else ""
    cells = (*_words(paths, chapter.key, exercise, other, chapter.title), *code.cells)
    shown = known["outputs"] if kind == "solution" else None
    made = book.book(paths, Source(task.path, cells), shown, reading.notation(paths))
    write_atomically(out, made)


def _words(
    paths: Paths, key: str, exercise: Exercise, solved: str, chapter: str = ""
) -> Iterator[Cell]:
    """What stands before the code; `solved` names the notebook of which this is the solution."""
    titles = {name: e.title for name, e in asked.exercises(paths, key).items()}
    line = exercise.origin[1]
    sheet = f"/handouts/{key}.qmd#{exercise.name}"

    def text(markdown: str) -> str:
        return asked.in_jupyter(paths, key, markdown, titles)

    kind = "Solution: " if solved else ""
    about = f"An exercise of the chapter *{chapter}*: see [the sheet]({sheet}) for its symbols."
    if solved:
        about += f" Its own notebook is [here]({solved}.ipynb)."
    first = [f"# {kind}{exercise.title}", about, text(exercise.statement)]
    yield Cell(True, line, "\n\n".join([*first, RUN if solved else FILL]))
    for name, hint in exercise.hints if not solved else ():
        folded = f"<details>\n<summary>{name}</summary>\n\n{text(hint)}\n\n</details>"
        yield Cell(True, line, folded)


def _kinds(task: Task, cells: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """Cells of an exercise notebook, each with its kind."""
    lines = {cell.line: kind for kind, cell in task.cells}
    for cell in cells:
        made = cell.markdown or cell.tags
        yield "" if made else lines[cell.line], cell
