"""Exercise notebooks: a stub, a check that tells right from wrong, and nothing given away."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Course

SHEET, TASK = "handouts/ch01_lines.qmd", "notebooks/ch01_lines/exercises/exr-slope.py"
MADE = "_build/notebooks/ch01_lines/exercises/exr-slope"
RIGHT = "All right.\n"
GUARD = 'assert slope_of(2, 8) == 0.25, "The function is not right yet."'
CONTRACT = {  # old, new, line below that of the old one (None: line 1), what is said
    "no stub": ("# %% stub\n", "# %% given\n", None, "no cells `# %% stub`; expected one"),
    "no wrong answer": ("# %% wrong", "# %% given", None, "no cells `# %% wrong`; expected one"),
    "a cell of no kind": ("# %% wrong", "# %% worng", 0, "Did you mean 'wrong'?"),
    "text": ("# %% wrong", "# %% [markdown]", 0, "'# %% [markdown]'; expected one of # %% given"),
    "an assert without words": (
        ', "There is no answer yet."',
        "",
        0,
        "an assert without words; expected what is not right yet",
    ),
    "a wrong answer without words": ("# the run over the rise\n", "", 0, "without words; expected"),
    "a module of the course": (
        "answer = slope_of(1, 3)",
        "from ch01_lines.slope import slope",
        -5,
        "imports ch01_lines, which students do not have",
    ),
    "nothing bound": (
        "assert answer == slope()",
        "slope()",
        -2,
        "nothing is held against numbers/",
    ),
    "no seed": (
        "answer = 3 / 1",
        "answer = np.random.default_rng().normal()",
        0,
        "Give it the seed",
    ),
    "a network": ("answer = 3 / 1", 'answer = fetch_openml("x")', 0, "asks a network"),
    "no Python": ("answer = 3 / 1", "answer = 3 /", 0, "expected Python"),
}
TRIED = {  # old, new, how many lines below the old one, what is said
    "a check that passes on a wrong answer": (
        "answer = 3 / 1",
        "answer = 1 / 3",
        -1,
        "the check passes on the wrong answer (the run over the rise); expected it to fail.",
    ),
    "a stub that is right": (
        "    return None\n\n\nanswer = None",
        "    return rise / max(1, run)\n\n\nanswer = 1 / max(2, 3)",
        -2,
        "the check passes on the stub; expected it to fail.",
    ),
    "a check that stumbles": (
        'assert answer is not None, "There is no answer yet."\n',
        'assert answer + 1 > 0, "There is no answer yet."\n',
        0,
        "on the stub the check raises TypeError: unsupported operand",
    ),
    "a name that the stub forgets": (
        "answer = None",
        "x = None",
        12,
        "on the stub the check raises NameError: name 'answer' is not defined",
    ),
    "a solution that is not right": (
        "return rise / run",
        "return run / rise",
        7,
        "the cell raised AssertionError: The function is not right yet.",
    ),
    "a solution that is not the chapter's": (
        "answer = slope_of(1, 3)",
        "answer = slope_of(1, 4)",
        14,
        "the cell raised AssertionError",
    ),
    "a value between two rounded ones": (
        "places=3",
        "places=3) and same('half', slope_of(1, 16), places=3",
        0,
        "the cell raised ValueError: half = 0.0625 is not finite, or between two values",
    ),
}
LEAKS = {  # file, old, new, lines below the old one, what is said
    "a sentence in a message": (
        TASK,
        "The function is not right yet.",
        "The slope is the rise over the run by definition!",
        0,
        "the check of exr-slope says 'the slope is the rise over the run', as its solution does",
    ),
    "a sentence in a hint": (
        SHEET,
        "Divide.\n",
        "The slope is the rise over the run by definition, hence one divided by three.\n",
        -8,
        "a hint of exr-slope says 'the slope is the rise over the run', as its solution does",
    ),
    "a number in an assert": (
        TASK,
        GUARD,
        f'{GUARD}\nassert abs(answer - 1 / 3) < 1e-9, "No."',
        1,
        "0.333333 stands in the notebook of exr-slope, whose answer it is",
    ),
    "a line in the check": (
        TASK,
        GUARD,
        f"answer = slope_of(1, 3)\n{GUARD}",
        0,
        "'answer = slope_of(1, 3)' is a line of the solution, and stands in the check",
    ),
}


def notebook(root: Path, suffix: str = "") -> list[dict[str, Any]]:
    """The cells of a notebook that was made."""
    text = (root / f"{MADE}{suffix}.ipynb").read_text(encoding="utf-8")
    cells: list[dict[str, Any]] = json.loads(text)["cells"]
    return cells


def code(cells: list[dict[str, Any]]) -> list[str]:
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def ran(cells: list[str], folder: Path) -> tuple[int, str]:
    """What Python alone says of cells: its code, and all that it prints."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [sys.executable, "-c", "\n".join(cells)]
    done = subprocess.run(words, cwd=folder, env=alone, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_notebook_asks_what_the_sheet_asks(built: Path) -> None:
    """Statement and folded hints are the sheet's, the code is the stub; nothing was run."""
    import nbformat

    cells = notebook(built)
    nbformat.validate(nbformat.reads((built / f"{MADE}.ipynb").read_text(), as_version=4))
    first, hint = ("".join(cell["source"]) for cell in cells[:2])
    assert first.startswith("# A slope\n")
    assert "A line rises by one unit for every three.\nWhat is its slope?" in first
    assert "(../../../handouts/ch01_lines.html#exr-slope)" in first
    assert hint == "<details>\n<summary>Hint</summary>\n\nDivide.\n\n</details>"
    made = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in made] == [([], None)] * 3
    assert made[0]["metadata"]["jupyter"] == {"source_hidden": True}


