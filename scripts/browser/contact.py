"""Contact sheets: one picture with all slides of a deck, to see it at a glance."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from scripts.base.errors import RenderError
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.browser import chromium
from scripts.browser.probe import Probe

COLUMNS, THUMB, GAP = 5, (384, 216), 12


def sheets(paths: Paths, keys: list[str]) -> Iterator[Path]:
    """Writes `_build/contact/<key>.png` for each deck, its slides with all fragments open."""
    with chromium.started() as browser:
        for key in keys:
            deck = paths.build / "slides" / f"{key}.html"
            if not deck.exists():
                raise RenderError(
                    f"No {paths.relative(deck)}: run `nox -s build -- {key}`, "
                    "then the command again."
                )
            out = paths.build / "contact" / f"{key}.png"
            write_atomically(out, arrange(shots(browser, deck)))
            yield out


def shots(browser: Any, deck: Path) -> list[bytes]:
    """Each slide with all fragments open, as PNG."""
    with chromium.window(browser, deck, (1280, 720)) as (page, watch):
        taken = []
        for index, slide in enumerate(Probe(page, watch, "slides").slides):
            page.evaluate("a => courseProbe.state(...a)", [index, slide["fragments"] - 1])
            taken.append(page.screenshot())
        return taken


def arrange(pictures: list[bytes]) -> bytes:
    """Thumbnails in rows, as one PNG."""
    rows = -(-len(pictures) // COLUMNS)
    across, down = THUMB[0] + GAP, THUMB[1] + GAP
    sheet = Image.new("RGB", (COLUMNS * across + GAP, rows * down + GAP), "#44505c")
    for i, png in enumerate(pictures):
        with Image.open(io.BytesIO(png)) as picture:
            thumb = picture.convert("RGB").resize(THUMB, Image.Resampling.LANCZOS)
        sheet.paste(thumb, (GAP + i % COLUMNS * across, GAP + i // COLUMNS * down))
    file = io.BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()
