"""What a writer sees in the browser while a deck is written."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from scripts.base.paths import Paths
from scripts.lecture import preview
from tests.conftest import Course

DECK = "slides/ch01_lines.qmd"


@pytest.fixture
def site(sample: Course) -> Iterator[str]:
    """A preview of the sample course."""
    stop, printed = threading.Event(), ""
    serve = (Paths(sample.root), ["ch01_lines"], 2, 0, stop)
    thread = threading.Thread(target=preview.serve, args=serve, daemon=True)
    thread.start()
    for _ in range(600):
        printed += sample.capture.readouterr().out
        if "Ctrl+C" in printed:
            break
        time.sleep(0.1)
    time.sleep(0.5)  # the watch begins
    yield re.findall(r"http://127\.0\.0\.1:\d+", printed)[0]
    stop.set()
    thread.join(timeout=20)


@pytest.mark.chromium
def test_a_save_changes_the_slide_that_is_shown(browser: Any, sample: Course, site: str) -> None:
    """Changed words are put in place; for a new slide the page loads and stays where it was."""
    page = browser.new_page()
    page.goto(f"{site}/slides/ch01_lines.html#/sec-matrix")
    page.wait_for_function("Reveal.isReady()")
    page.wait_for_timeout(1000)  # the page has seen the deck as it is
    page.evaluate("window.here = true")
    sample.edit(DECK, "The data are", "The data always are")
    page.wait_for_function(
        "Reveal.getCurrentSlide().textContent.includes('The data always are')", timeout=30_000
    )
    assert page.evaluate("window.here") is True
    assert page.evaluate("Reveal.getCurrentSlide().querySelectorAll('math').length") > 0
    notes = "::: {.notes}\n[0 min]{.minutes} Go.\n:::\n\n"
    more = f"## One more {{#sec-more}}\n\nMore.\n\n{notes}::: {{.reading}}\nMore.\n:::\n\n"
    sample.edit(DECK, "## The sources", f"{more}## The sources")
    page.wait_for_function(
        "!!document.getElementById('sec-more') && window.Reveal?.isReady()", timeout=30_000
    )
    assert page.evaluate("window.here") is None
    assert page.evaluate("Reveal.getCurrentSlide().id") == "sec-matrix"
    page.close()
