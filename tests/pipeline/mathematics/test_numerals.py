"""Numerals are read as printed, from prose and from LaTeX."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.mathematics.formulas import in_formula
from scripts.mathematics.numerals import Numeral, in_prose


def values(numerals: list[Numeral]) -> list[float]:
    return [n.value for n in numerals]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"28.5\,\%", [0.285]),
        (r"50\%", [0.5]),
        (r"\lambda_1 = 3", [3]),
        (r"x^2 + y_{12} = -4.5", [-4.5]),
        (
            r"\begin{bmatrix} 1 & -2 \\ \frac{1}{2} & 3\sqrt{2} \end{bmatrix}",
            [1, -2, 0.5, 3 * math.sqrt(2)],
        ),
        (r"10\,000", [10000]),
        (r"10{,}000", [10000]),
        (r"1.5 \cdot 10^{-3}", [0.0015]),
        (r"2 \times 10^4", [20000]),
        ("3 - 2", [3, 2]),
        (r"(3, -1)^{\top}", [3, -1]),
        (r"2\pi", [2 * math.pi]),
        (r"\frac{\pi}{4}", [math.pi / 4]),
        (r"\pi_k = 0.5", [0.5]),
        (r"\frac{\sqrt{2}}{2}", [math.sqrt(2) / 2]),
        (r"-\frac{3}{4}", [-0.75]),
        (r"\frac12", [0.5]),
        (r"\frac{x}{2}", [2]),
        ("1/3", [1 / 3]),
        (r"\mathbf{A}^{-1} = 2", [2]),
        (r"\sigma_1^2 = 18", [18]),
        ("2^{10}", [1024]),
        (r"\left\lVert \mathbf{x} \right\rVert = 5", [5]),
        (r"\text{for 3 points}", [3]),
        (r"\mathbf{x}^{\top}\mathbf{y} = 7", [7]),
        (r"\operatorname{tr}(\mathbf{S}) = 6", [6]),
        (r"a = -b - 3", [3]),
        ("", []),
    ],
)
def test_formula(tex: str, expected: list[float]) -> None:
    """Indices and exponents of symbols are no numerals; fractions, roots and powers are one."""
    assert values(in_formula(tex)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28.5% of 1 797 images", [0.285, 1797]),
        ("from -3 to 2/3", [-3, 2 / 3]),
        ("A4 and PCA2 and sec9", []),
        ("it fell by −0.25, not 12.", [-0.25, 12]),
        ("pages 3-4", [3, 4]),
    ],
)
def test_prose(text: str, expected: list[float]) -> None:
    """Numbers glued to letters are names."""
    assert values(in_prose(text)) == pytest.approx(expected)


@given(st.floats(-1e6, 1e6), st.integers(1, 6))
def test_rounded_is_true_and_next_place_is_false(value: float, places: int) -> None:
    """A value printed to n places is accepted, and refused with its last digit one off."""
    text = f"{abs(value):.{places}f}"
    signed = value if value >= 0 else -value
    (numeral,) = in_formula(text)
    assert numeral.states(signed)
    for step in (-1, 1):
        moved = Fraction(text) + Fraction(step, 10**places)
        if moved >= 0:
            (wrong,) = in_formula(f"{float(moved):.{places}f}")
            half_a_place = 0.5 * wrong.unit * (1 + 1e-5)
            assert not wrong.states(signed) or abs(wrong.value - signed) <= half_a_place


@given(st.lists(st.lists(st.integers(-999, 999), min_size=3, max_size=3), min_size=1, max_size=4))
def test_matrices_are_read_row_by_row(rows: list[list[int]]) -> None:
    """The entries of any printed matrix come back in reading order."""
    body = r" \\ ".join(" & ".join(map(str, row)) for row in rows)
    entries = [x for row in rows for x in row]
    assert entries == values(
        in_formula(rf"\mathbf{{A}} = \begin{{bmatrix}} {body} \end{{bmatrix}}")
    )


def test_exact_numerals_allow_no_rounding() -> None:
    """An integer or a fraction is the value itself, not something near it."""
    assert in_formula("3")[0].states(3.0)
    assert not in_formula("3")[0].states(3.0001)
    assert not in_formula(r"\frac{1}{3}")[0].states(0.3333)


def test_an_integer_behind_approx_is_rounded() -> None:
    """`≈ 49` allows 49.1, `= 49` does not; `≈ -3` allows -2.6."""
    assert in_formula(r"\theta \approx 49")[0].states(49.1)
    assert not in_formula(r"\theta = 49")[0].states(49.1)
    assert in_formula(r"\approx -3")[0].states(-2.6)
    assert not in_formula(r"\approx -3")[0].states(-2.4)
