"""Formulas are as tall on paper as on the slide."""

from __future__ import annotations

import re

import pytest

from tests.pipeline.mathematics.boxes import cases, on_paper, tall, unlike
from tests.pipeline.mathematics.pages import ask

# These grow in steps, which the two typefaces take at other heights.
STEPS = r"\\left|\\sqrt|brace"
# Two lines without a bar between them, and a cedilla without a letter.
EXCEPTIONS = {r"command \atop", r"text \c"}
# Above a bold letter with a tilde KaTeX takes the next size of bars.
BARS = r"\\left\\lVert \\tilde"


def test_formulas_are_as_tall_on_paper_as_on_the_slide() -> None:
    """Within 0.2 em and 6 % in a course; random ones grow in steps too often to be compared."""
    slides = [tall(case.made.html) for case in cases()]
    papers = [height for _, height in on_paper()]
    assert len(slides) > 2000
    assert sum(height > 0.3 for height in slides) > 2000
    sizes = zip(slides, papers, strict=True)
    unlikes = unlike(sizes, 0.06, (STEPS, 0.18)).items()
    found = {name: said for name, said in unlikes if not re.search(BARS, name)}
    assert {name: found[name] for name in found.keys() - EXCEPTIONS} == {}
    assert found.keys() >= EXCEPTIONS


@pytest.mark.parametrize(
    ("rows", "fraction"),
    [
        (r"\begin{bmatrix} @ \\ @ \end{bmatrix}", r"\tfrac12"),
        (r"\begin{pmatrix} @ \\ @ \end{pmatrix}", r"\dfrac12"),
        (r"\left[\begin{array}{c|c} @ & 1 \\ @ & 2 \end{array}\right]", r"\tfrac12"),
        (r"\begin{dcases} @ & a \\ @ & b \end{dcases}", r"\frac12"),
    ],
)
def test_rows_of_fractions_do_not_touch(rows: str, fraction: str) -> None:
    """Where TeX would let them, slide and paper have a quarter of an em between them."""
    apart, alone = (tall(made.html) for made in ask([rows.replace("@", fraction), fraction]))
    assert apart > 2 * alone + 0.25
