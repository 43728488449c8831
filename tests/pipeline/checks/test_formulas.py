"""Formulas that both engines read, set the same on slide and paper, or named with their line."""

from __future__ import annotations

import pytest

from tests.conftest import Course

DECK, NOTATION = "slides/ch01_lines.qmd", "slides/_notation.qmd"
HERE = "The data are"
NAMED: dict[str, tuple[str, str]] = {
    "brackets of LaTeX": (r"Let \(x+y\) be. The data are", r"'\\(x+y\\)' is printed as text"),
    "display of LaTeX": (r"\[ z = 1 \] The data are", r"'\\[ z = 1 \\]' is printed as text"),
    "blanks inside": (
        "Let $ x $ be. The data are",
        "a dollar sign that opens or closes no formula",
    ),
    "blank before the end": ("Let $x $ be. The data are", "a dollar sign that opens or closes no"),
    "one alone": (
        "It costs $5 more.\n\nThe data are",
        "a dollar sign that opens or closes no formula",
    ),
    "one before a formula": (
        "It costs $5 more. The data are",
        "write it between dollar signs, and `\\$` for the sign in a text",
    ),
    "empty line": (
        "$$\na\n\n= b\n$$\n\nThe data are",
        "a dollar sign that opens or closes no formula",
    ),
    "align": (
        "$$\n\\begin{align} a &= b \\end{align}\n$$\n\nThe data are",
        "`align` numbers its lines beside the course; write `aligned`",
    ),
    "gather": (
        "$$\n\\begin{gather} a \\\\ b \\end{gather}\n$$\n\nThe data are",
        "`gather` numbers its lines beside the course; write `gathered`",
    ),
    "equation": (
        "$$\n\\begin{equation} a \\end{equation}\n$$\n\nThe data are",
        "`equation` inside dollar signs",
    ),
    "tag": ("$$\na \\tag{A}\n$$\n\nThe data are", "`\\tag` stands beside the course's own numbers"),
    "unknown command": ("Let $\\foo$ be. The data are", "bad LaTeX: Undefined control sequence"),
}


@pytest.mark.parametrize("name", NAMED)
def test_tex_that_is_no_formula_is_named(sample: Course, name: str) -> None:
    """One problem, at the line where it stands."""
    new, words = NAMED[name]
    line = sample.edit(DECK, HERE, new)
    told = [problem for problem in sample.problems() if words in problem]
    assert told, sample.problems()
    assert line <= int(told[0].split(":")[1]) <= line + new.count("\n"), told


def test_dollars_and_brackets_that_are_meant_are_fine(sample: Course) -> None:
    r"""`\$5`, escaped brackets of words, and TeX in a listing are what they are."""
    fine = "It costs \\$5 \\[see below\\], as `$ x $` and `\\(y\\)` say. The data are"
    sample.edit(DECK, HERE, f"```\n$ x $ and \\[ z = 1 \\]\n```\n\n{fine}")
    assert sample.run("check")[0] == 0


MACROS = {
    r"\newcommand{\Prob}{\mathbb{P}} % why": "a comment behind a macro is printed on the slide",
    "\\newcommand{\\Prob}{\\mathbb{P}\n}": "a macro over several lines",
    r"\DeclareMathOperator{\Prob}{P}": r"write `\newcommand{\x}{\operatorname{x}}`",
    r"\DeclareMathOperator*{\Prob}{P}": r"write `\newcommand{\x}{\operatorname*{x}}`",
    r"\renewcommand{\Prob}{P}": r"`\renewcommand` is read by one engine",
    r"\def\Prob{P}": r"`\def` is read by one engine",
    r"\newcommand\Prob{P}": "a macro that engines read differently",
}


@pytest.mark.parametrize("macro", MACROS)
def test_a_macro_that_engines_read_differently_is_named(sample: Course, macro: str) -> None:
    """With file, line and the form to use."""
    lines = sample.path(NOTATION).read_text().rstrip("\n")
    sample.path(NOTATION).write_text(f"{lines}\n{macro}\n")
    line = lines.count("\n") + 2
    told = [problem for problem in sample.problems() if MACROS[macro] in problem]
    assert told, sample.problems()
    assert told[0].startswith(f"{NOTATION}:{line}: ")


def test_a_macro_with_arguments_and_a_default_works(sample: Course) -> None:
    """Arguments, and one that may be left out."""
    lines = sample.path(NOTATION).read_text()
    sample.path(NOTATION).write_text(f"{lines}\\newcommand{{\\half}}[1]{{\\frac{{#1}}{{2}}}}\n")
    sample.edit(DECK, HERE, "Let $\\half{x}$ be. The data are")
    assert sample.run("check")[0] == 0


WIDE = "a_1 + " * 60 + "a_1"


@pytest.mark.parametrize("file", [DECK, "handouts/ch01_lines.qmd"])
def test_a_display_wider_than_the_page_is_named(sample: Course, file: str) -> None:
    """On slides and on sheets, with its width and what to do; inside the width it is fine."""
    before = "\n::: {.notes}" if file == DECK else "\n::: {.solution"
    for formula, wide in ((WIDE, True), ("a_1 + a_2", False)):
        text = sample.path(file).read_text()
        assert before in text, text
        sample.path(file).write_text(text.replace(before, f"\n$$\n{formula}\n$$\n{before}", 1))
        code, _, err = sample.run("check")
        told = [line for line in err if " em wide; expected at most " in line]
        assert (code, len(told)) == ((1, 1) if wide else (0, 0)), err
        assert all(line.startswith(f"{file}:") for line in told)
        sample.path(file).write_text(text)