def test_stub_wrong_and_right_answers_are_told_apart(built: Path) -> None:
    """Outside the course, without its modules: an assert fails, or all is right."""
    folder = (built / MADE).parent
    same, stub, check = code(notebook(built))
    solution = code(notebook(built, "-solution"))
    assert solution[0] == same
    assert solution[2] == check
    failed, said = ran([same, stub, check], folder)
    assert failed
    assert said.endswith("AssertionError: There is no answer yet.\n")
    failed, said = ran([same, solution[1], "answer = 3", check], folder)
    assert failed
    assert said.endswith("AssertionError: The function may be right, the answer is not.\n")
    assert ran(solution, folder) == (0, RIGHT)


def test_the_solution_shows_that_it_is_right(built: Path) -> None:
    """Its check has passed, and it leads back."""
    cells = notebook(built, "-solution")
    assert "".join(cells[-1]["outputs"][0]["text"]) == RIGHT
    assert "# Solution: A slope" in "".join(cells[0]["source"])
    assert "(exr-slope.ipynb)" in "".join(cells[0]["source"])


def test_nothing_is_given_away(built: Path) -> None:
    """No line of the solution and no sentence of it, not even the number, is in the notebook."""
    text = (built / f"{MADE}.ipynb").read_text(encoding="utf-8")
    for secret in ("rise / run", "slope_of(1, 3)", "0.333", "1 / 3", "by definition"):
        assert secret not in text, secret
    assert "rise / run" in (built / f"{MADE}-solution.ipynb").read_text(encoding="utf-8")


def test_sheet_and_notebook_lead_to_each_other(built: Path) -> None:
    """The page of exercises links the notebook; manifest and bundle have both."""
    page = (built / "_build/handouts/ch01_lines.html").read_text(encoding="utf-8")
    assert 'href="../notebooks/ch01_lines/exercises/exr-slope.ipynb"' in page
    assert 'href="../notebooks/ch01_lines/exercises/exr-slope-solution.ipynb"' in page
    manifest = json.loads((built / "_build/manifest.json").read_text(encoding="utf-8"))
    for suffix in ("", "-solution"):
        inputs = manifest[f"{MADE}{suffix}.ipynb"]["inputs"]
        assert {TASK, SHEET, "numbers/ch01_lines/slope.py"} <= set(inputs)


@pytest.mark.parametrize("fault", CONTRACT)
def test_what_the_source_must_hold_is_named(sample: Course, fault: str) -> None:
    """Cells of each kind, words, seeds, libraries alone."""
    old, new, below, said = CONTRACT[fault]
    line = sample.edit(TASK, old, new) + (below or 0)
    problems = sample.problems()
    assert problems[0].startswith(f"{TASK}:{1 if below is None else line}: "), problems
    assert said in problems[0]


@pytest.mark.parametrize("fault", TRIED)
def test_the_check_is_seen_to_fail_and_to_pass(sample: Course, fault: str) -> None:
    """On stub and wrong answers it fails by an assert; on the solution it passes."""
    old, new, below, said = TRIED[fault]
    text = sample.path(TASK).read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 + below
    sample.path(TASK).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = sample.problems("notebooks")
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{TASK}:{line}: "), problems
    assert said in problems[0]


@pytest.mark.parametrize("fault", LEAKS)
def test_what_is_given_away_is_named(sample: Course, fault: str) -> None:
    """A sentence, a number, a line of the solution."""
    file, old, new, below, said = LEAKS[fault]
    line = sample.edit(file, old, new) + (below or 0)
    problems = sample.problems()
    assert problems[0].startswith(f"{file}:{line}: "), problems
    assert said in problems[0]


