"""A deck on a phone: the slide of the address is shown, and all slides can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.chromium
SHOWN = """id => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top < innerHeight / 2 && box.bottom > innerHeight / 2;
}"""


def test_the_slide_of_the_address_is_shown(browser: Any, built: Path) -> None:
    """When the deck opens, and when the address changes."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    deck = (built / "_build" / "slides" / "ch01_lines.html").as_uri()
    page.goto(f"{deck}#/sec-sources")
    page.wait_for_function(SHOWN, arg="sec-sources", timeout=5000)
    page.evaluate("location.hash = '#/sec-matrix'")
    page.wait_for_function(SHOWN, arg="sec-matrix", timeout=5000)
    assert page.evaluate("Reveal.isScrollView()")
    assert page.evaluate("Reveal.getSlides().filter(slide => slide.inert).length") == 0
    page.close()


def test_a_phone_held_upright_is_offered_the_text(browser: Any, course: Path) -> None:
    """The bar leads to the text of the slide that is shown, can be put away, goes when turned."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((course / "_build" / "slides" / "ch09_pca.html").as_uri() + "#/sec-covariance")
    page.wait_for_function(SHOWN, arg="sec-covariance", timeout=5000)
    link = page.locator(".read-instead a")
    page.wait_for_function("document.querySelector('.read-instead a').href.includes('sec-cov')")
    page.set_viewport_size({"width": 844, "height": 390})
    assert not link.is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    link.click()
    page.wait_for_url("**/read/ch09_pca.html#sec-covariance")
    page.go_back()
    page.locator(".read-instead button").click()
    assert page.locator(".read-instead").count() == 0
    page.close()


def test_sliders_are_as_high_as_a_finger_needs(browser: Any, course: Path) -> None:
    """At least 24 pixels on the screen, however small the slide is."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((course / "_build" / "slides" / "ch09_pca.html").as_uri())
    page.wait_for_selector(".live input", state="attached")
    heights = page.evaluate(
        "[...document.querySelectorAll('.live input')].map(i => i.getBoundingClientRect().height)"
    )
    assert len(heights) == 2
    assert min(heights) >= 24
    page.close()
