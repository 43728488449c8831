"""Typst: source to PDF/UA-1, always the same bytes, with the project's fonts and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.base import programs
from scripts.base.errors import RenderError
from scripts.base.paths import CODE

EPOCH = 0  # seconds; the date in PDFs, so that two runs give the same bytes


def palette(root: Path) -> Mapping[str, str]:
    """Colours by name, from the course's palette or else the project's own."""
    own = root / "slides" / "palette.scss"
    text = (own if own.exists() else CODE / "slides" / "palette.scss").read_text(encoding="utf-8")
    return dict(re.findall(r"^\$([\w-]+):\s*(#[0-9a-fA-F]{3,8})", text, re.M))


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


def explain(error: Exception) -> str:
    """Typst's message, its hints and the line it points at; our own panics as they are."""
    said = str(getattr(error, "message", error))
    if said.startswith("panicked with: "):
        return said.removeprefix("panicked with: ")
    line = re.search(r"\n\s*\d+ │ (.*)", str(getattr(error, "diagnostic", "")))
    hints = "".join(f"; {hint}" for hint in getattr(error, "hints", []))
    return f"Typst: {said}{hints}" + (f". In: {line[1].strip()}" if line else "")
