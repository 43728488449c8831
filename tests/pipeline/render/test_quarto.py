"""Quarto is used where it is found; what it writes is moved to the names that both engines share."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from scripts.base.paths import CODE
from scripts.render import quarto
from tests.conftest import SAMPLE, Course

HAVE = quarto.find()
needs_quarto = pytest.mark.skipif(
    HAVE is None, reason="no Quarto 1.4 or newer on the path or in QUARTO_PATH"
)
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
def test_quarto_is_preferred_and_its_output_moved(
    sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`auto` takes Quarto, says so first, and its files come to the shared names with links that hold there."""
    monkeypatch.setenv("QUARTO_PATH", stand_in(tmp_path, "1.9.36"))
    code, out, err = sample.run("build")
    assert code == 0, err
    assert out.splitlines()[0] == "engine: Quarto 1.9.36"
    html = sample.path("_build/slides/ch01_lines.html").read_text()
    assert (
        html == '<link href="../assets/fonts.css"><img data-src="../figures/ch01_lines/line.svg">\n'
    )
    assert sample.path("_build/slides/ch01_lines_files/lib.js").exists()
    solutions = sample.path("_build/handouts/ch01_lines-solutions.pdf").read_text()
    assert "show-solutions:true" in solutions
    assert "papersize:a4" in solutions
    assert (
        "show-hints:false -M show-solutions:false"
        in sample.path("_build/handouts/ch01_lines.pdf").read_text()
    )


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_an_old_quarto_is_not_used(
    sample: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Quarto older than 1.4 counts as none."""
    monkeypatch.setenv("QUARTO_PATH", stand_in(tmp_path, "1.3.450"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert quarto.find() is None
    assert sample.run("check")[0] == 0


def words(html: str) -> str:
    """The text of a piece of HTML, spaces alike."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@dataclass(frozen=True)
class Deck:
    """What must be the same in both engines' decks, in reading order."""

    slides: list[str]
    headings: list[str]
    seconds: list[str]
    images: list[str]
    alternatives: list[str]
    captions: list[str]
    references: list[tuple[str, str]]
    theorems: list[str]
    equations: list[tuple[str, str]]
    callouts: list[str]
    tabs: list[str]
    lines_of_code: list[str]
    fragments: int

    @classmethod
    def read(cls, file: Path) -> Deck:
        text = re.sub(
            r"<(script|style|math|svg)\b.*?</\1>", "", file.read_text(encoding="utf-8"), flags=re.S
        )
        text = text[text.index('<div class="slides">') :]
        slides = re.findall(r"<section[^>]*>", text)
        images = re.findall(r"<img[^>]*>", text)

        def inside(pattern: str) -> list[str]:
            return [words(found) for found in re.findall(pattern, text, re.S)]

        return cls(
            [name for tag in slides for name in re.findall(r' id="([^"]+)"', tag)],
            [
                re.sub(r"\W", "", re.sub(r"\$.*?\$|\\\\.*", "", title))
                for title in inside(r"<h[12][^>]*>(.*?)</h[12]>")
            ],
            [second for tag in slides for second in re.findall(r'data-timing="(\d+)"', tag)],
            [
                Path(name).name
                for tag in images
                for name in re.findall(r' (?:data-)?src="([^"]+)"', tag)
            ],
            [unescape(alt) for tag in images for alt in re.findall(r' alt="([^"]*)"', tag)],
            inside(
                r'(<figcaption[^>]*>.*?</figcaption>|<(?:div|p) class="caption">.*?</(?:div|p)>|<caption>.*?</caption>)'
            ),
            [
                (target, words(shown))
                for target, shown in re.findall(
                    r'<a href="#/([^"]+)" class="[\w-]*xref">(.*?)</a>', text
                )
            ],
            inside(r'<span class="theorem-title">(.*?)</span>'),
            [
                (name, one or two)
                for name, one, two in re.findall(
                    r'id="(eq-[\w-]+)".*?(?:\\tag\{(\d+)\}|equation-number">\((\d+)\))', text, re.S
                )
            ],
            inside(r'class="callout-title">.*?<strong>(.*?)</strong>'),
            inside(r'(<button role="tab"[^>]*>.*?</button>|<a [^>]*href="#tabset-[^>]*>.*?</a>)'),
            re.findall(r'data-(?:code-)?line-numbers="([^"]+)"', text),
            len(re.findall(r'class="[^"]*\bfragment\b', text)),
        )


def both(root: Path, key: str, kind: str) -> Iterator[Path]:
    """The course made by the embedded engine and then by Quarto; a copy of what each delivers."""
    shutil.copytree(
        CODE / "scripts" / "render" / "filters", root / "scripts" / "render" / "filters"
    )
    shutil.copy(CODE / "scripts" / "prerender.py", root / "scripts")
    for engine in ("embedded", "quarto"):
        command = [
            sys.executable,
            "-m",
            "scripts",
            kind,
            key,
            "--engine",
            engine,
            "--root",
            str(root),
        ]
        subprocess.run(command, cwd=CODE, check=True)
        yield Path(
            shutil.copytree(
                root / "_build",
                root / f"by_{engine}",
                ignore=shutil.ignore_patterns(".cache", "quarto"),
            )
        )


@pytest.fixture
def subset(tmp_path: Path) -> Path:
    """The sample course with a chapter that uses all of the Markdown subset, published as the real course is."""
    root = tmp_path / "course"
    shutil.copytree(SAMPLE, root)
    for name in (
        "_quarto.yml",
        "slides/_metadata.yml",
        "slides/theme.scss",
        "slides/palette.scss",
        "slides/_notation.qmd",
        "handouts/_metadata.yml",
    ):
        shutil.copy(CODE / name, root / name)
    for room, name in (("slides", "deck"), ("handouts", "sheet")):
        shutil.copy(CODE / "tests" / "parity" / f"{name}.qmd", root / room / "ch02_subset.qmd")
    return root


@pytest.mark.quarto
@needs_quarto
def test_both_engines_read_the_subset_the_same_way(subset: Path) -> None:
    """Slides, numbers of figures, tables, equations and theorems, references, steps and times agree on every construct."""
    ours, theirs = (
        Deck.read(build / "slides" / "ch02_subset.html")
        for build in both(subset, "ch02_subset", "slides")
    )
    for name in Deck.__dataclass_fields__:
        assert getattr(ours, name) == getattr(theirs, name), name


@pytest.mark.quarto
@needs_quarto
def test_both_engines_number_the_exercises_the_same_way(subset: Path) -> None:
    """Each sheet holds the same exercises, hints and solutions; none is in a sheet that it does not belong to."""
    for build in both(subset, "ch02_subset", "handouts"):
        for sheet, parts in (("", (0, 0)), ("-hints", (2, 0)), ("-solutions", (2, 2))):
            text = "".join(
                page.extract_text()
                for page in PdfReader(build / "handouts" / f"ch02_subset{sheet}.pdf").pages
            )
            assert re.findall(r"Exercise\s+(\d)\s*\(?(The \w+)", text) == [
                ("1", "The first"),
                ("2", "The second"),
            ], build
            assert "Look at Exercise 2" in " ".join(text.split())
            assert (
                text.count("Hint."),
                len(re.findall(r"(first|second) solution", text)),
            ) == parts, (build, sheet)


@pytest.mark.quarto
@needs_quarto
@pytest.mark.parametrize("key", sorted(p.stem for p in (CODE / "slides").glob("ch*.qmd")))
def test_both_engines_give_the_same_deck(key: str, tmp_path: Path) -> None:
    """Slides, pictures, alt texts, references and numbers of a real chapter agree between Quarto and the embedded engine."""
    root = tmp_path / "course"
    shutil.copytree(
        CODE,
        root,
        ignore=shutil.ignore_patterns("_build", "node_modules", ".*", "tests", "scripts"),
    )
    ours, theirs = (
        Deck.read(build / "slides" / f"{key}.html") for build in both(root, key, "slides")
    )
    assert ours == theirs
