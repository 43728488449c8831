"""Slides on paper are looked at as pictures: what stands on the footer, and empty bands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.base.errors import RenderError
from scripts.base.typesetter import compile as pdf_of
from scripts.browser import paper

pytestmark = pytest.mark.skipif(
    not shutil.which("pdftoppm"), reason="no pdftoppm (poppler-utils) to look at pages with"
)
PAGE = "#set page(width: 960pt, height: 540pt, margin: 0pt)\n#set document(title: [T])\n"
HEAD = "#place(top + left, dx: 48pt, dy: 30pt, text(size: 34pt)[= A headline])\n"
FOOT = "#place(top + left, dx: 48pt, dy: 511pt, text(size: 15pt)[The footer])\n"


def block(top: int, bottom: int, fill: str = "black") -> str:
    """A bar between two heights, in points."""
    bar = f"rect(width: 600pt, height: {bottom - top}pt, fill: {fill})"
    return f"#place(top + left, dx: 48pt, dy: {top}pt, {bar})\n"


def page(tmp_path: Path, *parts: str) -> Any:
    """The one page that these parts make."""
    (tmp_path / "page.pdf").write_bytes(pdf_of(tmp_path, PAGE + "".join(parts), "page"))
    (made,) = paper.pages(tmp_path / "page.pdf")
    assert made.shape == (540, 960)
    return made


def test_a_full_page_has_nothing_to_say(tmp_path: Path) -> None:
    """Text down to the last line that is allowed, and the footer below."""
    full = page(tmp_path, HEAD, block(90, 495), FOOT)
    assert not paper.touches_footer(full)
    assert paper.empty(full) < 40


def test_what_stands_on_the_footer_is_seen(tmp_path: Path) -> None:
    """A line that ends lower than the body of a page."""
    assert paper.touches_footer(page(tmp_path, HEAD, block(90, 504), FOOT))


@pytest.mark.parametrize(("parts", "empty"), [((90, 200), 308), ((300, 495), 230)])
def test_an_empty_band_is_measured(tmp_path: Path, parts: tuple[int, int], empty: int) -> None:
    """Below what stands there, or between the headline and it."""
    assert paper.empty(page(tmp_path, HEAD, block(*parts), FOOT)) == pytest.approx(empty, abs=12)


def test_a_wash_is_not_ink(tmp_path: Path) -> None:
    """The pale ground of a theorem fills no room."""
    pale = page(tmp_path, HEAD, block(90, 200), block(200, 495, 'rgb("#eef3f8")'), FOOT)
    assert paper.empty(pale) == pytest.approx(308, abs=12)


def test_dark_pages_have_room_on_purpose(tmp_path: Path) -> None:
    """The title and the pages of parts."""
    dark = '#place(rect(width: 960pt, height: 540pt, fill: rgb("#14365d")))\n'
    assert paper.empty(page(tmp_path, dark, HEAD)) == 0


def test_what_is_found_is_laid_at_its_slide(tmp_path: Path) -> None:
    """A fifth beside a picture, a third without; sources and titles may be empty."""
    low = "#pagebreak()\n".join(HEAD + block(90, 350) + FOOT for _ in range(3))
    (tmp_path / "deck.pdf").write_bytes(pdf_of(tmp_path, PAGE + low, "deck"))
    slides = [{"pictured": p, "apart": a} for p, a in ((True, False), (False, False), (True, True))]
    found: list[tuple[str, int]] = []

    def add(kind: str, *_: Any, slide: int = -1, **__: Any) -> None:
        found.append((kind, slide))

    paper.look(tmp_path / "deck.pdf", slides, add)
    assert found == [("paper-empty", 0)]
    found.clear()
    paper.look(tmp_path / "deck.pdf", slides[:2], add)
    paper.look(tmp_path / "none.pdf", slides, add)
    assert found == [("paper-pages", -1)] * 2


def test_without_pdftoppm_one_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As without a Chromium."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RenderError, match="apt-get install poppler-utils"):
        paper.pages(tmp_path / "page.pdf")
