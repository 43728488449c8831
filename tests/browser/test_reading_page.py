"""The reading edition in Chromium: contents, checks, progress; and without JavaScript."""

# mypy: disable-error-code="import-not-found"
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.chromium
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def page(browser: Any, built: Path) -> Iterator[Any]:
    """The reading edition of the sample on a wide screen."""
    context = browser.new_context(viewport=WIDE, accept_downloads=True)
    opened = context.new_page()
    opened.goto((built / "_build" / "read" / "ch01_lines.html").as_uri())
    yield opened
    context.close()


def line(page: Any) -> str:
    return str(page.inner_text(".progress span:first-child"))


def kept(page: Any) -> Any:
    return page.evaluate("JSON.parse(localStorage.getItem('course-progress') || '{}')")


def test_the_first_choice_is_the_answer(page: Any) -> None:
    """A choice is answered at once, in words, and kept; a second one changes nothing."""
    assert "0 of 1 questions right" in line(page)
    page.click(".choice >> nth=1 >> summary")
    assert page.is_visible("text=Row and column have the same number.")
    page.wait_for_function("localStorage.getItem('course-progress')")
    assert "1 of 1 questions right" in line(page)
    page.click(".choice >> nth=0 >> summary")
    assert page.is_visible("text=Not right.")
    assert kept(page)["ch01_lines"]["quiz"] == {"quiz-matrix-1": 2}
    page.reload()
    assert "1 of 1 questions right" in line(page)


def test_a_section_is_read_when_its_end_was_seen(page: Any) -> None:
    """It counts after two seconds, has a mark in the contents, and is known the next time."""
    page.evaluate("document.getElementById('sec-sources').scrollIntoView()")
    page.wait_for_function("document.querySelector('.contents a.read')", timeout=5000)
    assert "sec-sources" in kept(page)["ch01_lines"]["read"]
    page.reload()
    assert not line(page).startswith("0 of 3")


def test_the_contents_mark_where_one_is(page: Any) -> None:
    """The section at the top of the window is the marked one."""
    page.evaluate("document.getElementById('sec-slope').scrollIntoView()")
    marked = "document.querySelector('.contents a[aria-current]')?.hash === '#sec-slope'"
    page.wait_for_function(marked, timeout=5000)


def test_progress_goes_out_and_comes_in_as_a_file(page: Any, tmp_path: Path) -> None:
    """What is exported can be imported; it is added to what is there, other keys are kept."""
    page.evaluate(
        "courseProgress.change(own => "
        "{ own.read.push('sec-slope'); own.exercises['exr-a'] = 'done'; })"
    )
    with page.expect_download() as saved:
        page.click("text=Export")
    file = tmp_path / "progress.json"
    saved.value.save_as(file)
    assert json.loads(file.read_text())["ch01_lines"]["exercises"] == {"exr-a": "done"}
    page.evaluate("localStorage.clear()")
    page.evaluate("courseProgress.change(own => own.read.push('sec-matrix'))")
    page.set_input_files("input[type=file]", file)
    page.wait_for_selector("text=Imported.")
    assert set(kept(page)["ch01_lines"]["read"]) == {"sec-matrix", "sec-slope"}
    assert line(page).startswith("2 of 3 sections read")


@pytest.mark.parametrize(
    "text", ["no JSON", "[1]", '{"ch01_lines": 3}', '{"ch01_lines": {"read": 1}}']
)
def test_a_file_without_progress_is_refused(page: Any, tmp_path: Path, text: str) -> None:
    """It says so, and what is there stays."""
    page.evaluate("courseProgress.change(own => own.read.push('sec-matrix'))")
    (tmp_path / "x.json").write_text(text)
    page.set_input_files("input[type=file]", tmp_path / "x.json")
    page.wait_for_selector("text=This file holds no progress.")
    assert kept(page)["ch01_lines"]["read"] == ["sec-matrix"]


def test_a_damaged_record_is_no_record(page: Any) -> None:
    """Storage that holds something else does not stop the page."""
    page.evaluate("localStorage.setItem('course-progress', '{damaged')")
    page.reload()
    assert line(page).startswith("0 of 3 sections read")


@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_without_javascript_all_can_be_read(browser: Any, built: Path, size: Any) -> None:
    """Contents, text and checks are there; of the line about progress nothing is."""
    context = browser.new_context(viewport=size, java_script_enabled=False)
    page = context.new_page()
    page.goto((built / "_build" / "read" / "ch01_lines.html").as_uri())
    if size is PHONE:
        assert not page.is_visible(".contents ul")
        page.click(".contents summary")
    assert page.is_visible(".contents ul")
    page.click(".choice >> nth=0 >> summary")
    assert page.is_visible("text=Not right.")
    assert not page.is_visible(".progress")
    context.close()


def test_a_long_formula_scrolls_inside_itself(browser: Any, built: Path, tmp_path: Path) -> None:
    """On a phone the page stays as wide as the screen, and keys reach what scrolls."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((built / "_build" / "read" / "ch01_lines.html").as_uri())
    wide = "document.querySelector('.katex-display .katex-base').style.paddingRight = '60rem'"
    page.evaluate(
        f"document.fonts.ready.then(() => {{ {wide}; dispatchEvent(new Event('resize')); }})"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate("document.querySelector('.katex-display').tabIndex") == 0
    context.close()
