"""The card of a chapter counts what is there, and notices what is taken away."""

from __future__ import annotations

from scripts.checks import data
from tests.conftest import Course

DECK, SHEET = "slides/ch01_lines.qmd", "handouts/ch01_lines.qmd"
NUMBERS, BOOK = "numbers/ch01_lines/slope.py", "notebooks/ch01_lines/exercises/exr-slope.py"
TABLE = "RISEN = np.loadtxt(__file__[:-3] + '.csv')"
MORE = """
## Another

More words.

::: {.reading}
You read more words.
:::

::: {.notes}
[0 min]{.minutes} Nothing.
:::
"""


def card(course: Course) -> list[str]:
    """What `check` says of the one chapter."""
    code, out, err = course.run("check")
    assert code == 0, err
    lines = out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("1 Lines: "))
    return [line.strip() for line in lines[start : start + 5]]


def test_check_prints_a_card(sample: Course) -> None:
    """Slides, minutes, text alone, exercises by band and on data, questions, notebooks, shares."""
    assert card(sample) == [
        "1 Lines: 3 slides, 5 min planned",
        "1 slides of text alone: sec-matrix",
        "1 exercises (1 By hand), 0 on data",
        "1 quiz questions, 2 notebooks",
        "relations evaluated 67 % (4/6), false texts caught not measured",
    ]


def test_the_page_shows_the_same(sample: Course) -> None:
    """The page of what is proven has a row a chapter."""
    assert sample.run("check")[0] == 0
    shown = sample.path("_build/.cache/course/coverage.qmd").read_text(encoding="utf-8")
    row = "| 1 Lines | 3 | 1 | 5 | 1 (1) | 0 | 1 | 2 | 67 % (4/6) | not measured |"
    assert row in shown.splitlines()


def test_a_slide_without_a_picture_is_text_alone(sample: Course) -> None:
    """A new slide of words is counted; a picture in notes or reading text is none of the slide."""
    sample.edit(DECK, "\n## The sources {#", f"{MORE}\n## The sources {{#")
    assert card(sample)[:2] == [
        "1 Lines: 4 slides, 5 min planned",
        "2 slides of text alone: sec-matrix, another",
    ]
    alt = "A line rises to the right by one unit for every three."
    shown = f'![A line.](/_build/figures/ch01_lines/line.svg){{fig-alt="{alt}"}}'
    sample.edit(DECK, "Nothing.\n", f"Nothing.\n\n{shown}\n")
    assert card(sample)[1] == "2 slides of text alone: sec-matrix, another"
    sample.edit(DECK, "More words.\n", f"More words.\n\n{shown}\n")
    assert card(sample)[1] == "1 slides of text alone: sec-matrix"


def test_an_exercise_whose_number_is_from_a_file_is_on_data(sample: Course) -> None:
    """The answer of the exercise is computed from a table beside the module."""
    sample.path(NUMBERS).with_suffix(".csv").write_text("1\n3\n")
    sample.edit(NUMBERS, "\n\n@cross", f"\n\n{TABLE}\n\n\n@cross")
    sample.edit(NUMBERS, "return 1 / 3", "return float(RISEN[0] / RISEN[1])")
    assert card(sample)[2] == "1 exercises (1 By hand), 1 on data"


def test_an_exercise_whose_notebook_loads_data_is_on_data(sample: Course) -> None:
    """What a library ships counts as data too."""
    sample.edit(BOOK, "# %% stub\n", "# %% stub\nfrom sklearn.datasets import load_iris\n\n")
    assert card(sample)[2] == "1 exercises (1 By hand), 1 on data"


def test_data_are_followed_through_modules(sample: Course) -> None:
    """A name is from data when a name that it uses is, also one of another module."""
    folder = sample.path("numbers/ch01_lines")
    (folder / "one.py").write_text("def digits():\n    return load_digits().data\n")
    (folder / "two.py").write_text(
        "from ch01_lines.one import digits as d\n\nMEAN = d().mean()\n\n\n"
        "def far() -> float:\n    return MEAN\n\n\ndef near() -> float:\n    return 2.0\n"
    )
    assert data.names(folder) == {"digits", "MEAN", "far"}


def test_a_measure_that_is_old_says_so(sample: Course) -> None:
    """What `mutate` measured is shown with its share, and as stale when a text has changed."""
    assert sample.run("mutate", "--count", "12")[0] == 0
    assert card(sample)[4].endswith(" % of 12")
    sample.edit(DECK, "Say it slowly.", "Say it very slowly.")
    assert card(sample)[4].endswith(" % of 12, stale: run `nox -s mutate`")
