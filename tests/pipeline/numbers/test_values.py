"""A claim names a value, an entry of it, a slice or a field."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scripts.numbers.plain import kept, plain
from scripts.numbers.values import Values, base, expressions
from tests.conftest import Course


@dataclass(frozen=True)
class Fit:
    slope: Fraction
    residual: np.ndarray
    name: str = "a text is no number"


S = np.array([[4.0, 1.0], [1.0, 3.0], [0.0, 2.0]])
RETURNED = {
    "S": S,
    "lam": np.array([4, 3, 2]),
    "half": 0.5,
    "fit": Fit(Fraction(1, 3), np.array([1, -2, 1])),
    "answers": {"mean": (2, 5), "best": {"K": 21}},
    "photograph": np.zeros((60, 80)),
    "mixed": [S, 7],
}
VALUES = Values("numbers/ch01_lines", {name: kept(plain(v)) for name, v in RETURNED.items()})


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("half", [0.5]),
        ("lam", [4, 3, 2]),
        ("lam[0]", [4]),
        ("lam[-1]", [2]),
        ("lam[:2]", [4, 3]),
        ("lam[::2]", [4, 2]),
        ("S[0,1]", [1]),
        ("S[0, 1]", [1]),
        ("S[2]", [0, 2]),
        ("S[:,0]", [4, 1, 0]),
        ("S[1:, :]", [1, 3, 0, 2]),
        ("S[1][0]", [1]),
        ("fit.slope", [1 / 3]),
        ("fit.residual[1]", [-2]),
        ("fit", [1 / 3, 1, -2, 1]),
        ("answers.mean[1]", [5]),
        ("answers.best.K", [21]),
        ("mixed[1]", [7]),
        ("mixed[0][2,1]", [2]),
    ],
)
def test_what_an_expression_names(expression: str, expected: list[float]) -> None:
    """Entries count from 0, as in Python; fields go by their names."""
    assert VALUES.of(expression) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("lam[3]", "lam has the shape (3,); expected an entry of it"),
        ("S[0,2]", "S has the shape (3, 2); expected an entry of it"),
        ("S[0,0,0]", "S has the shape (3, 2)"),
        ("S[3:]", "S has the shape (3, 2)"),
        ("half[0]", "half has the shape ()"),
        ("lam[x]", "[x] is no index"),
        ("lam[]", "[] is no index"),
        ("fit.slop", "fit has the fields slope, residual. Did you mean 'slope'?"),
        ("lam.slope", "lam has no fields"),
        ("fit[0]", "fit has the fields slope, residual"),
        ("photograph", "photograph has the shape (60, 80), too many entries"),
        ("photograph[0,0]", "photograph has the shape (60, 80), too many entries"),
        ("lamb", "numbers/ch01_lines has no such function or constant. Did you mean 'lam'?"),
        ("lam[0", "no such function or constant"),
        ("", "no such function or constant"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(expression: str, words: str) -> None:
    """A wrong entry names the shape, a wrong field the fields, a wrong name the nearest."""
    with pytest.raises(LookupError) as caught:
        VALUES.of(expression)
    assert words in caught.value.args[0]


@given(arrays(np.float64, (3, 4), elements=st.floats(-1e6, 1e6)), st.data())
def test_entries_are_those_of_numpy(array: np.ndarray, data: st.DataObject) -> None:
    """Whatever NumPy's index of whole numbers and slices takes, an expression takes."""
    number = st.integers(-3, 2).map(str)
    bounds = st.tuples(*[st.just("") | number] * 3).filter(lambda b: b[2] != "0").map(":".join)
    parts = data.draw(st.lists(number | bounds, min_size=1, max_size=2))
    text = ",".join(parts)
    expected = np.ravel(eval(f"array[{text}]", {"array": array}))  # noqa: S307
    values = Values("numbers/x", {"A": plain(array)})
    if expected.size:
        assert values.of(f"A[{text}]") == list(expected)
    else:
        with pytest.raises(LookupError):
            values.of(f"A[{text}]")


def test_names_in_lists() -> None:
    """Blanks separate expressions, not the indices inside them; units belong to the function."""
    assert expressions("S[0, 1] fit.residual  half") == ["S[0, 1]", "fit.residual", "half"]
    assert [base(e) for e in ("S[0, 1]", "fit.residual", "half")] == ["S", "fit", "half"]


def test_a_claim_of_an_entry(sample: Course) -> None:
    """An entry is checked; another entry, and one that is not there, are named with their line."""
    sample.edit(
        "slides/ch01_lines.qmd", "The data are", 'Below, [$4$]{.given of="A[1,1]"}. The data are'
    )
    assert sample.run("check")[0] == 0
    line = sample.edit("slides/ch01_lines.qmd", "A[1,1]", "A[0,1]")
    assert sample.problems() == [
        f"slides/ch01_lines.qmd:{line}: text says 4, A[0,1] gives 2. "
        "Correct the text or numbers/ch01_lines/slope.py."
    ]
    sample.edit("slides/ch01_lines.qmd", "A[0,1]", "A[0,2]")
    assert sample.problems() == [
        f"slides/ch01_lines.qmd:{line}: given of 'A[0,2]'; A has the shape (2, 2); expected "
        "an entry of it, counted from 0. Mend the index."
    ]
