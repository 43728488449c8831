"""Quarto is used where it is found; its output is moved to the names that both engines share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.render import quarto
from tests.conftest import Course

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
STAND_IN = """#!/bin/sh
# Answers as Quarto does, as far as the moving of its output goes.
if [ "$1" = --version ]; then echo "{version}"; exit 0; fi
mkdir -p _build/quarto/slides/ch01_lines_files _build/quarto/handouts
cat > _build/quarto/slides/ch01_lines.html << 'END'
<link href="../_build/assets/fonts.css"><img data-src="../_build/figures/ch01_lines/line.svg">
END
echo x > _build/quarto/slides/ch01_lines_files/lib.js
echo "$@" > _build/quarto/handouts/ch01_lines.pdf
"""


def stand_in(folder: Path, version: str) -> str:
    program = folder / "quarto"
    program.write_text(STAND_IN.format(version=version))
    program.chmod(0o755)
    return str(program)


def test_quarto_is_preferred_and_its_output_moved(
    sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`auto` takes Quarto and says so; its files get the shared names, and their links hold."""
    monkeypatch.setenv("QUARTO_PATH", stand_in(tmp_path, "1.9.36"))
    code, out, err = sample.run("build")
    assert code == 0, err
    assert out.splitlines()[0] == "engine: Quarto 1.9.36"
    html = sample.path("_build/slides/ch01_lines.html").read_text()
    styles, picture = "../assets/fonts.css", "../figures/ch01_lines/line.svg"
    assert html == f'<link href="{styles}"><img data-src="{picture}">\n'
    assert sample.path("_build/slides/ch01_lines_files/lib.js").exists()
    solutions = sample.path("_build/handouts/ch01_lines-solutions.pdf").read_text()
    assert "show-solutions:true" in solutions
    assert "papersize:a4" in solutions
    exercises = sample.path("_build/handouts/ch01_lines.pdf").read_text()
    assert "show-hints:false -M show-solutions:false" in exercises


def test_an_old_quarto_is_not_used(
    sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Quarto older than 1.4 counts as none."""
    monkeypatch.setenv("QUARTO_PATH", stand_in(tmp_path, "1.3.450"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert quarto.find() is None
    assert sample.run("check")[0] == 0
