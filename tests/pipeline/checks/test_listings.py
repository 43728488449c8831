"""Listings of a small course: run in order, said where they are wrong, run again when due."""

from __future__ import annotations

import pytest

from scripts.numbers import listings
from tests.conftest import Course
from tests.pipeline.build.test_graph import build

DECK, SHEET, NUMBERS = (
    "slides/ch01_lines.qmd",
    "handouts/ch01_lines.qmd",
    "numbers/ch01_lines/slope.py",
)
HERE = "The data are"  # on the second slide of the sample
FINE = """```{.python with="A X=A"}
x = A.sum()

def steps(n):
    return [n, n + 1]
```

Words.

```python
print(x, steps(3))
print(np.sqrt(X))
```

```{.output}
10 [3, 4]
[[1.         1.41421356]
 [1.73205081 2.        ]]
```

The data are"""
OF = "```{.python"
COMPARING = '''

@listing
def doubled(names: dict[str, Any], rng: np.random.Generator) -> Iterator[tuple[str, Any, Any]]:
    """Twice a number."""
    x = rng.normal()
    yield "twice", names["twice"](x), 2 * x
'''
READING = '''

def rise() -> float:
    """The last number of a file."""
    return float(np.loadtxt(Path(__file__).with_name("points.csv"), delimiter=",")[-1, 1])
'''
FENCES = (
    "1. One.\n\n   ```python\n   x = 3\n   if x:\n       print(x)\n   ```\n\n"
    "   ```{.output}\n   3\n   ```",
    "~~~ {.python}\nprint('```')\n~~~\n\n~~~ {.output}\n```\n~~~",
    "<!-- \n```python\nno\n```\n-->\n\n````python\nprint(3)\n````\n\n```{.output}\n3\n```",
    "```\nfor every x: x\n```\n\n```{.bash}\nls\n```",
)


def said(sample: Course) -> list[str]:
    """Problems, without the file of which there is only one."""
    return [problem.removeprefix(f"{DECK}:") for problem in sample.problems()]


def listing(sample: Course, text: str) -> int:
    """Put a listing on a slide; the line on which its fence stands."""
    return sample.edit(DECK, HERE, f"{text}\n\n{HERE}")


def test_listings_run_in_order(sample: Course) -> None:
    """One after the other, with names of the chapter; the report counts them."""
    sample.edit(DECK, HERE, FINE)
    code, out, err = sample.run("check")
    assert code == 0, err
    assert out.splitlines()[1].split()[-3:-1] == ["2", "2"]
    assert sample.run("build", "--engine", "embedded")[0] == 0


def test_each_document_begins_anew(sample: Course) -> None:
    """The sheet knows no name of the deck's listings."""
    sample.edit(DECK, HERE, FINE)
    line = sample.edit(SHEET, "Divide.\n", "Divide.\n\n```python\ny = 1\nx = x + y\n```\n")
    told = f"{SHEET}:{line + 4}: the listing raised NameError: name 'x' is not defined"
    assert [problem[: len(told)] for problem in sample.problems()] == [told]


