"""Numbers of the text that asserts of the notebook bind: they stand there as literals."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from scripts.checks.census import Counted
from scripts.checks.subject import Subject
from scripts.mathematics.numerals import Numeral
from scripts.notebooks.code import Code, codes, named
from scripts.notebooks.source import Source


@dataclass(frozen=True)
class Text(Subject):
    """The text of a notebook; what its asserts bind is no loose number."""

    source: Source = field(default_factory=lambda: Source("", ()))

    @cached_property
    def counted(self) -> list[Counted]:
        """Every numeral with its class; those of asserts are claims that running proves."""
        every = [literals(code) for code in codes(self.source)[0]]
        anywhere = {number for found in every for number in found if number == int(number)}
        found = []
        for one in super().counted:
            known = anywhere | near(self.source, every, one.place.line)
            bound = one.kind == "loose" and _states(one.numeral, known)
            found.append(replace(one, kind="claim") if bound else one)
        return found


def near(source: Source, every: list[set[float]], line: int) -> set[float]:
    """The literals of asserts in the code directly before and behind the text on a line."""
    cells = list(source.cells)
    here = max((i for i, cell in enumerate(cells) if cell.line <= line), default=0)
    found: set[float] = set()
    for step in (-1, 1):
        i = here + step
        while 0 <= i < len(cells) and not cells[i].markdown:
            found |= every[sum(not cell.markdown for cell in cells[:i])]
            i += step
    return found


def literals(code: Code) -> set[float]:
    """The numbers that stand in the asserts of a cell, without signs and tolerances."""
    return {abs(float(value)) for part in asserted(code.tree) for value in _numbers(part)}


def asserted(tree: ast.AST) -> Iterator[ast.AST]:
    """What the asserts of a cell say, without their words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield node.test
        elif isinstance(node, ast.Call) and named(node).startswith("assert_"):
            yield from node.args


def _numbers(node: ast.AST) -> Iterator[int | float]:
    """Numbers in an expression; what is given by a keyword is a tolerance or an axis."""
    if isinstance(node, ast.keyword):
        return
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield value
    for child in ast.iter_child_nodes(node):
        yield from _numbers(child)


def _states(numeral: Numeral, known: set[float]) -> bool:
    """Does the text print one of these numbers, a percentage as itself or as hundredths?"""
    shown = abs(numeral.value)
    either = (shown, 100 * shown) if numeral.text.endswith("%") else (shown,)
    return any(abs(value - one) <= 1e-9 * max(1.0, one) for one in either for value in known)
