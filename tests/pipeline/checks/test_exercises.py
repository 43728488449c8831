"""Exercises are complete, and each hint is for a part that is there, in the parts' order."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Course

SHEET = "handouts/ch01_lines.qmd"
HINT = "::: {.hint}\nDivide.\n:::"
TASK = "What is its slope?"
PARTS = f"\n(a) {TASK}\n(b) And of its mirror image?"
FAULTS = {  # hints, the line below the first one, what is said
    "unknown part": (
        '::: {.hint part="c"}\nDivide.\n:::',
        0,
        "hint for part 'c'; the exercise has a, b. Mend the letter",
    ),
    "no letter": ('::: {.hint part="1"}\nDivide.\n:::', 0, "hint for part '1'; the exercise has"),
    "out of order": (
        '::: {.hint part="b"}\nTurn it.\n:::\n\n::: {.hint part="a"}\nDivide.\n:::',
        4,
        "hint for part 'a' behind that for part 'b'; expected hints in the order",
    ),
    "the whole behind a part": (
        '::: {.hint part="a"}\nDivide.\n:::\n\n::: {.hint}\nThink.\n:::',
        4,
        "hint for the whole exercise behind that for part 'a'",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_hints_of_no_part_and_out_of_order_are_named(sample: Course, fault: str) -> None:
    """With file and line of the hint."""
    hints, below, said = FAULTS[fault]
    sample.edit(SHEET, TASK, PARTS)
    line = sample.edit(SHEET, HINT, hints) + below
    problems = sample.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{SHEET}:{line}: {said}")


def test_a_part_of_an_exercise_without_parts_is_named(sample: Course) -> None:
    """And an answer is for the whole exercise."""
    line = sample.edit(SHEET, "{.hint}", '{.hint part="a"}')
    answer = sample.edit(SHEET, "{.answer}", '{.answer part="a"}')
    assert sample.problems() == [
        f"{SHEET}:{line}: hint for part 'a'; the exercise has no parts. Mend the letter, or take "
        "it away.",
        f"{SHEET}:{answer}: answer for part 'a'; expected `part` of a hint alone. Remove it.",
    ]


def test_hints_stand_before_the_answer(sample: Course) -> None:
    """Steps are opened in the order in which they help."""
    sample.edit(SHEET, f"{HINT}\n\n", "")
    sample.edit(SHEET, "::: {.solution}", f"{HINT}\n\n::: {{.solution}}")
    assert "has answer, hint, solution; expected hints, answer, solution" in sample.problems()[0]


@pytest.mark.parametrize("part", ["hint", "answer", "solution"])
def test_what_an_exercise_needs_is_missed(sample: Course, part: str) -> None:
    """Hint, answer, solution: one of each at least, and only hints may be several."""
    sample.edit(SHEET, f"{{.{part}}}", "{.remark}")
    assert any(f"has no {part}; expected one behind it" in said for said in sample.problems())


def test_hints_may_be_several(sample: Course) -> None:
    """The page folds each; the sheet of hints has them all; the sheet has none, and no sentence."""
    sample.edit(SHEET, TASK, PARTS)
    several = 'Divide.\n:::\n\n::: {.hint part="b"}\nTurn it about.\n:::\n\n::: {.hint part="b"}'
    sample.edit(SHEET, "Divide.", f"{several}\nThe sign of the rise changes.")
    code, _, err = sample.run("handouts", "--engine", "embedded")
    assert code == 0, err
    page = sample.path("_build/handouts/ch01_lines.html").read_text(encoding="utf-8")
    names = [part.partition("</summary>")[0] for part in page.split("<summary>")[1:]]
    hints = ["Hint", "Hint for part b", "Second hint for part b"]
    assert names == [*hints, "Answer", "Solution"]
    assert "<details open" not in page
    from pypdf import PdfReader

    def sheet(suffix: str) -> str:
        pages = PdfReader(sample.path(f"_build/handouts/ch01_lines{suffix}.pdf")).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    labels = [f"{hint}." for hint in hints]
    found = sheet("-hints")
    assert sorted(labels, key=found.index) == labels
    bare = sheet("")
    said = [*labels, "Divide", "Turn it about", "The sign of the rise"]
    assert [words for words in said if words in bare] == []


def test_an_exercise_leads_to_what_it_practises(sample: Course) -> None:
    """To its place in the reading edition; to the slide where nobody wrote one."""
    words = ("handouts", "--engine", "embedded", "--only", "handouts/ch01_lines.html")
    converted = sample.path("_build/.cache/converted/handouts/ch01_lines.html")
    assert sample.run(*words)[0] == 0
    assert 'practises <a href="../read/ch01_lines.html#sec-slope"><em>A line' in (
        converted.read_text()
    )
    deck = sample.path("slides/ch01_lines.qmd")
    text = re.sub(r"^(:{3,}) \{\.reading\}\n.*?^\1\n", "", deck.read_text(), flags=re.M | re.S)
    deck.write_text(text)
    assert sample.run(*words)[0] == 0
    assert 'practises <a href="../slides/ch01_lines.html#/sec-slope"><em>A line' in (
        converted.read_text()
    )
