"""Tables of symbols: what they lack is named; what they say can be looked up."""

from __future__ import annotations

import json

import pytest

from scripts.base.paths import Paths
from tests.conftest import Course

DECK = "slides/ch01_lines.qmd"
ROW = "| $\\mathbf{A}$ | the data | @sec-matrix | $\\mathbf{X}$ |\n"
FAULTS = {  # old, new, words
    "no table": ("::: {.symbols}", "::: {.aside}", "no table of symbols; expected one"),
    "no slide": (ROW, ROW.replace("@sec-matrix", ""), "with 2 of three cells"),
    "unknown slide": (ROW, ROW.replace("@sec-matrix", "[a](#sec-matrx)"), "a symbol enters on"),
    "another slide": (ROW, ROW.replace("sec-matrix", "sec-slope"), "does not stand on slide"),
    "another symbol": (ROW, ROW.replace("{A}", "{B}"), "symbol $\\mathbf{B}$ does not stand"),
    "another face": (ROW, ROW.replace("$\\mathbf{A}$", "$A$"), "symbol $A$ does not stand"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_table_is_named(sample: Course, name: str) -> None:
    """File, line, what was found."""
    old, new, words = FAULTS[name]
    line = sample.edit(DECK, old, new)
    found = [problem for problem in sample.problems() if words in problem]
    assert len(found) == 1
    assert found[0].startswith(f"{DECK}:" if name == "no table" else f"{DECK}:{line}:")


def test_what_can_be_looked_up_is_kept(sample: Course) -> None:
    """Headlines, exercises and symbols; formulas as letters and signs, and in words."""
    sample.edit(DECK, "## The matrix is small", "## The $2 \\times 2$ matrix is small")
    code, _, err = sample.run("check")
    assert code == 0, err
    paths = Paths(sample.root)
    deck = json.loads(paths.entries("slides", "ch01_lines").read_text("utf-8"))
    assert ["slide", "The 2 × 2 matrix is small", "sec-matrix", "2 times 2"] in deck["entries"]
    assert ["symbol", "A: the data", "sec-matrix", "bold A"] in deck["entries"]
    assert deck["symbols"][0]["mml"] == "$\\mathbf{X}$"
    sheet = json.loads(paths.entries("handouts", "ch01_lines").read_text("utf-8"))
    assert [entry[:3] for entry in sheet["entries"]] == [["exercise", "A slope", "exr-slope"]]
