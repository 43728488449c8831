"""The course page in Chromium: the button for one who has been here, and the first screen."""

# mypy: disable-error-code="import-not-found"
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.chromium
SIZES = [{"width": 1280, "height": 720}, {"width": 390, "height": 844}]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_screen_has_a_button_and_a_picture(
    browser: Any, built: Path, size: dict[str, int], scripts: bool
) -> None:
    """Also without JavaScript; the picture is whole."""
    context = browser.new_context(viewport=size, java_script_enabled=scripts)
    page = context.new_page()
    page.goto((built / "_build" / "index.html").as_uri())
    for part in ("#start", ".cover img"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= size["height"], part
        assert box["width"] > 100
    page.click("#start")
    assert page.url.endswith("/read/ch01_lines.html")
    context.close()


def test_a_reader_goes_on(browser: Any, built: Path) -> None:
    """Where the last reading ended; the card counts what is done."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((built / "_build" / "index.html").as_uri())
    assert page.inner_text("#start") == "Start here"
    assert page.locator(".so-far").count() == 0
    own = {"read": ["sec-slope", "sec-matrix"], "exercises": {"exr-slope": "done"}}
    kept = json.dumps({"ch01_lines": own, "ch99_gone": own, "ch98_empty": {}})
    page.evaluate("text => localStorage.setItem('course-progress', text)", kept)
    page.reload()
    assert page.inner_text("#start") == "Continue reading"
    assert page.inner_text(".so-far") == "So far: 2 sections read, 1 exercise done."
    page.click("#start")
    assert page.url.endswith("/read/ch01_lines.html#sec-matrix")
    context.close()


def test_the_map_can_be_followed_by_keyboard(browser: Any, built: Path) -> None:
    """Its lines take the focus and lead to the slide in the reading edition."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((built / "_build" / "index.html").as_uri())
    page.focus(".graph a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/ch01_lines.html#sec-slope")
    context.close()
