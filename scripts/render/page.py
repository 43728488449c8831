"""Plain pages: the course page, and a handout's twin for those who read by ear or on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.course.site import Sheet
from scripts.render import handout, pandoc


def html(
    root: Path, text: str, meta: Mapping[str, Any], out: Path, sheet: Sheet | None = None
) -> str:
    """A page that needs `_build/assets` and no network; with `sheet`, the twin of that sheet."""
    flags = handout.flags(root, out, sheet) if sheet else {}
    return pandoc.convert(
        root,
        text,
        meta,
        "page",
        template="page.html",
        options=["--toc", "--toc-depth=2", "--syntax-highlighting=none"],
        values={**pandoc.ways(root, out), **flags},
    )
