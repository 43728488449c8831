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
