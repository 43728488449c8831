"""A chapter's handout: one source, three sheets on paper, a page that folds each step away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from scripts.base.palette import palette
from scripts.course.site import Sheet
from scripts.render import pandoc

Paper = Literal["a4", "us-letter"]
NAMES: Mapping[Sheet, str] = {
    "exercises": "",
    "hints": "With hints",
    "solutions": "With hints, answers and solutions",
}
FOLDED = "Hints, answer and solution of each exercise are folded: open what you need, step by step."


def flags(root: Path, out: Path, sheet: Sheet | None) -> dict[str, Any]:
    """What the filter `sheet.lua` reads; None for the page, which folds what helps.

    From the deck it takes the titles of what is practised.
    """
    key = out.stem.partition("-")[0]
    return {
        "show-hints": sheet != "exercises",
        "show-solutions": sheet == "solutions",
        "fold-steps": sheet is None,
        "sheet-name": NAMES[sheet] if sheet else FOLDED,
        "deck-source": str(root / "slides" / f"{key}.qmd"),
        "chapter-key": key,
    }


def typst(
    root: Path,
    text: str,
    meta: Mapping[str, Any],
    out: Path,
    sheet: Sheet = "exercises",
    paper: Paper = "a4",
) -> str:
    """One sheet as Typst; `out` is the PDF that it is to become."""
    return pandoc.convert(
        root,
        text,
        meta,
        "handout",
        template="handout.typ",
        options=["--syntax-highlighting=idiomatic"],
        palette=palette(root),
        values={"papersize": paper, **flags(root, out, sheet)},
    )
