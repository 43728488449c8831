"""The last step of every product: formulas typeset into what pandoc left, Typst compiled, the file written whole."""

from __future__ import annotations

from pathlib import Path

from scripts.base.files import write_atomically
from scripts.render import formulas, typesetter


def write(root: Path, converted: str, out: Path) -> None:
    """Write a product, HTML or PDF by its name; RenderError when KaTeX or Typst refuses it, and nothing is written."""
    if out.suffix == ".html":
        write_atomically(out, formulas.into_html(root, converted))
    else:
        write_atomically(
            out, typesetter.compile(root, formulas.into_typst(root, converted), out.stem)
        )