@pytest.mark.parametrize(
    ("old", "new", "after", "words"),
    [
        ("10 [3, 4]", "10 [3, 5]", 0, "prints '10 [3, 4]', here stands '10 [3, 5]'"),
        (" [1.73205081", " [1.73205082", 0, "here stands ' [1.73205082 2.        ]]'"),
        ("n + 1", "n + 2", 11, "prints '10 [3, 5]', here stands '10 [3, 4]'"),
        ("2.        ]]\n```", "2.        ]]\nmore\n```", 1, "prints nothing, here stands 'more'"),
        ("print(np.sqrt(X))", "x", 5, "prints nothing, here stands '[[1. "),
        ("x = A", "x = B", 0, "the listing raised NameError: name 'B' is not defined"),
        ("print(x", "print(z", 0, "NameError: name 'z' is not defined"),
        ("    return [n", "    return [", 0, "expected Python"),
        ("    return [n, n + 1]", "    return n[1]", 6, "raised TypeError: 'int' object is not"),
        ("np.sqrt(X)", "1 / 0", 0, "raised ZeroDivisionError: division by zero"),
        ("np.sqrt(X)", "exit()", 0, "raised SystemExit"),
        ("np.sqrt(X)", "eval('1')", 0, "eval() hides what is run"),
        ("np.sqrt(X)", "open('/etc/hostname')", 0, "which is outside the course"),
        ("np.sqrt(X)", "open('x.txt', 'w')", 0, "expected code that writes no file"),
        ('"A X=A"', '"A X=AA"', 1, "numbers/ch01_lines has no 'AA'"),
        ("{.output}", "", -4, "prints '10 [3, 4]', and nothing behind it says so"),
        ("Words.", "Words.\n\n```{.output}\n1\n```", 3, "output of no listing"),
        ("```python\n", "```py\n", 1, ".py would not be run; expected .python"),
    ],
)
def test_what_is_wrong_is_named(sample: Course, old: str, new: str, after: int, words: str) -> None:
    """With path and line, `after` so many lines."""
    sample.edit(DECK, HERE, FINE)
    line = sample.edit(DECK, old, new) + after
    found = [problem for problem in said(sample) if words in problem]
    assert found, sample.problems()
    assert found[0].startswith(f"{line}: "), (found, line)


