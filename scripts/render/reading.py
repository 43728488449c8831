"""The reading edition of a chapter: its deck as one page for one who reads alone, and as PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.base.palette import palette
from scripts.render import pandoc


@dataclass(frozen=True)
class Beside:
    """What a chapter has beside its deck, in Markdown: the page links it where it belongs."""

    ways: Sequence[str]  # to the slides, the sheet, the notebooks
    practice: Mapping[str, Sequence[str]]  # by the id of a slide: exercises and notebooks


def html(
    root: Path,
    text: str,
    meta: Mapping[str, Any],
    out: Path,
    beside: Beside,
    live: Sequence[str] = (),
) -> str:
    """A page that needs `_build/assets` and `_build/figures` beside it, and no network.

    `live` are the scripts that its live elements load, from `_build`.
    """
    return pandoc.convert(
        root,
        text,
        meta,
        "reading",
        template="reading.html",
        options=[
            "--section-divs",
            "--toc",
            "--toc-depth=3",
            "--syntax-highlighting=pygments",
        ],
        values={**pandoc.ways(root, out), **_values(meta, out, beside), "live": live},
    )


def typst(root: Path, text: str, meta: Mapping[str, Any], out: Path, beside: Beside) -> str:
    """The same as Typst, A4; `out` is the PDF that it is to become."""
    return pandoc.convert(
        root,
        text,
        meta,
        "booklet",
        template="reading.typ",
        options=["--syntax-highlighting=idiomatic"],
        values=_values(meta, out, beside),
        palette=palette(root),
    )


def _values(meta: Mapping[str, Any], out: Path, beside: Beside) -> dict[str, Any]:
    """What the filter `edition.lua` and the templates read of the front matter."""
    course = meta.get("course", {})
    told = [f"chapter {p['chapter']}: {p['topics']}" for p in course.get("prerequisites", [])]
    return {
        "key": out.stem,
        "parts": [
            {"section": part["section"], "title": part["title"][:1].upper() + part["title"][1:]}
            for part in course.get("agenda", [])
        ],
        "practice": beside.practice,
        "ways": beside.ways,
        "presumes": "; ".join(told),
        "mml": ", ".join(course.get("mml", [])),
    }
