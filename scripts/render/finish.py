"""The last step of every product: formulas typeset, Typst compiled, the file written whole."""

from __future__ import annotations

from pathlib import Path

from scripts.base import typesetter
from scripts.base.files import write_atomically
from scripts.render import formulas


def write(root: Path, converted: str, out: Path) -> None:
    """HTML or PDF, by its name; RenderError, and no file, when KaTeX or Typst refuses it."""
    if out.suffix == ".html":
        write_atomically(out, formulas.into_html(root, converted))
    else:
        source = formulas.into_typst(root, converted)
        write_atomically(out, typesetter.compile(root, source, out.stem))