def test_an_endless_loop_is_stopped(sample: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its line; and it is tried again, for another machine may be quicker."""
    monkeypatch.setattr(listings, "LIMIT", 0.5)
    line = listing(
        sample,
        "```python\nwhile True:\n    try:\n        x = 1\n    except Exception:\n        pass\n```",
    )
    for _ in range(2):
        (told,) = said(sample)
        assert line < int(told.partition(":")[0]) <= line + 5
        assert "the listing ran longer than 0.5 s" in told
    sample.edit(DECK, "while True:", "if True:")
    assert sample.run("check")[0] == 0


def test_a_listing_is_compared_with_the_chapter(sample: Course) -> None:
    """On random data: a function of `numbers/` says what it must give."""
    text = sample.path(NUMBERS).read_text() + COMPARING
    old = "from fractions import Fraction\n"
    text = text.replace(old, f"from collections.abc import Iterator\n{old}from typing import Any\n")
    text = text.replace("import cross_checked_by", "import cross_checked_by, listing")
    sample.path(NUMBERS).write_text(text)
    fence = '```{.python compared="doubled"}'
    line = listing(sample, f"{fence}\ndef twice(x):\n    return 2 * x\n```")
    assert sample.run("check")[0] == 0
    sample.edit(DECK, "return 2 * x", "return 3 * x")
    (told,) = said(sample)
    assert told.startswith(f"{line + 1}: twice is 0.")
    assert "on random data, doubled in numbers/ch01_lines expects 0." in told
    sample.edit(DECK, "return 3 * x", "return [2 * x]")
    assert "of shape (1,) on random data" in said(sample)[0]
    sample.edit(DECK, "def twice", "def double")
    assert "raised KeyError: 'twice' in numbers/ch01_lines/slope.py:" in said(sample)[0]
    sample.edit(DECK, 'compared="doubled"', 'compared="trace"')
    assert "trace compares no listing; expected @listing" in said(sample)[0]


def runs(sample: Course) -> int:
    """How often a listing was run: it leaves its mark in time alone."""
    return sample.path("_build/.cache/listings/slides/ch01_lines.json").stat().st_mtime_ns


def test_listings_run_again_only_when_due(sample: Course) -> None:
    """Not for a sentence, but for another listing, other numbers, and data that numbers read."""
    sample.path("numbers/ch01_lines/points.csv").write_text("0,0\n3,1\n")
    sample.edit(NUMBERS, "import numpy as np\n", "from pathlib import Path\n\nimport numpy as np\n")
    sample.path(NUMBERS).write_text(sample.path(NUMBERS).read_text() + READING)
    code = '```{.python with="A rise"}\nprint(A[1, 1], rise)\n```'
    listing(sample, f"{code}\n\n```{{.output}}\n4 1.0\n```")
    assert sample.run("check")[0] == 0
    first = runs(sample)
    sample.edit(DECK, "Ask who has seen a slope.", "Ask who knows a slope.\n\nAnd who does not.")
    assert sample.run("check")[0] == 0
    assert runs(sample) == first
    sample.path("numbers/ch01_lines/points.csv").write_text("0,0\n3,2\n")
    assert "the listing prints '4 2.0', here stands '4 1.0'" in said(sample)[0]
    assert runs(sample) != first
    sample.path("numbers/ch01_lines/points.csv").write_text("0,0\n3,1\n")
    assert sample.run("check")[0] == 0
    second = runs(sample)
    sample.edit(NUMBERS, "[3, 4]", "[3, 5]")
    sample.edit(DECK, r"3 & 4", "3 & 5")
    assert any("the listing prints '5 1.0'" in problem for problem in sample.problems())
    assert runs(sample) != second


def test_a_wrong_listing_is_kept_and_its_line_moves_with_it(sample: Course) -> None:
    """What went wrong is not run again, and is named where it stands now."""
    line = listing(sample, "```python\nx = 1\ny = z\n```") + 2
    assert said(sample)[0].startswith(f"{line}: ")
    first = runs(sample)
    sample.edit(DECK, "A line rises.]", "A line rises,\nand goes on.]")
    assert said(sample)[0].startswith(f"{line + 1}: ")
    assert runs(sample) == first


def test_a_listing_changes_nothing_for_others(sample: Course) -> None:
    """Those of a document run in a process of their own: what one sets, the other does not see."""
    listing(sample, '```{.python with="A"}\nA[1, 1] = 9\nnp.set_printoptions(precision=1)\n```')
    code = '```{.python with="A"}\nprint(A[1, 1], np.array([1]) / 3)\n```'
    output = "```{.output}\n4 [0.33333333]\n```"
    sample.edit(SHEET, "Divide.\n", f"Divide.\n\n{code}\n\n{output}\n")
    code, _, err = sample.run("check", "--jobs", "1")
    assert code == 0, err
    build(sample)


def test_a_listing_may_say_why_it_does_not_run(sample: Course) -> None:
    """It is counted as one that does not run; without a reason it is a problem."""
    listing(sample, '```{.python not-run="needs a camera"}\nimport camera\n```')
    code, out, _ = sample.run("check")
    assert code == 0
    assert out.splitlines()[1].split()[-3:-1] == ["1", "0"]
    sample.edit(DECK, "needs a camera", "")
    assert 'not-run="" gives no reason' in said(sample)[0]


@pytest.mark.parametrize("text", FENCES)
def test_fences_are_read_as_pandoc_reads_them(sample: Course, text: str) -> None:
    """In a list, with other signs, in comments, and what is no Python."""
    listing(sample, text)
    code, _, err = sample.run("check")
    assert code == 0, err


def test_a_listing_that_only_pandoc_sees_is_named(sample: Course) -> None:
    """Nothing that looks like a listing goes unrun."""
    listing(sample, "> ```python\n> x = 1\n> ```")
    assert "a listing that is not read as it is run" in said(sample)[0]


def test_a_listing_on_a_page_of_the_course(sample: Course) -> None:
    """There nothing runs, and it must say so."""
    page = sample.path("index.qmd")
    page.write_text(page.read_text() + "\n```python\nx = 1\n```\n")
    assert any("listings run in decks and sheets" in problem for problem in sample.problems())


def test_an_included_listing_runs_where_it_is_included(sample: Course) -> None:
    """And what is wrong in it is named in its own file."""
    sample.path("slides/_code.qmd").write_text("Words.\n\n```python\ny = x\nz = w\n```\n")
    listing(sample, "```python\nx = 1\n```\n\n{{< include /slides/_code.qmd >}}")
    (told,) = sample.problems()
    assert told.startswith("slides/_code.qmd:5: the listing raised NameError: name 'w'")
