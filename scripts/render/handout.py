"""A chapter's handout: one source, three sheets."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from scripts.files import write_atomically
from scripts.render import mathematics, pandoc, typesetter
from scripts.site import Sheet

Paper = Literal["a4", "us-letter"]
NAMES: Mapping[Sheet, str] = {"exercises": "", "hints": "With hints", "solutions": "With hints, answers and solutions"}


def flags(root: Path, out: Path, sheet: Sheet) -> dict[str, Any]:
    """What the filter `sheet.lua` reads; it names what an exercise practises by the titles in the deck's source."""
    key = out.stem.partition("-")[0]
    return {"show-hints": sheet != "exercises", "show-solutions": sheet == "solutions", "sheet-name": NAMES[sheet],
            "deck-source": str(root / "slides" / f"{key}.qmd")}


def pdf(root: Path, ast: Mapping[str, Any], meta: Mapping[str, Any], out: Path,
        sheet: Sheet = "exercises", paper: Paper = "a4") -> None:
    """Writes one sheet as PDF/UA-1."""
    text = pandoc.convert(root, ast, meta, "handout", template="handout.typ",
                          options=["--syntax-highlighting=idiomatic"], palette=typesetter.palette(root),
                          values={"papersize": paper, **flags(root, out, sheet)})
    write_atomically(out, typesetter.compile(root, mathematics.into_typst(root, text), out.stem))
