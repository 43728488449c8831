"""The search field in Chromium, opened from the disk: it finds, it leads there, it asks nobody."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.base import programs
from scripts.browser import chromium

pytestmark = pytest.mark.chromium
PAGES = ("index.html", "symbols.html", "read/ch01_lines.html", "handouts/ch01_lines.html")
LINKS = "#course-found a"
AXE = (
    "axe.run(document, { preload: false, resultTypes: ['violations'] })"
    ".then(found => found.violations.map(each => each.id))"
)


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Opens a file in a window that notes what it asks for."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    watch = chromium.Watch()
    watch.attach(context)

    def open_(file: Path) -> Any:
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield open_
    context.close()
    assert [event for event in watch.events if event.kind != "missing"] == []


def shown(page: Any) -> list[str]:
    page.wait_for_selector(LINKS)
    return list(page.locator(LINKS).all_inner_texts())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_field_that_finds(opened: Any, built: Path, name: str) -> None:
    """The slash leads to it; results say chapter and kind; Enter opens the first."""
    page = opened(built / "_build" / name)
    assert page.locator("script[src*=minisearch]").count() == 0  # nothing is loaded before
    page.keyboard.press("/")
    page.keyboard.type("matrx")
    assert shown(page) == ["The matrix is small\nSlide · chapter 1 Lines"]
    page.add_script_tag(path=programs.module("axe-core/axe.min.js"))
    assert page.evaluate(AXE) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/ch01_lines.html#sec-matrix")


def test_keys_walk_through_the_results(opened: Any, built: Path) -> None:
    """Arrows go down and up, Escape goes back to the field and closes; a word is said of each."""
    page = opened(built / "_build" / "index.html")
    page.focus("#course-search")
    page.keyboard.type("slope")
    assert len(shown(page)) == 3
    assert page.inner_text(".search-status") == "3 results."
    focused = "[...document.querySelectorAll('#course-found a')].indexOf(document.activeElement)"
    for key, at in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1)]:
        page.keyboard.press(key)
        assert page.evaluate(focused) == at
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "course-search"
    assert not page.is_visible("#course-found")
    page.fill("#course-search", "zzzzz")
    assert page.inner_text(".search-status") == "Nothing found for “zzzzz”."


@pytest.mark.parametrize("asked", ["café", "CAFE", "caf", "kafe mit"])
def test_accents_beginnings_and_slips_are_found(
    opened: Any, built: Path, tmp_path: Path, asked: str
) -> None:
    """Accents and capitals do not matter, a word may be begun; where not all fits, some does."""
    for room in ("assets", "search"):
        shutil.copytree(built / "_build" / room, tmp_path / room)
    shutil.copyfile(built / "_build" / "index.html", tmp_path / "index.html")
    known = 'courseSearch.add("1 Lines", [["slide", "Café mit Kuchen", "index.html", ""]]);'
    (tmp_path / "search" / "ch01_lines.js").write_text(known, encoding="utf-8")
    page = opened(tmp_path / "index.html")
    page.fill("#course-search", asked)
    assert shown(page) == ["Café mit Kuchen\nSlide · chapter 1 Lines"]


def test_a_chapter_that_is_not_there_is_not_found(opened: Any, built: Path, tmp_path: Path) -> None:
    """What cannot be loaded stops nothing."""
    shutil.copytree(built / "_build", tmp_path / "built", ignore=shutil.ignore_patterns(".cache"))
    (tmp_path / "built" / "search" / "chapters.js").write_text(
        'courseSearch.chapters(["ch00_gone", "ch01_lines"]);'
    )
    page = opened(tmp_path / "built" / "index.html")
    page.fill("#course-search", "small")
    assert len(shown(page)) == 1


def test_without_scripts_there_is_no_field(browser: Any, built: Path) -> None:
    """Nothing stands there that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built / "_build" / "index.html").as_uri())
    assert page.locator("[type=search], .search").count() == 0
    context.close()


def test_whitening_is_found(opened: Any, course: Path) -> None:
    """In the course itself a word that is begun leads to the slide that explains it."""
    page = opened(course / "_build" / "index.html")
    page.keyboard.press("/")
    page.keyboard.type("whiten")
    assert any("Whitening makes every direction count the same" in found for found in shown(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/ch09_pca.html#sec-whitening")
    assert page.is_visible("#sec-whitening h3")
