"""Typst: source to PDF/UA-1, always the same bytes, with the project's fonts and no others."""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Sequence
from pathlib import Path

from scripts.base import programs
from scripts.base.errors import RenderError
from scripts.base.paths import CODE

SIZE = 10  # points, at which formulas are measured
MATHEMATICS = '#show math.equation: set text(font: "New Computer Modern Math")\n'
EPOCH = 0  # seconds; the date in PDFs, so that two runs give the same bytes


def compile(root: Path, source: str, name: str) -> bytes:  # noqa: A001  # Typst's own word
    """PDF of a Typst source; RenderError with Typst's message and the line it points at."""
    import typst  # not at module level: it loads longer than finding that nothing is to do takes

    fonts = [str(programs.module(f"{font}/TTF")) for font in ("source-sans", "source-code-pro")]
    try:
        pdf = typst.compile(
            source.encode(),
            root=str(root),
            font_paths=fonts,  # type: ignore[call-overload]  # stub: one type
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            timestamp=EPOCH,
        )
    except typst.TypstError as error:
        raise RenderError(f"{name}.pdf: {explain(error).replace(f'{root}/', '')}") from None
    return bytes(pdf)


def picture(root: Path, source: str) -> bytes:
    """PNG of a source of one page, a pixel a point."""
    import typst

    fonts = [str(programs.module("source-sans/TTF"))]
    made = typst.compile(
        source.encode(),
        root=str(root),
        font_paths=fonts,  # type: ignore[call-overload]  # stub: one type
        ignore_system_fonts=True,
        format="png",
        ppi=72,
    )
    return bytes(made)


def pictures(formulas: Sequence[str], size: float) -> list[str]:
    """Each formula as SVG, at a size in points and no larger than it is."""
    import typst

    setting = f"#set page(width: auto, height: auto, margin: {size / 9}pt, fill: none)\n"
    setting += f"#set text(size: {size}pt)\n" + MATHEMATICS
    pages = "#pagebreak()\n".join(f"#math.equation(block: true, {one})\n" for one in formulas)
    made = typst.compile((setting + pages).encode(), format="svg", ignore_system_fonts=True)
    return [page.decode() for page in (made if isinstance(made, list) else [made] if made else [])]


def widths(formulas: Sequence[str]) -> list[float]:
    """How wide each formula is, in Typst's mathematics with its dollar signs; in em."""
    import typst

    setting = f"#set text(size: {SIZE}pt)\n" + MATHEMATICS
    measured = (
        f"#context [#metadata(measure(math.equation(block: true, {one})).width.pt()) <width>]"
        for one in formulas
    )
    source = setting + "\n".join(measured)
    found = typst.query(source.encode(), "<width>", field="value", ignore_system_fonts=True)
    return [points / SIZE for points in json.loads(found)]


def missing(letters: set[str]) -> set[str]:
    """Those letters that no typeface of the PDFs has."""
    found: set[str] = set()
    while letters - found:
        text = "".join(sorted(letters - found))
        escaped = re.sub(r"([\\\\\"])", r"\\\1", text)
        source = f'#set document(title: "x")\n#set text(lang: "en")\n#text("{escaped}")'
        try:
            compile(Path(), source, "letters")
            return found
        except RenderError as error:
            shown = re.search(r"the text `\"(.+?)\"` could not be", str(error))
            if shown is None:
                raise
            found |= set(shown[1])
    return found


def version() -> str:
    """What decides which letters there are."""
    return f"{importlib.metadata.version('typst')} {(CODE / 'package-lock.json').stat().st_size}"


def explain(error: Exception) -> str:
    """Typst's message, its hints and the line it points at; our own panics as they are."""
    said = str(getattr(error, "message", error))
    if said.startswith("panicked with: "):
        return said.removeprefix("panicked with: ")
    line = re.search(r"\n\s*\d+ │ (.*)", str(getattr(error, "diagnostic", "")))
    hints = "".join(f"; {hint}" for hint in getattr(error, "hints", []))
    return f"Typst: {said}{hints}" + (f". In: {line[1].strip()}" if line else "")
