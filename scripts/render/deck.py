"""A chapter's deck: reveal.js for the hall, 16:9 PDF for those who keep slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.base.palette import palette
from scripts.render import pandoc

DEFAULTS = {  # of what a course may set; the rest is as in slides/_metadata.yml
    "footer": "",
    "slide-number": "c/t",
    "transition": "none",
    "background-transition": "none",
    "incremental": False,
    "controls": True,
    "progress": True,
}


def html(
    root: Path, text: str, meta: Mapping[str, Any], out: Path, live: Sequence[str] = ()
) -> str:
    """A reveal.js deck that needs `_build/assets` and `_build/figures` beside it, and no network.

    `live` are the scripts that its live elements load, from `_build`.
    Formulas are still marks (see `finish`).
    """
    reveal = {**DEFAULTS, **meta.get("revealjs", {})}
    number = reveal["slide-number"]
    settings = {
        "slide-number": "h.v" if number is True else number,
        **{name: reveal[name] for name in ("controls", "progress", "footer")},
        **{name: reveal[name] for name in ("transition", "background-transition")},
    }
    steps = ["--incremental"] if reveal["incremental"] else []
    return pandoc.convert(
        root,
        text,
        meta,
        "deck",
        template="revealjs.html",
        options=["--slide-level=2", "--syntax-highlighting=idiomatic", *steps],
        values={**pandoc.ways(root, out), **settings, "live": live},
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
        palette=palette(root),
    )
