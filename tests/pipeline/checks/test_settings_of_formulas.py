"""Formulas are evaluated in the setting that stands nearest, and nothing passes unevaluated."""

from __future__ import annotations

import pytest

from tests.conftest import Course

DECK, SHEET, NUMBERS = "slides/ch01_lines.qmd", "handouts/ch01_lines.qmd", "numbers/ch01_lines/"
SETTINGS = '''"""What symbols stand for."""

from typing import Any

import numpy as np

from scripts.declare import setting


@setting
def any_points(rng: np.random.Generator) -> dict[str, Any]:
    """Random examples and their mean."""
    X = rng.normal(size=(5, 3))
    return {r"\\mathbf{x}_n": X, r"\\boldsymbol{\\mu}": X.mean(axis=0), "N": 5, "D": 3}


@setting
def two_lines() -> dict[str, Any]:
    """The slopes of two lines."""
    return {"a_k": [3, 7], "f": lambda x: 2 * x, "t": 4.5}
'''
MEAN = r"$\boldsymbol{\mu} = \frac{1}{N} \sum_{n=1}^{N} \mathbf{x}_n$"
SLOPES = "$a_1 = 3$ and $a_2 = 7$"


@pytest.fixture
def settled(sample: Course) -> Course:
    """The sample course, with two settings and a slide for each, all in order."""
    sample.path(NUMBERS + "settings.py").write_text(SETTINGS)
    sample.edit(DECK, "The data are", f'{MEAN}. [{SLOPES}]{{setting="two_lines"}}. The data are')
    sample.edit(DECK, "{#sec-matrix}", '{#sec-matrix setting="any_points"}')
    assert sample.run("check")[0] == 0
    return sample


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (r"\sum_{n=1}", r"\sum_{n=2}", "seed"),
        (r"\frac{1}{N} \sum", r"\frac{1}{D} \sum", "is false"),
        ("{N} \\mathbf", "{D} \\mathbf", "is false"),
        (r"\mathbf{x}_n$", r"\mathbf{x}_n\T$", "compares shape 3×1 and shape 1×3"),
        (r"^{N} \mathbf", r"^{6} \mathbf", "index 1 of \\mathbf{x} is 6; expected 1 to 5"),
        ("a_2 = 7", "a_2 = 8", "the left side is 7, the right 8"),
        ("a_1 = 3", "a_2 = 3", "a_{2} = 3 is false"),
        ("a_1 = 3", "a_3 = 3", "index 1 of a is 3; expected 1 to 2"),
    ],
)
def test_a_slip_is_named_with_its_line(settled: Course, old: str, new: str, said: str) -> None:
    """An index, a range, a divisor, a transpose, a number."""
    line = settled.edit(DECK, old, new)
    problems = settled.problems()
    assert [p for p in problems if p.startswith(f"{DECK}:{line}: ") and said in p], problems


def test_a_changed_setting_is_seen(settled: Course) -> None:
    """A formula that was true is evaluated again when its values change, functions too."""
    settled.edit(DECK, "$a_1 = 3$", "$a_1 = 3$, $f(t) = 2t$,")
    assert settled.run("check")[0] == 0
    settled.edit(NUMBERS + "settings.py", "2 * x", "3 * x")
    assert "f(t) = 2t is false" in "".join(settled.problems())
    settled.edit(NUMBERS + "settings.py", "3 * x", "2 * x")
    settled.edit(NUMBERS + "settings.py", "[3, 7]", "[4, 7]")
    assert "the left side is 4, the right 3" in "".join(settled.problems())


def test_the_nearest_setting_counts_alone(settled: Course) -> None:
    """Not that of the slide beside it: there the symbol has no value, and is not evaluated."""
    settled.edit(DECK, f'[{SLOPES}]{{setting="two_lines"}}', SLOPES.replace("7", "8"))
    assert settled.run("check")[0] == 0
    settled.edit(DECK, '{#sec-matrix setting="any_points"}', '{#sec-matrix setting="two_lines"}')
    assert "the right 8" in "".join(settled.problems())


