"""Formulas are as wide on paper as on the slide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.base import programs
from scripts.browser import chromium
from scripts.render import inline
from tests.pipeline.mathematics.boxes import cases, on_paper, unlike
from tests.pipeline.mathematics.pages import MATHML

STYLE = (
    ".katex { font-size: 100px; white-space: nowrap } .katex-display { width: max-content }"
    " .katex-display > .katex > .katex-html { display: inline-block }"
)
WIDTHS = "[...document.querySelectorAll('.katex-html')].map(e => e.getBoundingClientRect().width)"
# Braces are as wide as the next larger glyph; limits of sums are set a little wider on paper.
GROWN = r"brace|sum_.*sum_"


def test_formulas_are_as_wide_on_paper_as_on_the_slide(browser: Any, tmp_path: Path) -> None:
    """Within 0.2 em and 3 %, most of which is in the letters of indices."""
    katex = inline.style(programs.module("katex/dist/katex.min.css"))
    formulas = "\n".join(MATHML.sub("", case.made.html) for case in cases())
    page = f"<!doctype html><meta charset=utf-8><style>{katex}{STYLE}</style>{formulas}"
    (tmp_path / "formulas.html").write_text(page, encoding="utf-8")
    with chromium.window(browser, tmp_path / "formulas.html", (1280, 720)) as (window, _):
        slides = [width / 100 for width in window.evaluate(WIDTHS)]
    papers = [width for width, _ in on_paper()]
    assert unlike(zip(slides, papers, strict=True), 0.03, (GROWN, 0.08)) == {}
    assert len(slides) > 2000
