"""The colours of a course, which stand once in `slides/palette.scss`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.base.paths import CODE


def palette(root: Path) -> Mapping[str, str]:
    """Colours by name, from the course's palette or else the project's own."""
    own = root / "slides" / "palette.scss"
    text = (own if own.exists() else CODE / "slides" / "palette.scss").read_text(encoding="utf-8")
    return dict(re.findall(r"^\$([\w-]+):\s*(#[0-9a-fA-F]{3,8})", text, re.M))