def test_an_exercise_shares_its_setting_with_its_parts(settled: Course) -> None:
    """The exercise behind it does not have it; the front matter's is for the rest."""
    settled.edit(SHEET, "minutes=4", 'minutes=4 setting="two_lines"')
    settled.edit(SHEET, "Divide.", "Divide, as in $a_2 = 8$.")
    assert "a_{2} = 8 is false" in "".join(settled.problems())
    settled.edit(SHEET, ' setting="two_lines"', "")
    assert settled.run("check")[0] == 0
    settled.edit(DECK, "difficulty: entry", "difficulty: entry\n  setting: two_lines")
    assert "a_{2} = 8 is false" in "".join(settled.problems())


def test_what_is_supposed_is_left_alone(settled: Course) -> None:
    """A case of a proof."""
    settled.edit(DECK, "The data are", "For [$N = 1$]{.assumed} nothing varies. The data are")
    assert settled.run("check")[0] == 0
    settled.edit(DECK, "[$N = 1$]{.assumed}", "$N = 1$")
    assert "N = 1 is false" in "".join(settled.problems())


def test_dots_beside_an_arrow_are_left_alone(settled: Course) -> None:
    """What is not evaluated is not called false."""
    settled.edit(DECK, SLOPES, SLOPES + r", $a_1 \le \dots \le a_2 \to 0$")
    assert settled.run("check")[0] == 0
    settled.edit(DECK, r"a_1 \le \dots \le a_2", r"a_1 \le \dots \ge a_2")
    assert "the signs on both sides of the dots differ" in "".join(settled.problems())


def test_a_chain_without_a_function_must_be_evaluated(settled: Course) -> None:
    """Every step; one that is not says why."""
    settled.edit(DECK, '::: {.derivation of="square_of_sum"}', "::: {.derivation}")
    problems = settled.problems()
    assert len([p for p in problems if r"\mathbf{x} has no value" in p]) == 2, problems
    settled.edit(NUMBERS + "settings.py", '"N": 5', r'"N": 5, r"\mathbf{x}": X[0]')
    settled.edit(NUMBERS + "settings.py", '"D": 3', r'"D": 3, r"\mathbf{y}": X[1]')
    assert settled.run("check")[0] == 0
    settled.edit(DECK, r"+ 2\, \mathbf{x}\T", r"- 2\, \mathbf{x}\T")
    assert "is false" in "".join(settled.problems())


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (DECK, '"two_lines"', '"two_line"', "Did you mean 'two_lines'"),
        (DECK, '"two_lines"', '"slope"', "no function of this name that is marked @setting"),
        (NUMBERS + "settings.py", '"t": 4.5', r'"\\frac": 4.5', "is not understood"),
        (NUMBERS + "settings.py", '"t": 4.5', '"b_k": [1, 2, 3]', "the index k runs over"),
        (NUMBERS + "settings.py", '{"a_k"', '1 and {"a_k"', ""),
        (NUMBERS + "settings.py", 'return {"a_k"', 'return [] or 3 or {"a_k"', "returned no dict"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    settled: Course, file: str, old: str, new: str, said: str
) -> None:
    """A name that is not there, a key that is no symbol, an index with two ranges."""
    settled.edit(file, old, new)
    code, out, err = settled.run("check")
    assert (code == 1) is bool(said), out
    assert said in "".join(err)
    assert "Traceback" not in "".join(err)


