"""Formulas in lists that show no mathematics: letters and signs in a line."""

from __future__ import annotations

import pytest

from scripts.mathematics.katex import Formula, silently
from scripts.mathematics.readable import readable

LINES = {
    r"N \times N": "N × N",
    r"\lambda_{d+1}": "λ_(d + 1)",
    r"\mathbf{X}^\top\mathbf{X}": "X^⊤X",
    r"\tilde{\mathbf{x}}_n": "x\u0303_n",
    r"\hat{y}": "y\u0302",
    r"\frac{1}{N}": "1/N",
    r"\frac{a+b}{\sqrt{cd}}": "(a + b)/(√cd)",
    r"\sum_{n=1}^{N} x_n^2": "∑_(n = 1)^N x_n^2",
    r"\max_{\mathbf{V}} \log x": "max_V log x",
    r"K \le \operatorname{rank} \mathbf{S}": "K ≤ rank S",
}


@pytest.mark.parametrize("tex", LINES)
def test_a_formula_is_a_line(tex: str) -> None:
    """Indices stand behind `_`, exponents behind `^`, accents over their letter."""
    (made,) = silently([Formula(tex, False)])
    assert readable(made.mathml) == LINES[tex]
