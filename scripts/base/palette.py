"""The colours of a course, which stand once in `slides/palette.scss`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.base.paths import CODE

OTHERS = ("dark", "contrast")  # themes besides the light one: `$dark-ink` is the ink of the dark
COLOUR = re.compile(r"^\$([\w-]+):\s*(#[0-9a-fA-F]{3,8})", re.M)


def palette(root: Path, theme: str = "light") -> Mapping[str, str]:
    """Colours by name, from the course's palette or else the project's own."""
    own = root / "slides" / "palette.scss"
    return (_read(own, theme) if own.exists() else {}) or _read(CODE / "slides" / own.name, theme)


def _read(file: Path, theme: str) -> dict[str, str]:
    found = {}
    for written, colour in COLOUR.findall(file.read_text(encoding="utf-8")):
        start, _, name = written.partition("-")
        if start not in OTHERS:
            start, name = "light", written
        if start == theme:
            found[name] = colour
    return found
