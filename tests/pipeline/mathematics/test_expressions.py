"""Formulas are read as one reads them: numbers, lists, lines; what was misread before is not."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from scripts.mathematics import expressions as e
from scripts.mathematics import trees
from scripts.mathematics.relations import Relation, relations


def read(tex: str, root: Path) -> list[Relation]:
    return relations(trees.parse(root, [tex])[tex] or ())


SPLIT: dict[str, list[str]] = {
    r"x = 5 + 2 = 8": ["x = 5 + 2", "5 + 2 = 8"],
    r"\begin{aligned} x &= 5 + 2 \\ &= 8 \end{aligned}": ["x = 5 + 2", "5 + 2 = 8"],
    r"\begin{aligned} x &= 5 \\ &+ 2 = 7, \\ y &= 1 \end{aligned}": [
        *("x = 5 + 2", "5 + 2 = 7", "y = 1")
    ],
    r"a = 1,\quad b = 2 \text{ and } c = 3": ["a = 1", "b = 2", "c = 3"],
    r"f(1, 2) = [a, b]": ["f(1 , 2) = [a , b]"],
    r"1{,}000 = 10\,000": ["1000 = 10000"],
    r"\sum_{n=1}^{3} n = 6": [r"\sum_{n = 1}^{3}n = 6"],
    r"\begin{cases} 1 + 1 = 2 & \text{if } 3 = 4 \end{cases}": ["1 + 1 = 2"],
    r"P(X = 3) = 0.2": ["P(X = 3) = 0.2"],
}


@pytest.mark.parametrize("tex", SPLIT)
def test_statements_are_parted(tex: str, tmp_path: Path) -> None:
    """Commas outside brackets, wide spaces and words part; lines continue."""
    assert SPLIT[tex] == [relation.text for relation in read(tex, tmp_path)]


UNREADABLE = {
    "2^10 = x": "the digits behind 2",
    r"|a| + |b| = x": "|",
    r"1 + \dots = x": "dots without an end",
    r"(a, b] = x": "bracket",
    r"3\frac12 = x": "without a sign between",
    r"1/2 a = x": "behind a quotient with a slash",
    r"\log 2 \cdot 3 = x": "where log without brackets ends",
    r"a \pm b = x": r"\pm",
}


@pytest.mark.parametrize("tex", UNREADABLE)
def test_what_is_not_certain_has_a_reason(tex: str, tmp_path: Path) -> None:
    """It is Unreadable, never guessed."""
    (relation,) = read(tex, tmp_path)
    assert isinstance(relation.left, e.Unreadable)
    assert UNREADABLE[tex] in relation.left.reason


def test_a_binomial_is_no_fraction(tmp_path: Path) -> None:
    """KaTeX has one node for both."""
    two, four = e.Number(Fraction(2)), e.Number(Fraction(4))
    assert e.Function("binom", (four, two)) == read(r"\binom42 = x", tmp_path)[0].left
    assert e.Quotient(four, two) == read(r"\frac42 = x", tmp_path)[0].left


def test_bold_hats_and_primes_belong_to_the_name(tmp_path: Path) -> None:
    r"""`\mathbf{x}_n` has an index, `\hat{y}'` none."""
    (relation,) = read(r"\mathbf{x}_n = \hat{y}'", tmp_path)
    assert e.Symbol(r"\mathbf{x}", (e.Symbol("n"),)) == relation.left
    assert e.Symbol(r"\hat{y}'") == relation.right
