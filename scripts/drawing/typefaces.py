"""The typefaces of the slides for Matplotlib: text in Source Sans, mathematics as KaTeX sets it."""

from __future__ import annotations

from functools import cache

from scripts.base import programs

TEXT = tuple(f"source-sans/TTF/SourceSans3-{name}.ttf" for name in ("Regular", "It", "Bold"))
MATHEMATICS = tuple(
    f"katex/dist/fonts/KaTeX_{name}.ttf"
    for name in (
        "Main-Regular",
        "Main-Bold",
        "Main-Italic",
        "Math-Italic",
        "Math-BoldItalic",
        "Caligraphic-Regular",
        "Typewriter-Regular",
        "SansSerif-Regular",
    )
)


@cache
def settings() -> dict[str, object]:
    """What a style says to use them, once this process knows their files (npm packages).

    What they lack is taken from DejaVu Sans, which Matplotlib brings along.
    """
    from matplotlib import font_manager

    for name in (*TEXT, *MATHEMATICS):
        font_manager.fontManager.addfont(programs.module(name))
    return {
        "font.family": ["Source Sans 3", "DejaVu Sans"],
        "mathtext.fontset": "custom",
        "mathtext.rm": "KaTeX_Main",
        "mathtext.it": "KaTeX_Math:italic",
        "mathtext.bf": "KaTeX_Main:bold",
        "mathtext.bfit": "KaTeX_Math:bold:italic",
        "mathtext.cal": "KaTeX_Caligraphic",
        "mathtext.sf": "KaTeX_SansSerif",
        "mathtext.tt": "KaTeX_Typewriter",
        "mathtext.fallback": "stix",
    }
