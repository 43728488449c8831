"""What an exercise notebook must not hold: sentences, numbers and lines of its solution."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from scripts.base.errors import Problem
from scripts.mathematics.formulas import in_formula
from scripts.mathematics.numerals import CODE, SMALL, in_prose
from scripts.notebooks import bound
from scripts.notebooks.asked import Exercise
from scripts.notebooks.code import Code, codes
from scripts.notebooks.source import Cell
from scripts.notebooks.tasks import Task, source

FORMULA = re.compile(r"(\$\$?)(.+?)\1", re.S)
LISTING = re.compile(r"^ *```.*?\n(.*?)^ *```", re.S | re.M)
STOP = re.compile(r"\0|(?<=[.:;?!])\s|\n\s*\n")
WORDS, LONG = 5, 8  # in a row
USUAL = {0.0, 1.0, 2.0}  # numbers that any code has
SPACES = re.compile(r"\s+")


def found(exercise: Exercise, task: Task, delivered: list[tuple[str, Cell]]) -> list[Problem]:
    """What the cells of an exercise notebook, each with its kind, give away."""
    problems = [
        *_sentences(exercise, task, delivered),
        *_numbers(exercise, task),
        *_lines(exercise, task, delivered),
    ]
    return sorted(set(problems))


def runs(text: str) -> set[str]:
    """What sentences consist of: five to eight plain words in a row, as letters alone.

    A piece of a sentence, between formulas and stops, counts with each eight words of it.
    """
    text = LISTING.sub("\n\n", text)
    text = re.sub(r"\{[^{}\n]*\}|\[@[^\]]*\]|`[^`]*`", "\0", FORMULA.sub("\0", text))
    pieces = (_letters(piece).split() for piece in STOP.split(text))
    return {
        " ".join(piece[begin : begin + LONG])
        for piece in pieces
        if len(piece) >= WORDS
        for begin in range(max(1, len(piece) - LONG + 1))
    }


def lines(code: str) -> set[str]:
    """Lines of code that say something: no imports, comments, brackets alone."""
    stripped = (SPACES.sub(" ", line.partition("  #")[0].strip()) for line in code.split("\n"))
    return {
        line
        for line in stripped
        if not line.startswith(("#", "import ", "from ")) and len(re.findall(r"\w+", line)) >= 3
    }


def numbers(text: str) -> set[float]:
    """The numbers that a text states, in formulas and beside them, without their signs."""
    formulas = [numeral for _, tex in FORMULA.findall(text) for numeral in in_formula(tex)]
    words = in_prose(re.sub(r"\{[^{}\n]*\}", " ", FORMULA.sub(" ", text)))
    return {abs(numeral.value) for numeral in (*formulas, *words)}


def _sentences(
    exercise: Exercise, task: Task, delivered: list[tuple[str, Cell]]
) -> Iterator[Problem]:
    known = runs(exercise.statement)
    secret = runs(f"{exercise.answer}\n\n{exercise.solution}") - known
    for kind, cell in delivered:
        text = f" {_letters(cell.text)} "
        said = min((run for run in secret if f" {run} " in text), key=text.index, default="")
        if said:
            rows = [_letters(row) for row in cell.text.split("\n")]
            row = next((i for i, row in enumerate(rows) if said in row), 0)
            path, line = exercise.origin if cell.markdown else (task.path, cell.line + row)
            where = "a hint" if cell.markdown else f"the {kind}"
            what = f"{where} of {exercise.name} says {said!r}, as its solution does."
            yield Problem(path, line, f"{what} Say it in other words, or not.")


def _numbers(exercise: Exercise, task: Task) -> Iterator[Problem]:
    """Numbers of the answer in what students get of the code: any in asserts, else large ones."""
    asked = "\n".join([exercise.statement, *(text for _, text in exercise.hints)])
    known = numbers(asked) | {abs(float(n)) for n in re.findall(r"\d+(?:\.\d+)?", asked)}
    secret = numbers(exercise.answer) - known - USUAL
    for code in codes(source(task, ("given", "stub", "check")))[0]:
        stated = set(_asserted(code))
        for at, text in enumerate(code.cell.text.split("\n")):
            here = {float(n) for n in CODE.findall(text)}
            here |= {abs(n.value) for n in in_prose(re.sub(r"\s*/\s*", "/", text)) if "/" in n.text}
            line = code.cell.line + at
            said = {n for n in here if (line, n) in stated or n != int(n) or n > SMALL}
            for number in sorted(n for n in said if any(abs(n - s) <= 1e-9 for s in secret)):
                words = f"{number:g} stands in the notebook of {exercise.name}, whose answer it is."
                yield Problem(task.path, line, f"{words} Use same(), or test a property.")


def _asserted(code: Code) -> Iterator[tuple[int, float]]:
    """The numbers of asserts with their lines; keywords are tolerances, subscripts are places."""
    todo = list(bound.asserted(code.tree))
    while todo:
        node = todo.pop()
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield code.line(node), abs(float(value))
        elif isinstance(node, ast.Subscript):
            todo.append(node.value)
        elif not isinstance(node, ast.keyword):
            todo += ast.iter_child_nodes(node)


def _lines(exercise: Exercise, task: Task, delivered: list[tuple[str, Cell]]) -> Iterator[Problem]:
    """Lines of the solution, in the source and on the sheet, outside the stub."""
    own = lines(task.of("stub")[0].text)
    listed = "\n".join(LISTING.findall(exercise.solution))
    secret = (lines(task.of("solution")[0].text) | lines(listed)) - own
    for kind, cell in delivered:
        if cell.markdown or kind == "stub":
            continue
        for at, text in enumerate(cell.text.split("\n")):
            if lines(text) & secret:
                said = f"{text.strip()!r} is a line of the solution, and stands in the {kind}."
                yield Problem(task.path, cell.line + at, f"{said} Write it in another way.")


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", text.lower()).strip()