@pytest.mark.parametrize(
    ("formula", "equals", "said"),
    [
        ("$t - 4$ and $2t$", "0.5; a_1 + a_2 - 1", ""),
        ("$t + 4$ and $2t$", "0.5; a_1 + a_2 - 1", "t + 4 = 0.5 is false"),
        ("$t - 4$ and $3t$", "0.5; a_1 + a_2 - 1", "the left side is 13.5, the right 9"),
        ("$t - 4$ and $2t$", "0.5; a_1 + b_2 - 1", "expected a second source in equals= that is"),
        ("$t - 4$ and $2t$", "0.5", "1 sources in equals= for 2 formulas in the span"),
    ],
)
def test_a_second_source_is_equal(settled: Course, formula: str, equals: str, said: str) -> None:
    """A formula that states no relation is held against `equals=`, and must be evaluated."""
    span = f'[{formula}]{{equals="{equals}" setting="two_lines"}}'
    line = settled.edit(DECK, "The data are", f"{span}. The data are")
    if not said:
        assert settled.run("check")[0] == 0
        return
    problems = settled.problems()
    assert problems
    assert all(p.startswith(f"{DECK}:{line}: ") for p in problems)
    assert said in "".join(problems)


def test_a_number_said_again_is_no_second_source(settled: Course) -> None:
    """A claim's `equals=` holds symbols: the same digits once more prove nothing."""
    again = '[$2$]{.claim of="slope" equals="\\frac{2}{1}" setting="two_lines"}'
    line = settled.edit(DECK, "The data are", f"{again}. The data are")
    assert f"{DECK}:{line}: equals='\\\\frac{{2}}{{1}}' says the number again" in "".join(
        settled.problems()
    )


def test_a_setting_is_a_second_route(settled: Course) -> None:
    """Where an answer is evaluated, true, and in a setting that does not use its function."""
    settled.edit(NUMBERS + "slope.py", "@cross_checked_by(rise_over_run)\n", "")
    assert "which one route gives" in "".join(settled.problems())
    claim = '{.claim of="slope" equals="a_1 / 9" setting="two_lines"}'
    settled.edit(SHEET, '{.claim of="slope"}', claim)
    assert settled.run("check")[0] == 0
    settled.edit(SHEET, "a_1 / 9", "a_2 / 9")
    said = "".join(settled.problems())
    assert "is false" in said
    assert "which one route gives" in said
    settled.edit(SHEET, "a_2 / 9", "2 / 6")
    assert "which one route gives" in "".join(settled.problems())  # the number once more
    settled.edit(SHEET, "2 / 6", "a_1 / 9")
    imported = "import numpy as np\n\nfrom ch01_lines import slope as lines"
    settled.edit(NUMBERS + "settings.py", "import numpy as np", imported)
    settled.edit(NUMBERS + "settings.py", "[3, 7]", "[9 * lines.slope(), 7]")
    assert "which one route gives" in "".join(settled.problems())


def test_a_relation_in_an_answer_is_a_second_route(settled: Course) -> None:
    """Where it has symbols; a relation between numbers holds whatever the setting is."""
    first = '"""A slope."""\n\n\ndef first() -> int:\n    """The first slope."""\n    return 3\n'
    settled.path(NUMBERS + "first.py").write_text(first)
    both = r'[$a_1 = 3$]{.claim of="first"}, [$\frac{1}{3}$]{.claim'
    settled.edit(SHEET, r"[$\frac{1}{3}$]{.claim", both)
    settled.edit(SHEET, "minutes=4", 'minutes=4 setting="two_lines"')
    assert settled.run("check")[0] == 0
    settled.edit(SHEET, "[$a_1 = 3$]", "[$3 = 3$]")
    assert "which one route gives" in "".join(settled.problems())


def test_readers_do_not_see_settings(settled: Course) -> None:
    """No attribute of a setting or a second source reaches a page."""
    span = '[$2t$]{equals="a_1 + a_2 - 1" setting="two_lines"}'
    settled.edit(DECK, "The data are", f"{span}. The data are")
    assert settled.run("build", "--engine", "embedded")[0] == 0
    for page in settled.path("_build").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "any_points" not in text, page
        assert "equals=" not in text, page
