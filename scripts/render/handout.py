"""A chapter's handout: one source, three sheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from scripts.course.site import Sheet
from scripts.render import pandoc
from scripts.render.palette import palette

Paper = Literal["a4", "us-letter"]
NAMES: Mapping[Sheet, str] = {
    "exercises": "",
    "hints": "With hints",
    "solutions": "With hints, answers and solutions",
}


def flags(root: Path, out: Path, sheet: Sheet) -> dict[str, Any]:
    """What the filter `sheet.lua` reads; from the deck it takes the titles of what is practised."""
    key = out.stem.partition("-")[0]
    return {
        "show-hints": sheet != "exercises",
        "show-solutions": sheet == "solutions",
        "sheet-name": NAMES[sheet],
        "deck-source": str(root / "slides" / f"{key}.qmd"),
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
