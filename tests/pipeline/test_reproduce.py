"""The proof of same bytes can fail, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import reproduce
from tests.conftest import Course

FEW = (reproduce.CONDITIONS[0], reproduce.CONDITIONS[1])


def test_the_sample_is_reproducible(sample: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two copies under other conditions have equal manifests."""
    monkeypatch.setattr(reproduce, "CONDITIONS", FEW)
    assert reproduce.main(["--root", str(sample.root)]) == 0
    assert "round 1: 2 of 2 manifests equal" in sample.capture.readouterr().out


def test_what_differs_is_shown(sample: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure that knows the hash seed is named with the place of its first other byte."""
    figure = "figures/ch01_lines/line.py"
    sample.edit(
        figure, "    return figure", "    figure.text(0, 0, str(hash('a')))\n    return figure"
    )
    sample.edit(figure, "3 * slope()])", "3 * slope() + (len(__file__) % 7)])")
    monkeypatch.setattr(reproduce, "CONDITIONS", FEW)
    assert reproduce.main(["--root", str(sample.root)]) == 1
    said = sample.capture.readouterr().out
    assert "round 1: 1 of 2 manifests equal" in said
    assert "_build/figures/ch01_lines/line.svg differs at byte" in said


def test_the_first_difference(tmp_path: Path) -> None:
    """Files made once only, other inputs, and the byte: each has its words."""
    builds = [tmp_path / name / "_build" for name in ("a", "b")]
    for build, text in zip(builds, (b"same then A", b"same then B"), strict=True):
        build.mkdir(parents=True)
        (build / "x").write_bytes(text)
    one = {"_build/x": {"sha256": "1", "inputs": []}}
    two = {"_build/x": {"sha256": "2", "inputs": []}}
    assert "differs at byte 10" in reproduce.difference(builds[0], one, builds[1], two)
    other = {"_build/x": {"sha256": "1", "inputs": ["y"]}}
    assert reproduce.difference(builds[0], one, builds[1], other) == "_build/x has other inputs"
    assert reproduce.difference(builds[0], one, builds[1], {}) == "_build/x is made once only"
