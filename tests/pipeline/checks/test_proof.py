"""What the proof of numbers adds: second routes, errata that are bound, a report that counts."""

from __future__ import annotations

import pytest

from tests.conftest import Course


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
    """`check` prints a line a chapter: bound numerals, all by class, relations, and so on."""
    _, out, _ = sample.run("check")
    assert out.splitlines()[0].split()[:3] == ["Chapter", "Numerals", "claimed"]
    assert " ".join(out.splitlines()[1].split()) == "1 Lines 16/23 5 4 6 1 7 0 4/6 1 3 1 1 1 0 0 –"
