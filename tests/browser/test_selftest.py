"""The self-test of a bundle opens the deck that it praises."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.base.paths import Paths
from scripts.course import model
from scripts.lecture import bundle

KEY = "ch01_lines"
pytestmark = pytest.mark.chromium


@pytest.fixture(scope="session")
def taken(built: Path) -> Path:
    """The bundle of the sample chapter."""
    paths = Paths(built)
    return bundle.bundle(paths, model.read(paths)[0][0])[0]


def verdict(browser: Any, folder: Path) -> tuple[str, list[str]]:
    """What the page says in the end, and the lines that are marked as wrong."""
    page = browser.new_page()
    page.goto((folder / "selftest.html").as_uri())
    page.wait_for_selector("#verdict.fine, #verdict.wrong", timeout=30000)
    lines = page.locator("#results li").all_inner_texts()
    said = page.locator("#verdict").inner_text()
    page.close()
    return said, [line for line in lines if line.startswith("✗")]


def test_a_whole_bundle_is_fine(browser: Any, taken: Path) -> None:
    """Slides, formulas and pictures of the deck are counted and found."""
    said, wrong = verdict(browser, taken)
    assert wrong == []
    assert said == "Everything is fine on this machine."


def without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def emptied(folder: Path) -> None:
    deck = folder / "slides" / f"{KEY}.html"
    text = deck.read_text(encoding="utf-8")
    start = text.index('<section id="sec-matrix"')
    deck.write_text(text[:start] + text[text.index("</section>", start) + 10 :], encoding="utf-8")


def untypeset(folder: Path) -> None:
    deck = folder / "slides" / f"{KEY}.html"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace('<span class="katex">', '<span class="x">', 1), encoding="utf-8")


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "reveal.js is not there": (without("assets/reveal/reveal.js"), "✗ Deck: it does not run"),
    "the deck is not there": (without(f"slides/{KEY}.html"), "✗ Deck: it does not run"),
    "its script is not there": (without("assets/deck.js"), "✗ Deck: it does not run"),
    "a slide is lost": (emptied, "✗ Deck: "),
    "a formula is lost": (untypeset, "✗ Its formulas: "),
    "a picture is not there": (without(f"figures/{KEY}/line.svg"), "✗ Its pictures: broken: "),
    "the style of formulas is not there": (
        without("assets/katex/katex.min.css"),
        "✗ Fonts: missing",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_bundle_is_not_praised(
    browser: Any, taken: Path, tmp_path: Path, name: str
) -> None:
    """Whatever is lost on the way to the hall, the page says so."""
    folder = Path(shutil.copytree(taken, tmp_path / "stick"))
    damage, words = BROKEN[name]
    damage(folder)
    said, wrong = verdict(browser, folder)
    assert said.startswith("Something is missing")
    assert any(line.startswith(words) for line in wrong), wrong
