"""Symbols, words and the search: made of what the checks kept, always in the same order."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from scripts.base.paths import Paths
from scripts.course import model
from scripts.course.model import Chapter
from scripts.indexes import search, symbols
from scripts.lecture import bundle
from tests.conftest import Course

DECK = "slides/ch01_lines.qmd"


def chapters(built: Path) -> list[Chapter]:
    """The sample's chapter, and it once more with another key."""
    (one,) = model.read(Paths(built))[0]
    return [Chapter(**{**vars(one), "key": "ch02_other", "title": "Other"}), one]


def kept(built: Path) -> symbols.Kept:
    file = Paths(built).entries("slides", "ch01_lines")
    return [(chapter, json.loads(file.read_text("utf-8"))) for chapter in chapters(built)]


def test_a_symbol_with_two_meanings_has_two_rows(built: Path) -> None:
    """Each with its chapter, in reading edition and deck, the earlier chapter first."""
    known = kept(built)
    known[0][1]["symbols"][0]["meaning"] = "another thing"
    rows = [line for line in symbols.symbols(known).split("\n") if "mathbf{A}" in line]
    assert [row.split(" | ")[1] for row in rows] == ["the data", "another thing"]
    assert "[The matrix is small](read/ch01_lines.html#sec-matrix)" in rows[0]
    assert "slides/ch02_other.html#/sec-matrix" in rows[1]


def test_letters_are_in_order_whatever_their_face(built: Path) -> None:
    """A bold letter stands where its letter does."""
    known = kept(built)[:1]
    row = known[0][1]["symbols"][0]
    known[0][1]["symbols"] = [{**row, "order": name} for name in ("bold M", "L", "bold italic nu")]
    known[0][1]["symbols"] = [{**r, "symbol": r["order"]} for r in known[0][1]["symbols"]]
    lines = symbols.symbols(known).split("\n")[2:5]
    assert [line.split(" | ")[0] for line in lines] == ["| L", "| bold M", "| bold italic nu"]


def test_the_search_knows_all_kinds(built: Path) -> None:
    """Each entry leads to where it stands."""
    text = search.script(Paths(built), "ch01_lines").read_text(encoding="utf-8")
    found = json.loads(text.partition(", ")[2].rpartition(");")[0])
    ways = {kind: way for kind, _, way, _ in reversed(found)}
    assert ways == {
        "slide": "read/ch01_lines.html#sec-slope",
        "symbol": "read/ch01_lines.html#sec-matrix",
        "exercise": "handouts/ch01_lines.html#exr-slope",
        "notebook": "notebooks/ch01_lines/slope_of_a_line.html",
    }
    for _, _, way, _ in found:
        page, _, anchor = way.partition("#")
        assert f'id="{anchor}"' in (built / "_build" / page).read_text("utf-8") or not anchor


def test_a_bundle_searches_its_own_chapter(built: Path) -> None:
    """The script that names chapters names the one that is there."""
    paths = Paths(built)
    folder, _ = bundle.bundle(paths, model.read(paths)[0][0])
    assert (
        folder / "search" / "chapters.js"
    ).read_text() == 'courseSearch.chapters(["ch01_lines"]);\n'
    assert (folder / "search" / "ch01_lines.js").exists()
    assert (folder / "assets" / "minisearch.js").exists()


def test_a_sentence_rebuilds_no_script_and_a_headline_one(sample: Course) -> None:
    """What is found is made of headlines, not of all text; what is gone leaves."""
    assert sample.run("build")[0] == 0
    sample.edit(DECK, "Say it slowly.", "Say it very slowly.")
    _, out, _ = sample.run("build")
    assert "_build/search/" not in out
    sample.edit(DECK, "## The matrix is small", "## The matrix is tiny")
    _, out, _ = sample.run("build")
    assert out.count("_build/search/") == 1
    script = sample.path("_build/search/ch01_lines.js")
    assert "The matrix is tiny" in script.read_text(encoding="utf-8")
    listed = json.loads(sample.path("_build/manifest.json").read_text())
    assert DECK in listed["_build/search/ch01_lines.js"]["inputs"]
    assert DECK in listed["_build/read/ch01_lines-sheet.pdf"]["inputs"]
    for room in ("figures", "numbers", "notebooks"):
        shutil.rmtree(sample.path(f"{room}/ch01_lines"))
    for room in ("slides", "handouts"):
        sample.path(f"{room}/ch01_lines.qmd").unlink()
    sample.run("build")
    assert not script.exists()
    assert not sample.path("_build/read/ch01_lines-sheet.pdf").exists()
