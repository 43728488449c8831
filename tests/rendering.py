"""A piece of Markdown made into a product, in the two steps that the graph takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.render import deck, finish, handout, page

META: dict[str, Any] = {
    "title": "Lines",
    "subtitle": "Straight ones",
    "lang": "en",
    "course-title": "A course",
}


def deck_html(root: Path, text: str, out: Path, meta: Mapping[str, Any] = META) -> None:
    finish.write(root, deck.html(root, text, meta, out), out)


def deck_pdf(root: Path, text: str, out: Path, meta: Mapping[str, Any] = META) -> None:
    finish.write(root, deck.typst(root, text, meta), out)


def sheet_pdf(
    root: Path,
    text: str,
    out: Path,
    sheet: handout.Sheet = "exercises",
    paper: handout.Paper = "a4",
) -> None:
    finish.write(root, handout.typst(root, text, META, out, sheet, paper), out)


def page_html(root: Path, text: str, out: Path) -> None:
    finish.write(root, page.html(root, text, META, out), out)
