"""What a lecturer carries is whole, checked by sums, and the same bytes each time."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from scripts.base.errors import CourseError
from scripts.base.paths import Paths
from scripts.course import model
from scripts.lecture import bundle


@pytest.fixture
def chapter(built: Path) -> tuple[Paths, model.Chapter]:
    paths = Paths(built)
    return paths, model.read(paths)[0][0]


def test_the_folder_is_listed_with_its_sums(chapter: tuple[Paths, model.Chapter]) -> None:
    """SHA256SUMS names every file with its sum; all that a lecturer needs is there."""
    folder, archive = bundle.bundle(*chapter)
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    sums = {name: value for value, name in (line.split("  ") for line in lines)}
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    files.remove("SHA256SUMS")
    assert set(sums) == files
    for name, value in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == value, name
    assert files >= {
        "selftest.html",
        "slides/ch01_lines.html",
        "slides/ch01_lines.pdf",
        "read/ch01_lines.html",
        "handouts/ch01_lines-solutions.pdf",
        "handouts/ch01_lines.html",
        "notebooks/ch01_lines/exercises/exr-slope.ipynb",
        "notebooks/ch01_lines/exercises/exr-slope-solution.ipynb",
        "figures/ch01_lines/line.svg",
        "assets/theme.css",
    }
    assert {f"ch01_lines/{name}" for name in files} <= set(zipfile.ZipFile(archive).namelist())


def test_the_zip_has_the_same_bytes_each_time(chapter: tuple[Paths, model.Chapter]) -> None:
    """Two bundles of one build are equal."""
    first = bundle.bundle(*chapter)[1].read_bytes()
    assert bundle.bundle(*chapter)[1].read_bytes() == first


def test_a_single_file_needs_nothing_beside_it(chapter: tuple[Paths, model.Chapter]) -> None:
    """Styles, scripts, fonts and pictures are inside; no address leads out of the file."""
    text = bundle.single_file(*chapter).read_text(encoding="utf-8")
    markup = re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.S)
    assert re.findall(r'<(?:link|script|img)\b[^>]*(?:src|href)="(?!data:)[^"]*"', markup) == []
    assert "data:font/woff2" in text
    assert "data:image/svg+xml," in text
    assert re.findall(r"url\((?!data:)[^)]*\.(?:woff2?|ttf)", text) == []


def test_a_single_file_that_is_too_large_is_refused(
    chapter: tuple[Paths, model.Chapter], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above 6 MB the deck is named with what to do."""
    monkeypatch.setattr(bundle, "LARGEST", 1000)
    with pytest.raises(CourseError, match=r"slides/ch01_lines\.qmd:1: the single-file deck has"):
        bundle.single_file(*chapter)
