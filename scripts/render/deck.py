"""A chapter's deck: reveal.js for the hall, 16:9 PDF for those who keep slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.render import pandoc, typesetter


def html(
    root: Path, text: str, meta: Mapping[str, Any], out: Path, live: Sequence[str] = ()
) -> str:
    """A reveal.js deck that needs `_build/assets` and `_build/figures` beside it, and no network.

    `live` are the scripts that its live elements load, from `_build`.
    Formulas are still marks (see `finish`).
    """
    return pandoc.convert(
        root,
        text,
        meta,
        "deck",
        template="revealjs.html",
        options=["--slide-level=2", "--syntax-highlighting=idiomatic"],
        values={**pandoc.ways(root, out), "live": live},
    )


def typst(root: Path, text: str, meta: Mapping[str, Any]) -> str:
    """The slides as Typst, a page a slide, fragments shown, notes left out."""
    return pandoc.convert(
        root,
        text,
        meta,
        "slides",
        template="slides.typ",
        options=["--syntax-highlighting=idiomatic"],
        values={},
        palette=typesetter.palette(root),
    )
