"""A course of one's own: a folder elsewhere, and this project without its chapters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.base.paths import CODE
from tests.conftest import Course


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    (tmp_path / "my_course").mkdir()
    return Course(tmp_path / "my_course", capsys)


@pytest.fixture
def fork(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    """This project without its chapters, its pipeline left where it is."""
    root = tmp_path / "fork"
    hidden = shutil.ignore_patterns("_build", "node_modules", ".*", "tests", "scripts", "ch[0-9]*")
    shutil.copytree(CODE, root, ignore=hidden)
    (root / "errata.yml").unlink()
    return Course(root, capsys)


@pytest.mark.parametrize("course", ["empty", "fork"])
def test_a_first_chapter_is_built_and_checked(course: str, request: pytest.FixtureRequest) -> None:
    """`new` in a folder without chapters gives a course that is in order and builds whole."""
    mine: Course = request.getfixturevalue(course)
    assert mine.run("new", "ch01_lines", "Lines and planes")[0] == 0
    code, _, err = mine.run("check")
    assert code == 0, err
    code, _out, err = mine.run("build", "--engine", "embedded")
    assert code == 0, err
    for name in (
        "index.html",
        "coverage.html",
        "slides/ch01_lines.html",
        "slides/ch01_lines.pdf",
        "handouts/ch01_lines-solutions.pdf",
    ):
        assert mine.path(f"_build/{name}").stat().st_size > 1000, name
    assert "Lines and planes" in mine.path("_build/index.html").read_text(encoding="utf-8")
    assert "| 1 | Lines and planes |" in mine.path("README.md").read_text(encoding="utf-8")


def test_a_course_without_chapters_is_in_order(fork: Course) -> None:
    """Before its first chapter a fork builds its pages, once the README's list is empty too."""
    assert fork.run("readme")[0] == 0
    code, _, err = fork.run("build", "--engine", "embedded")
    assert code == 0, err
    assert fork.path("_build/index.html").exists()


def test_a_course_elsewhere_has_its_own_name_and_colours(empty: Course) -> None:
    """The title is the folder's until it is changed; a colour of the palette reaches pictures."""
    empty.run("new", "ch01_lines", "Lines")
    assert 'title: "My course"' in empty.path("index.qmd").read_text(encoding="utf-8")
    palette = empty.path("slides/palette.scss").read_text(encoding="utf-8")
    data = next(line for line in palette.splitlines() if line.startswith("$data:"))
    empty.edit("slides/palette.scss", data, "$data: #123456;")
    figure = "figures/ch01_lines/first_picture.py"
    empty.edit(figure, "from matplotlib", "from scripts.plot import colour\nfrom matplotlib")
    empty.edit(figure, '"o-")', '"o-", color=colour("data"))')
    assert empty.run("figures")[0] == 0
    picture = empty.path("_build/figures/ch01_lines/first_picture.svg").read_text(encoding="utf-8")
    assert "#123456" in picture


def test_what_is_there_is_kept(empty: Course) -> None:
    """A second chapter writes its own files only, and no file of the course anew."""
    empty.run("new", "ch01_lines", "Lines")
    empty.path("index.qmd").write_text("mine")
    code, out, _ = empty.run("new", "ch02_planes", "Planes")
    assert code == 0
    assert empty.path("index.qmd").read_text() == "mine"
    assert all("ch02_planes" in line for line in out.splitlines())
