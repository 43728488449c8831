"""Quarto is used where it is found; what it writes is moved to the names that both engines share."""
from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scripts.paths import CODE
from scripts.render import quarto
from tests.conftest import Course

HAVE = quarto.find()
needs_quarto = pytest.mark.skipif(HAVE is None, reason="no Quarto 1.4 or newer on the path or in QUARTO_PATH")
STAND_IN = """#!/bin/sh
# Answers as Quarto does, as far as the moving of its output goes.
if [ "$1" = --version ]; then echo "{version}"; exit 0; fi
mkdir -p _build/quarto/slides/ch01_lines_files _build/quarto/handouts
cat > _build/quarto/slides/ch01_lines.html << 'END'
<link href="../../assets/fonts.css"><img data-src="../_build/figures/ch01_lines/line.svg">
END
echo x > _build/quarto/slides/ch01_lines_files/lib.js
echo "$@" > _build/quarto/handouts/ch01_lines.pdf
"""


def stand_in(folder: Path, version: str) -> str:
    program = folder / "quarto"
    program.write_text(STAND_IN.format(version=version))
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_quarto_is_preferred_and_its_output_moved(sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`auto` takes Quarto, says so first, and its files come to the shared names with links that hold there."""
    monkeypatch.setenv("QUARTO_PATH", stand_in(tmp_path, "1.9.36"))
    code, out, err = sample.run("build")
    assert code == 0, err
    assert out.splitlines()[0] == "engine: Quarto 1.9.36"
    html = sample.path("_build/slides/ch01_lines.html").read_text()
    assert html == '<link href="../assets/fonts.css"><img data-src="../figures/ch01_lines/line.svg">\n'
    assert sample.path("_build/slides/ch01_lines_files/lib.js").exists()
    solutions = sample.path("_build/handouts/ch01_lines-solutions.pdf").read_text()
    assert "show-solutions:true" in solutions
    assert "papersize:a4" in solutions
    assert "show-hints:false -M show-solutions:false" in sample.path("_build/handouts/ch01_lines.pdf").read_text()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_an_old_quarto_is_not_used(sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Quarto older than 1.4 counts as none."""
    monkeypatch.setenv("QUARTO_PATH", stand_in(tmp_path, "1.3.450"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert quarto.find() is None
    assert sample.run("check")[0] == 0


class Deck(HTMLParser):
    """What must be the same in both engines' decks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings, self.alts, self.images, self.slides = list[str](), list[str](), list[str](), 0
        self.inside: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pairs = dict(attrs)
        if tag == "section" and "slide" in (pairs.get("class") or ""):
            self.slides += 1
        if tag in ("h1", "h2"):
            self.inside = ""
        if tag == "img":
            self.alts.append(pairs.get("alt") or "")
            self.images.append(Path(pairs.get("data-src") or pairs.get("src") or "").name)

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.inside += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2") and self.inside is not None:
            self.headings.append(re.sub(r"\s+", " ", self.inside).strip())
            self.inside = None


@pytest.mark.quarto
@needs_quarto
@pytest.mark.parametrize("key", sorted(p.stem for p in (CODE / "slides").glob("ch*.qmd")))
def test_both_engines_give_the_same_deck(key: str, tmp_path: Path) -> None:
    """Slides, headings, pictures and alt texts agree between Quarto and the embedded engine."""
    decks = {}
    for engine in ("embedded", "quarto"):
        subprocess.run([sys.executable, "-m", "scripts", "slides", key, "--engine", engine], cwd=CODE, check=True)
        text = (CODE / "_build" / "slides" / f"{key}.html").read_text(encoding="utf-8")
        decks[engine] = Deck(re.sub(r"<(script|style|math|svg).*?</\1>", "", text, flags=re.S))
    ours, theirs = decks["embedded"], decks["quarto"]
    assert ours.slides == theirs.slides
    assert ours.images == theirs.images
    assert ours.alts == theirs.alts
    assert len(ours.headings) == len(theirs.headings)
