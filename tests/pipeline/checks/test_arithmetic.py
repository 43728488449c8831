"""A false relation between numbers is named with its line, wherever it stands."""

from __future__ import annotations

import pytest

from tests.conftest import Course

DECK, HERE = "slides/ch01_lines.qmd", "The data are"
TOLD = {
    "$5 + 2 = 8$": "5 + 2 = 8 is false: the left side is 7, the right 8. Correct one of them.",
    "[$x = 5 + 2 = 8$]{.idea}": "5 + 2 = 8 is false: the left side is 7",
    r"$\frac13 = 0.33$": r"\frac{1}{3} = 0.33 is 1/3 rounded; expected ≈. Write \approx.",
    r"$\frac12 \approx 0.5$": "holds exactly; expected =. Write =.",
    r"$\sqrt{2} \approx 1.42$": "is false: the left side is 1.414213562, the right 1.42.",
    r"$1/0 = 2$": "has no value: a division by zero",
    r"$(1, 2) = (1, 2, 3)$": "compares shape 1×2 and shape 1×3; expected one shape.",
    r"$(1, 2) + (1, 2, 3) = (2, 4)$": "shape 1×2 and shape 1×3 do not add",
}


@pytest.mark.parametrize("tex", TOLD)
def test_a_false_relation_is_named(tex: str, sample: Course) -> None:
    """In a sentence, at its line."""
    line = sample.edit(DECK, HERE, f"Here {tex}. {HERE}")
    told = [problem for problem in sample.problems() if TOLD[tex] in problem]
    assert len(told) == 1, sample.problems()
    assert told[0].startswith(f"{DECK}:{line}: ")


def test_a_true_relation_is_fine(sample: Course) -> None:
    """And so is what holds symbols."""
    sample.edit(DECK, HERE, f"Here $5 + 2 = 7$ and $x + 1 = 8$. {HERE}")
    assert sample.run("check")[0] == 0


def test_what_is_only_supposed_is_not_evaluated(sample: Course) -> None:
    """In a span or a division of the class `.assumed`, which both engines let through."""
    both = "[$0 = 1$]{.assumed}\n\n::: {.assumed}\nThen $5 = 4$ too.\n:::\n\n"
    sample.edit(DECK, HERE, f"Suppose {both}{HERE}")
    assert sample.run("check")[0] == 0
