"""Quarto and the embedded engine make the same decks and sheets of the same sources."""

from __future__ import annotations

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

from scripts.base.paths import CODE, FILTERS
from scripts.render import quarto
from tests.conftest import SAMPLE

ABSENT = "no Quarto 1.4 or newer on the path or in QUARTO_PATH"
pytestmark = [pytest.mark.quarto, pytest.mark.skipif(quarto.find() is None, reason=ABSENT)]
PUBLISHING = (
    "_quarto.yml",
    "slides/_metadata.yml",
    "slides/theme.scss",
    "slides/palette.scss",
    "slides/_notation.qmd",
    "handouts/_metadata.yml",
    "handouts/typst-show.typ",
)
CAPTION = (
    r'(<figcaption[^>]*>.*?</figcaption>|<(?:div|p) class="caption">.*?</(?:div|p)>'
    r"|<caption>.*?</caption>)"
)
REFERENCE = r'<a href="#/([^"]+)" class="[\w-]*xref">(.*?)</a>'
EQUATION = r'id="(eq-[\w-]+)".*?(?:\\tag\{(\d+)\}|equation-number">\((\d+)\))'
TAB = r'(<button role="tab"[^>]*>.*?</button>|<a [^>]*href="#tabset-[^>]*>.*?</a>)'


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
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"<(script|style|math|svg)\b.*?</\1>", "", text, flags=re.S)
        text = text[text.index('<div class="slides">') :]
        slides = " ".join(re.findall(r"<section[^>]*>", text))
        images = " ".join(re.findall(r"<img[^>]*>", text))

        def inside(pattern: str) -> list[str]:
            return [words(found) for found in re.findall(pattern, text, re.S)]

        titles = inside(r"<h[12][^>]*>(.*?)</h[12]>")
        pictures = re.findall(r' (?:data-)?src="([^"]+)"', images)
        return cls(
            slides=re.findall(r' id="([^"]+)"', slides),
            headings=[re.sub(r"\W", "", re.sub(r"\$.*?\$|\\\\.*", "", title)) for title in titles],
            seconds=re.findall(r'data-timing="(\d+)"', slides),
            images=[Path(picture).name for picture in pictures],
            alternatives=[unescape(alt) for alt in re.findall(r' alt="([^"]*)"', images)],
            captions=inside(CAPTION),
            references=[(to, words(shown)) for to, shown in re.findall(REFERENCE, text)],
            theorems=inside(r'<span class="theorem-title">(.*?)</span>'),
            equations=[(eq, one or two) for eq, one, two in re.findall(EQUATION, text, re.S)],
            callouts=inside(r'class="callout-title">.*?<strong>(.*?)</strong>'),
            tabs=inside(TAB),
            lines_of_code=re.findall(r'data-(?:code-)?line-numbers="([^"]+)"', text),
            fragments=len(re.findall(r'class="[^"]*\bfragment\b', text)),
        )


def both(root: Path, key: str, kind: str) -> Iterator[Path]:
    """The course made by the embedded engine and then by Quarto; a copy of what each delivers."""
    shutil.copytree(FILTERS, root / FILTERS.relative_to(CODE))
    shutil.copy(CODE / "scripts" / "prerender.py", root / "scripts")
    leftover = shutil.ignore_patterns(".cache", "quarto")
    for engine in ("embedded", "quarto"):
        command = [sys.executable, "-m", "scripts", kind, key, "--engine", engine]
        subprocess.run([*command, "--root", str(root)], cwd=CODE, check=True)
        yield shutil.copytree(root / "_build", root / f"by_{engine}", ignore=leftover)


@pytest.fixture
def subset(tmp_path: Path) -> Path:
    """The sample course, published as the real one, with a chapter of the whole Markdown subset."""
    root = tmp_path / "course"
    shutil.copytree(SAMPLE, root)
    for name in PUBLISHING:
        shutil.copy(CODE / name, root / name)
    for room, name in (("slides", "deck"), ("handouts", "sheet")):
        shutil.copy(CODE / "tests" / "parity" / f"{name}.qmd", root / room / "ch02_subset.qmd")
    return root


def test_both_engines_read_the_subset_the_same_way(subset: Path) -> None:
    """Slides, numbers, references, steps and times agree on every construct."""
    builds = both(subset, "ch02_subset", "slides")
    ours, theirs = (Deck.read(build / "slides" / "ch02_subset.html") for build in builds)
    for name in Deck.__dataclass_fields__:
        assert getattr(ours, name) == getattr(theirs, name), name


def test_both_engines_number_the_exercises_the_same_way(subset: Path) -> None:
    """Each sheet holds the same exercises, and the hints and solutions that belong to it."""
    exercises = [("1", "The first"), ("2", "The second")]
    hinted = ["Hint", "Hint for part b", "Second hint for part b", "Hint"]
    sheets = {"": ([], 0), "-hints": (hinted, 0), "-solutions": (hinted, 2)}
    for build in both(subset, "ch02_subset", "handouts"):
        for sheet, parts in sheets.items():
            pdf = PdfReader(build / "handouts" / f"ch02_subset{sheet}.pdf")
            text = "".join(page.extract_text() for page in pdf.pages)
            hints = re.findall(r"((?:Second h|H)int(?: for part \w)?)\.", " ".join(text.split()))
            solutions = len(re.findall(r"(first|second) solution", text))
            assert re.findall(r"Exercise\s+(\d)\s*\(?(The \w+)", text) == exercises, build
            assert "Look at Exercise 2" in " ".join(text.split())
            assert (hints, solutions) == parts, (build, sheet)


@pytest.mark.parametrize("key", sorted(p.stem for p in (CODE / "slides").glob("ch*.qmd")))
def test_both_engines_give_the_same_deck(key: str, tmp_path: Path) -> None:
    """Slides, pictures, alt texts, references and numbers of a real chapter agree."""
    root = tmp_path / "course"
    other = shutil.ignore_patterns("_build", "node_modules", ".*", "tests", "scripts")
    shutil.copytree(CODE, root, ignore=other)
    builds = both(root, key, "slides")
    ours, theirs = (Deck.read(build / "slides" / f"{key}.html") for build in builds)
    assert ours == theirs
