"""From a slide to what it refers to and what the course has beside it, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.chromium
HERE = "Reveal.getCurrentSlide().id"


@pytest.fixture
def deck(browser: Any, course: Path) -> Iterator[Any]:
    """The deck of chapter 9 on its definition of the covariance matrix."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((course / "_build" / "slides" / "ch09_pca.html").as_uri() + "#/sec-ppca-likelihood")
    page.wait_for_function("window.Reveal?.isReady()")
    yield page
    page.close()


def test_back_returns_from_a_reference(deck: Any) -> None:
    """Whoever follows a reference comes back to the slide by the button of the browser."""
    deck.locator("#sec-ppca-likelihood a[href^='#/ref-']:not(aside a)").first.click()
    deck.wait_for_function(f"{HERE} === 'sec-sources'")
    deck.go_back()
    deck.wait_for_function(f"window.Reveal && {HERE} === 'sec-ppca-likelihood'")


def test_key_r_shows_what_stands_beside_a_slide(deck: Any, course: Path) -> None:
    """Its text, what practises it, the sheet, the course page: every link leads to a file."""
    deck.keyboard.press("r")
    deck.wait_for_selector("dialog.beside[open]")
    links = deck.locator("dialog.beside a")
    words = links.all_inner_texts()
    assert words[0] == "The text of this slide"
    assert words[1].startswith("exercise ")
    assert {"Exercises", "Course page"} <= set(words)
    for address in links.evaluate_all("all => all.map(link => link.href)"):
        file = Path(address.removeprefix("file://").partition("#")[0])
        assert file.exists(), address
    deck.keyboard.press("Escape")
    deck.wait_for_selector("dialog.beside", state="hidden")
    assert not deck.evaluate("Reveal.isOverview()")


def test_the_dialog_keeps_the_keys(deck: Any) -> None:
    """Keys pressed in the dialog do not turn the slide behind it."""
    deck.locator(".beside-open").click()
    deck.wait_for_selector("dialog.beside[open]")
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("Space")
    assert deck.evaluate(HERE) == "sec-ppca-likelihood"
