"""Plain pages: the course page, and the exercises of a chapter, with each step folded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.render import handout, pandoc


def html(root: Path, text: str, meta: Mapping[str, Any], out: Path, exercises: bool = False) -> str:
    """A page that needs `_build/assets` and no network; with `exercises`, that of a handout."""
    flags = handout.flags(root, out, None) if exercises else {}
    return pandoc.convert(
        root,
        text,
        meta,
        "page",
        template="page.html",
        options=["--toc", "--toc-depth=2", "--syntax-highlighting=none"],
        values={**pandoc.ways(root, out), **flags},
    )
