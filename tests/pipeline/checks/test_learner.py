"""Faults of reading text and of self-checks are named where they stand."""

from __future__ import annotations

import pytest

from tests.conftest import Course

DECK, SHEET = "slides/ch01_lines.qmd", "handouts/ch01_lines.qmd"
WRONG = "- [ ] All of them, $5 = 10$ [That is the sum of the matrix.]{.reason}\n"
RIGHT = "- [x] Those of the diagonal, $1 + 4 = 5$ [Row and column have the same number.]{.reason}\n"
ASKED = "Which entries does the trace of $\\mathbf{A}$ add?\n\n"
QUIZ = "::: {.quiz}\n" + ASKED
THREE = "".join(f"- [{'x' if n == 1 else ' '}] No [Why.]{{.reason}}\n" for n in range(3))

FAULTS: dict[str, tuple[str, str, str, str, int]] = {  # file, old, new, words, lines further down
    "no choice is right": (DECK, RIGHT, RIGHT.replace("[x]", "[ ]"), "with no right choices", -4),
    "two choices are right": (
        DECK,
        "- [ ] Those of the first",
        "- [x] Those of the first",
        "with 2 right choices",
        -5,
    ),
    "two choices": (DECK, WRONG, "", "with 2 choices; expected three or four", -3),
    "five choices": (DECK, WRONG, WRONG * 3, "with 5 choices; expected three or four", -3),
    "no choices": (
        DECK,
        QUIZ,
        f"::: {{.quiz}}\nWhy?\n:::\n\n{QUIZ}",
        "with no choices",
        0,
    ),
    "no reason": (
        DECK,
        " [That is the sum of the matrix.]{.reason}",
        "",
        "choice 1 has no reason",
        0,
    ),
    "empty reason": (
        DECK,
        "[That is the sum of the matrix.]{.reason}",
        "[]{.reason}",
        "choice 1 has no reason",
        0,
    ),
    "no box": (DECK, WRONG, WRONG.replace("[ ] ", ""), "choice 1 has no box", 0),
    "no question": (DECK, ASKED, "", "a self-check without a question", -1),
    "not on a question slide": (
        DECK,
        "::: {.notes}\n[2 min]",
        f"::: {{.quiz}}\nWhy?\n\n{THREE}:::\n\n::: {{.notes}}\n[2 min]",
        "a self-check on a slide that is no question",
        0,
    ),
    "task list": (
        DECK,
        "::: {.notes}\n[2 min]",
        f"{THREE}\n::: {{.notes}}\n[2 min]",
        "a task list outside a self-check",
        0,
    ),
    "quiz in a sheet": (
        SHEET,
        "What is its slope?\n",
        f"\n::: {{.quiz}}\nWhat is its slope?\n\n{THREE}:::\n",
        "a self-check outside a deck",
        1,
    ),
    "reading in a sheet": (
        SHEET,
        "What is its slope?\n",
        "\n::: {.reading}\nWhat is its slope?\n:::\n",
        "`.reading` outside a deck",
        1,
    ),
    "reading inside a div": (
        DECK,
        "::: {.reading}\nYou see",
        ":::: {.columns}\n::: {.reading}\nHere.\n:::\n::::\n\n::: {.reading}\nYou see",
        "`.reading` inside another div",
        1,
    ),
    "numbered thing in reading": (
        DECK,
        "You see a line",
        "::: {#thm-here}\nSo.\n:::\n\nYou see a line",
        "'thm-here' in `.reading`; the deck leaves it out",
        0,
    ),
    "numbered formula in reading": (
        DECK,
        "You see a line",
        "$$x$$ {#eq-here}\n\nYou see a line",
        "'eq-here' in `.reading`",
        0,
    ),
    "number in reading": (DECK, "how steeply", "13 times how steeply", "13 is checked by", 0),
    "formula in reading": (DECK, "The trace adds the diagonal, so $1 + 4", "So $1 + 3", "false", 0),
    "formula in the right choice": (DECK, "diagonal, $1 + 4", "diagonal, $1 + 3", "false", 0),
    "formula in a reason": (DECK, "the sum of the matrix.", "$2 = 3$.", "false", 0),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(sample: Course, name: str) -> None:
    """One problem, at the line of the choice or of the div."""
    file, old, new, words, further = FAULTS[name]
    line = sample.edit(file, old, new) + further
    told = sample.problems()
    assert [problem for problem in told if words in problem or words == "false"], told
    assert all(problem.startswith(f"{file}:{line}: ") for problem in told), told
    assert len(told) == 1, told


def test_a_slide_without_reading_text_is_listed(sample: Course) -> None:
    """Each slide, once any has reading text; the slide of the sources needs none."""
    text = sample.path(DECK).read_text(encoding="utf-8")
    begin = text.index("::: {.reading}\nYou see")
    end = text.index(":::\n\n", begin + 5) + len(":::\n\n")
    sample.path(DECK).write_text(text[:begin] + text[end:], encoding="utf-8")
    (problem,) = sample.problems()
    line = text[: text.index("## A line has one slope")].count("\n") + 1
    assert problem.startswith(f"{DECK}:{line}: slide 'A line has one slope' has no reading text")


def test_a_deck_without_any_reading_text_is_fine(sample: Course) -> None:
    """Reading text is asked for once it is begun."""
    text = sample.path(DECK).read_text(encoding="utf-8")
    while "::: {.reading}" in text:
        begin = text.index("::: {.reading}")
        text = text[:begin] + text[text.index("::: {.notes}", begin) :]
    sample.path(DECK).write_text(text, encoding="utf-8")
    assert sample.run("check")[0] == 0


def test_what_a_wrong_choice_says_may_be_false(sample: Course) -> None:
    """The sample states in one that five is ten; elsewhere it is an error."""
    assert sample.run("check")[0] == 0
    sample.edit(DECK, "from line to line.", "from line to line, $5 = 10$.")
    (problem,) = sample.problems()
    assert "5 = 10" in problem
