"""What a lecturer uses beside the slides; each function returns what is wrong, or nothing."""

# mypy: disable-error-code="import-not-found"
# (Playwright and pypdf come with the tests; the linters also run where only they are installed.)
from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.browser import chromium

WAIT = 5000  # milliseconds until something that should appear is missing
PRINTED = 30000


def overview(page: Any, slides: list[dict[str, Any]]) -> str:
    """Esc opens the overview and closes it again."""
    page.evaluate("Reveal.slide(0)")
    page.keyboard.press("Escape")
    if not _within(page, "Reveal.isOverview()"):
        return "open"
    page.keyboard.press("Escape")
    return "" if _within(page, "!Reveal.isOverview()") else "close"


def speaker(page: Any, slides: list[dict[str, Any]]) -> str:
    """S opens a window with the notes of the slide, a timer and the pace."""
    from playwright.sync_api import TimeoutError as Late

    go = "i => { const { h, v } = Reveal.getIndices(Reveal.getSlides()[i]); Reveal.slide(h, v); }"
    noted = page.evaluate("Reveal.getSlides().findIndex(s => s.querySelector('aside.notes'))")
    paced = page.evaluate("Reveal.getSlides().some(slide => Number(slide.dataset.timing) > 0)")
    page.evaluate(go, max(noted, 0))
    try:
        with page.expect_popup(timeout=WAIT) as opened:
            page.keyboard.press("s")
    except Late:
        return "does not open with S"
    try:
        return _speaker_view(opened.value, noted >= 0, paced)
    finally:
        opened.value.close()


def _speaker_view(view: Any, noted: bool, paced: bool) -> str:
    def shows(selector: str, condition: str) -> bool:
        return _within(view, f"document.querySelector('{selector}')?.{condition}")

    if not shows(".speaker-controls-time .timer", "innerText?.match(/\\d/)"):
        return "has no timer"
    if noted and not shows(".speaker-controls-notes:not(.hidden) .value", "innerText?.trim()"):
        return "has no notes"
    if paced and not shows(".speaker-controls-time .pacing", "getClientRects().length"):
        return "does not show the pace"
    slides = "#current-slide iframe, #upcoming-slide iframe"
    both = _within(view, f"document.querySelectorAll('{slides}').length === 2")
    return "" if both else "does not show the slides"


def search(page: Any, slides: list[dict[str, Any]]) -> str:
    """Ctrl+Shift+F finds a word of the last slide's title and goes to a slide that has it."""
    found = re.findall(r"[A-Za-z]{4,}", slides[-1]["title"])
    word = found[-1] if found else ""
    page.evaluate("Reveal.slide(0)")
    page.keyboard.press("Control+Shift+F")
    if not _within(page, "document.activeElement?.matches('.searchbox input')"):
        return "does not open"
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    there = f"Reveal.getCurrentSlide().textContent.toLowerCase().includes({word.lower()!r})"
    arrived = _within(page, there)
    page.keyboard.press("Control+Shift+F")
    page.evaluate("document.activeElement.blur()")
    return "" if arrived else f"does not find “{word}”"


def zoom(page: Any, slides: list[dict[str, Any]]) -> str:
    """Alt+click enlarges the place, Alt+click again goes back."""
    transformed = "/scale\\((?!1\\))|matrix/.test(document.body.style.transform)"
    enlarged = f"({transformed} || parseFloat(document.body.style.zoom || 1) > 1)"
    turns = {
        enlarged: "does not enlarge on Alt+click",
        f"!{enlarged}": "does not go back on Alt+click",
    }
    page.evaluate("Reveal.slide(0)")
    for wanted, wrong in turns.items():
        page.keyboard.down("Alt")
        page.mouse.click(640, 360)
        page.keyboard.up("Alt")
        if not _within(page, wanted, 1500):
            return wrong
    return ""


def printed(browser: Any, file: Path) -> int:
    """Pages of the print view (`?print-pdf`)."""
    from pypdf import PdfReader

    with chromium.window(browser, file, (1280, 720), "?print-pdf") as (page, _):
        _within(page, "document.querySelectorAll('.pdf-page').length > 0", PRINTED)
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        return len(PdfReader(io.BytesIO(pdf)).pages)


def _within(page: Any, condition: str, wait: int = WAIT) -> bool:
    """Does this become true in the page?"""
    from playwright.sync_api import TimeoutError as Late

    try:
        page.wait_for_function(condition, timeout=wait)
    except Late:
        return False
    return True


FEATURES: dict[str, Callable[[Any, list[dict[str, Any]]], str]] = {
    "overview": overview,
    "speaker": speaker,
    "search": search,
    "zoom": zoom,
}
