"""What the course page says of concepts, and tables whose cells come from files."""

from __future__ import annotations

import pytest

from scripts.base.paths import Paths
from scripts.course import model, site
from tests.conftest import Course

DECK = "slides/ch01_lines.qmd"


@pytest.mark.parametrize(
    "headline",
    [
        "Question: is it small? {.question #sec-matrix}",
        "Where this is used: is it small? {#sec-matrix .smaller}",
        "is it small? {#sec-matrix}",
    ],
)
def test_a_concept_names_the_headline_of_its_slide(sample: Course, headline: str) -> None:
    """Whatever word stands before it, and wherever the identifier stands."""
    sample.edit(DECK, "The matrix is small {#sec-matrix}", headline)
    text = sample.path(DECK).read_text()
    start = text.index("section: ") + len("section: ")
    section = text[start : text.index("}", start)]
    sample.edit(DECK, f"section: {section}", "section: sec-matrix")
    paths = Paths(sample.root)
    assert "[is it small?](slides/ch01_lines.html#/sec-matrix)" in site.concept_table(
        paths, model.read(paths)[0]
    )


def test_no_cell_can_break_a_table() -> None:
    """Bars and new lines of a cell stay in it."""
    assert site.table(("a", "b"), [("x | y\nz", "w")]).split("\n")[2] == r"| x \| y z | w |"