def test_a_line_of_the_sheets_listing_is_named(sample: Course) -> None:
    """The worked solution has code too."""
    shown = "divided by three.\n\n```{.python}\neighth = round(1 / 8, 1)\n```"
    sample.edit(SHEET, "divided by three.", shown)
    line = sample.edit(TASK, GUARD, f"eighth = round(1 / 8, 1)\n{GUARD}")
    said = "'eighth = round(1 / 8, 1)' is a line of the solution, and stands in the check."
    assert sample.problems()[0].startswith(f"{TASK}:{line}: {said}")


def test_an_exercise_without_its_file_is_named(sample: Course) -> None:
    """And one whose setting is no such word."""
    sample.path(TASK).rename(sample.path(TASK).with_name("exr-slop.py"))
    sheet, file = sample.problems()
    said = "exercise exr-slope asks for a notebook; notebooks/ch01_lines/exercises/exr-slope.py"
    assert sheet.startswith(f"{SHEET}:9: {said} does not exist. Did you mean 'exr-slop'?")
    gone = "notebooks/ch01_lines/exercises/exr-slop.py:1: handouts/ch01_lines.qmd has no exercise"
    assert file.startswith(f"{gone} exr-slop. Did you mean 'exr-slope'?")


def test_a_file_that_no_exercise_asks_for_is_named(sample: Course) -> None:
    """With the place of the exercise."""
    sample.edit(SHEET, " notebook=true", "")
    said = f"{TASK}:1: exercise exr-slope at {SHEET}:9 asks for no notebook. Write notebook=true"
    assert sample.problems()[0].startswith(said)
    sample.edit(SHEET, 'practises="sec-slope"', 'practises="sec-slope" notebook="yes"')
    assert any("has notebook 'yes'; expected true" in problem for problem in sample.problems())


def test_only_what_changed_is_tried_again(unbuilt: Course) -> None:
    """A word of the sheet makes the notebooks anew without running; a removed one goes."""
    both = {f"{MADE}.ipynb", f"{MADE}-solution.ipynb"}

    def made() -> set[str]:
        done, out, err = unbuilt.run("notebooks")
        assert done == 0, err
        return {line.split()[-1] for line in out.splitlines() if "/exercises/" in line}

    assert made() == both
    before = {name: unbuilt.path(name).read_bytes() for name in both}
    assert made() == set()
    unbuilt.edit(SHEET, "What is its slope?", "How steep is it?")
    ran = unbuilt.path("_build/.cache/converted/notebooks/ch01_lines.exr-slope.json")
    moment = ran.stat().st_mtime_ns
    assert made() == both
    assert ran.stat().st_mtime_ns == moment
    unbuilt.edit(SHEET, "How steep is it?", "What is its slope?")
    made()
    assert {name: unbuilt.path(name).read_bytes() for name in both} == before
    unbuilt.path(TASK).unlink()
    unbuilt.edit(SHEET, " notebook=true", "")
    assert made() == both, "they go"
    assert not unbuilt.path(f"{MADE}.ipynb").exists()


def test_words_of_the_sheet_become_plain(sample: Course) -> None:
    """Parts stand apart; citations, references, pictures, macros and spans are written out."""
    rich = (
        "What is its slope, as in [@book2020, sec. 2.1] and in @exr-other?\n\n"
        "![A line.](/_build/figures/ch01_lines/line.svg)"
        '{fig-alt="A line rises to the right by one unit for every three."}\n\n'
        "$$ y = w x $$ {#eq-line}\n\n"
        "(a) See @eq-line and $\\norm{\\mathbf{x}}$.\n"
        '(b) Take [$3$]{.given of="A[1,0]"} of them.\n'
        "    Then go on."
    )
    sample.edit(SHEET, "What is its slope?", rich)
    text = sample.path(SHEET).read_text(encoding="utf-8")
    begin = text.index("::: {#exr-slope")
    other = text[begin:].replace("#exr-slope", "#exr-other").replace(" notebook=true", "")
    other = other.replace(rich, "What is its slope?").replace("A slope", "Another slope")
    sample.path(SHEET).write_text(f"{text.rstrip()}\n\n{other}", encoding="utf-8")
    sample.edit("slides/ch01_lines.qmd", "exercises: 4", "exercises: 8")
    done, _, err = sample.run("notebooks")
    assert done == 0, err
    asked = "".join(notebook(sample.root)[0]["source"])
    there = "../../../handouts/ch01_lines.html#"
    assert f"as in (Author 2020, sec. 2.1) and in [Another slope]({there}exr-other)?" in asked
    assert "![A line.](../../../figures/ch01_lines/line.svg)\n" in asked
    assert "$$ y = w x $$\n" in asked
    assert f"\n\n(a) See [there]({there}eq-line) and $\\left\\lVert" in asked
    assert "\n\n(b) Take $3$ of them.\nThen go on.\n" in asked
    assert "{" not in re.sub(r"\$[^$]*\$", "", asked)
