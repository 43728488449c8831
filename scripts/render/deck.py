"""A chapter's deck: reveal.js for the hall, 16:9 PDF for those who keep slides."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts import live
from scripts.files import write_atomically
from scripts.render import mathematics, pandoc, typesetter


def html(root: Path, ast: Mapping[str, Any], meta: Mapping[str, Any], out: Path) -> None:
    """Writes a reveal.js deck that needs `_build/assets` and `_build/figures` beside its folder, and no network."""
    options = ["--slide-level=2", "--syntax-highlighting=idiomatic"]
    text = pandoc.convert(root, ast, meta, "deck", template="revealjs.html", options=options,
                          values={**pandoc.ways(root, out), "live": live.scripts(ast, out.stem)})
    write_atomically(out, mathematics.into_html(root, text))


def pdf(root: Path, ast: Mapping[str, Any], meta: Mapping[str, Any], out: Path) -> None:
    """Writes the slides as PDF/UA-1, a page a slide, fragments shown, notes left out."""
    text = pandoc.convert(root, ast, meta, "slides", template="slides.typ",
                          options=["--syntax-highlighting=idiomatic"], values={}, palette=typesetter.palette(root))
    write_atomically(out, typesetter.compile(root, mathematics.into_typst(root, text), out.stem))
