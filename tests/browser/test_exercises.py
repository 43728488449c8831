"""The page of exercises in Chromium: steps that open, boxes that remember."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.browser import deck

pytestmark = pytest.mark.chromium
OTHER = {
    "ch01_lines": {"read": ["sec-slope"], "quiz": {"q1": 2}, "exercises": {"exr-old": "done"}},
    "ch02_x": {"read": []},
    "more": 1,
}


def address(built: Path) -> str:
    return (built / "_build" / "handouts" / "ch01_lines.html").as_uri()


def test_steps_open_without_scripts(browser: Any, built: Path) -> None:
    """Each step is closed at first and opens by key; without scripts there is no box."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(built))
    steps = page.locator("details")
    assert steps.count() == 3
    assert page.locator("details[open]").count() == 0
    assert not page.get_by_text("Divide.", exact=True).is_visible()
    steps.first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Divide.", exact=True).is_visible()
    assert page.locator("input").count() == 0
    context.close()


def test_what_is_done_is_remembered(browser: Any, built: Path) -> None:
    """A box writes its own entry alone, and stands as it was when the page is opened again."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address(built))
    page.evaluate("all => localStorage.setItem('course-progress', all)", json.dumps(OTHER))
    page.reload()
    box = page.get_by_role("checkbox", name="done: Exercise 1")
    assert not box.is_checked()
    box.check()
    kept = "JSON.parse(localStorage.getItem('course-progress'))"
    wanted = json.loads(json.dumps(OTHER))
    wanted["ch01_lines"]["exercises"]["exr-slope"] = "done"
    assert page.evaluate(kept) == wanted
    page.reload()
    assert box.is_checked()
    box.uncheck()
    assert page.evaluate(kept) == OTHER
    context.close()


@pytest.mark.parametrize("strange", ["{", "null", "[]", "3"])
def test_what_cannot_be_read_is_left_alone(browser: Any, built: Path, strange: str) -> None:
    """No box is shown where what is kept is of another kind, and nothing is written over it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address(built))
    page.evaluate("all => localStorage.setItem('course-progress', all)", strange)
    page.reload()
    assert page.locator("main input").count() == 0
    assert page.evaluate("localStorage.getItem('course-progress')") == strange
    context.close()


def test_room_to_write_is_on_paper_alone(browser: Any, built: Path) -> None:
    """An answer box has no height on a screen; printed, it has, and steps that are closed go."""
    page = browser.new_page()
    page.goto(address(built))
    page.evaluate(
        "document.querySelector('.exercise').insertAdjacentHTML('beforeend',"
        ' \'<div class="writing-space" style="height:3cm"></div>\')'
    )
    box, step = page.locator(".writing-space"), page.locator("details").first
    assert (box.is_visible(), step.is_visible()) == (False, True)
    page.emulate_media(media="print")
    assert (box.is_visible(), step.is_visible()) == (True, False)
    page.close()


def test_what_is_folded_is_proven_too(browser: Any, built: Path, tmp_path: Path) -> None:
    """The browser's proof unfolds a page before it looks."""
    for room in ("assets", "handouts", "search"):
        shutil.copytree(built / "_build" / room, tmp_path / room)
    page = tmp_path / "handouts" / "ch01_lines.html"
    assert deck.read(browser, page, (1280, 720), False).findings == []
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Divide.", r"Divide \frac{1}{3}."), encoding="utf-8")
    found = deck.read(browser, page, (1280, 720), False).findings
    assert [finding.kind for finding in found] == ["raw-tex"]
