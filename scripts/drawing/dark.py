"""Drawings in the dark: a style in the SVG that swaps the palette's colours where the page is dark.

A page says so by the `color-scheme` of the picture; print and Typst keep the light colours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.base.palette import palette

STYLED = re.compile(r"\b(fill|stroke|stop-color): (#[0-9a-f]{6})\b")
CLOSE = 3  # of 255: how far a tint may be from the mixture that it is taken for
END = re.compile(r"(<svg\b[^>]*>)")
Colour = tuple[int, ...]


def followed(svg: str, root: Path) -> str:
    """The drawing with its dark colours; bytes depend on the drawing and the palette alone."""
    light = {**palette(root), "black": "#000000"}  # where no style says otherwise
    dark = {**palette(root, "dark"), "black": palette(root, "dark")["ink"]}
    used = sorted(set(STYLED.findall(svg)))
    swapped = ((part, old, swap(old, light, dark)) for part, old in used)
    rules = [f"svg {{ fill: {dark['ink']}; }}"]  # what names no fill is black: letters, mostly
    rules += [
        f'[style*="{part}: {old}"] {{ {part}: {new} !important; }}'
        for part, old, new in swapped
        if new
    ]
    inside = "\n".join(rules)
    style = f"<style>\n@media screen and (prefers-color-scheme: dark) {{\n{inside}\n}}\n</style>"
    return END.sub(rf"\g<1>\n {style}", svg, count=1)


def swap(colour: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """The colour's dark partner: of the palette, or the same tint on dark paper; else nothing."""
    seen, paper, night = _channels(colour), _channels(light["paper"]), _channels(dark["paper"])
    names = [name for name in light if name in dark]
    for name in names:
        if light[name].lower() == colour:
            return dark[name]
    for name in names:
        full, ink = _channels(light[name]), _channels(dark[name])
        widest = max(range(3), key=lambda i: abs(full[i] - paper[i]))
        if full == paper:
            continue
        strength = (seen[widest] - paper[widest]) / (full[widest] - paper[widest])
        tint = _mixed(full, paper, strength)
        if 0 < strength < 1 and max(abs(a - b) for a, b in zip(tint, seen, strict=True)) <= CLOSE:
            return "#" + "".join(f"{round(part):02x}" for part in _mixed(ink, night, strength))
    return ""


def _mixed(colour: Colour, paper: Colour, strength: float) -> list[float]:
    pairs = zip(colour, paper, strict=True)
    return [strength * full + (1 - strength) * none for full, none in pairs]


def _channels(colour: str) -> Colour:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
