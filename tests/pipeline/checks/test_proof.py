"""The proof of the checks: false changes are caught, and what is not proven is named."""

from __future__ import annotations

import random
import re

import pytest

from scripts.base.paths import Paths
from scripts.checks import mutate, mutations
from tests.conftest import Course


def test_every_false_change_of_the_sample_is_caught(sample: Course) -> None:
    """On a healthy course all mutations are caught, of every kind that its text allows."""
    assert sample.run("check")[0] == 0
    lines, fine = mutate.run(Paths(sample.root), ["ch01_lines"], seed=3, wanted=120)
    assert fine, lines
    kinds = ("digit", "sign", "percent", "exponent", "flipped", "off by one")
    for kind in (*kinds, "swapped entries", "rows for columns"):
        assert any(kind in line for line in lines), (kind, lines)


def test_a_blind_check_lets_mutations_survive(
    sample: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof can fail: without checks of numbers, survivors are named with path and line."""
    assert sample.run("check")[0] == 0
    monkeypatch.setattr("scripts.checks.claims.check", lambda *_: [])
    monkeypatch.setattr("scripts.checks.derivations.check", lambda *_: [])
    lines, fine = mutate.run(Paths(sample.root), ["ch01_lines"], seed=3, wanted=30)
    assert not fine
    survivors = [line for line in lines if "survives" in line]
    assert survivors
    assert all(re.match(r"(slides|handouts)/ch01_lines.qmd:\d+: ", line) for line in survivors)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (mutations.off_by_one, "$5$", {"$4$", "$6$"}),
        (mutations.sign, "$x = 3$", {"$x = -3$"}),
        (mutations.sign, "$x = -3$", {"$x = 3$"}),
        (mutations.percent, r"$50\,\%$", {"$50$"}),
        (mutations.exponent, "$a^2$", {"$a^{1}$", "$a^{3}$"}),
        (mutations.flipped, "$a + b$", {"$a - b$"}),
        (mutations.digit, "$x_1$", set()),
        (mutations.unit, "5 cm", None),
        (
            mutations.rows_for_columns,
            r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
            {r"\begin{bmatrix}1 & 3 \\ 2 & 4\end{bmatrix}"},
        ),
        (
            mutations.swapped_entries,
            r"\begin{bmatrix}1 & 2\end{bmatrix}",
            {r"\begin{bmatrix} 2 & 1 \end{bmatrix}"},
        ),
    ],
)
def test_a_mutation_changes_what_it_says(
    kind: mutations.Kind, text: str, expected: set[str] | None
) -> None:
    """Each kind of slip changes just its own thing, and always something."""
    made = {changed for seed in range(20) for changed in kind(text, random.Random(seed))}
    assert text not in made
    assert made == expected if expected is not None else made


def test_an_answer_with_one_route_is_named(sample: Course) -> None:
    """A final answer that only one computation gives is a problem of its exercise."""
    line = sample.edit("numbers/ch01_lines/slope.py", "@cross_checked_by(rise_over_run)\n", "")
    assert line
    problems = sample.problems()
    assert problems == [p for p in problems if "which one route gives" in p]
    assert problems[0].startswith("handouts/ch01_lines.qmd:9: ")


@pytest.mark.parametrize(
    ("protected", "fine"),
    [
        ("ch01_lines:slope", True),
        ("ch01_lines:slop", False),
        ("tests/pipeline/checks/test_proof.py::test_errata_are_bound", True),
        ("tests/pipeline/checks/test_proof.py::test_nothing", False),
    ],
)
def test_errata_are_bound(sample: Course, protected: str, fine: bool) -> None:
    """An erratum names a claim or a test that exists; it is shown on the pages of the course."""
    sample.path("errata.yml").write_text(
        '- what: "The slope was wrong"\n  where: "chapter 1"\n  since: 2026-01-02\n'
        f'  protected_by: "{protected}"\n'
    )
    if fine:
        assert sample.run("check")[0] == 0
        shown = sample.path("_build/.cache/course/errata.qmd").read_text()
        assert "| chapter 1 | The slope was wrong | 2026-01-02 | open |" in shown
    else:
        assert sample.problems()[0].startswith("errata.yml:1: ")


def test_the_report_counts_every_numeral(sample: Course) -> None:
    """`check` prints a line a chapter: numerals by class, chains, numbers and exercises."""
    _, out, _ = sample.run("check")
    assert out.splitlines()[0].split()[:3] == ["Chapter", "Numerals", "claimed"]
    assert " ".join(out.splitlines()[1].split()) == "1 Lines 12/12 4 4 0 1 3 0 1 3 1 1 1 0 0"
