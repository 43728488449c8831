"""The page with all that KaTeX knows shows each name on slide and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.mathematics import catalogue
from scripts.mathematics.catalogue import Entry
from scripts.render import specimens

NARROW = {r"math \alpha", r"command \frac", r"command \phase", "environment cases"}


@pytest.fixture(scope="module")
def narrow() -> list[Entry]:
    return catalogue.entries(NARROW.__contains__)


def test_the_page_has_a_row_for_every_name(narrow: list[Entry], tmp_path: Path) -> None:
    """With the slide, with paper where it is set, and with nothing beside the page."""
    usual = catalogue.shown(catalogue.usual()[:3])
    specimens.write(tmp_path / "formulas.html", narrow, usual)
    page = (tmp_path / "formulas.html").read_text(encoding="utf-8")
    rows = re.findall(
        r"<tr><td class=\"name\"><code>(.*?)</code>(.*?)(?=<tr>|</table>)", page, re.S
    )
    assert {name for name, _ in rows if name} == NARROW
    assert len(rows) == len(NARROW) + len(usual)
    assert all('class="katex"' in row for _, row in rows)
    assert [name for name, row in rows if "<img" not in row] == [r"command \phase"]
    assert re.findall(r"(?:src|href)=\"(?!data:)|url\((?!data:)", page) == []


def test_the_terminal_counts_and_names_what_is_refused(narrow: list[Entry]) -> None:
    """A line for each, with the form to write."""
    assert specimens.in_terminal(narrow) == [
        r"command \phase: `\phase` cannot be set on paper; write `\boxed` or `\overline`",
        "KaTeX knows 4 names: 3 set, 1 refused.",
    ]


def test_a_new_verdict_is_told_and_accepted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit 1 with what changed and what to do, then 0."""
    monkeypatch.setattr(catalogue, "CODE", tmp_path)
    monkeypatch.setattr(catalogue, "LISTED", tmp_path / "names.txt")
    monkeypatch.setattr(catalogue, "table", lambda: {r"math \pi": [r"\pi"], r"math \mu": [r"\mu"]})
    (tmp_path / "names.txt").write_text("math \\pi\tset\nmath \\nu\tset\n", encoding="utf-8")
    assert main(["formulas", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "names.txt: no longer: math \\nu\tset\n" in said
    assert "names.txt: now: math \\mu\tset\n" in said
    assert said.endswith("`nox -s formulas -- --accept`\n")
    assert main(["formulas", "--accept", "--root", str(tmp_path)]) == 0
    assert main(["formulas", "--root", str(tmp_path)]) == 0
