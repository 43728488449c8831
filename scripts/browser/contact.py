"""Contact sheets: one picture with all slides of a deck, to see it at a glance."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

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
                    f"No {paths.relative(deck)}: run `nox -s build -- {key}`, then the command again."
                )
            with chromium.window(browser, deck, (1280, 720)) as (page, watch):
                probe, shots = Probe(page, watch, "slides"), []
                for index, slide in enumerate(probe.slides):
                    page.evaluate("a => courseProbe.state(...a)", [index, slide["fragments"] - 1])
                    shots.append(page.screenshot())
            out = paths.build / "contact" / f"{key}.png"
            write_atomically(out, arrange(shots))
            yield out


def arrange(shots: list[bytes]) -> bytes:
    """Thumbnails in rows, as one PNG."""
    rows = -(-len(shots) // COLUMNS)
    across, down = THUMB[0] + GAP, THUMB[1] + GAP
    sheet = Image.new("RGB", (COLUMNS * across + GAP, rows * down + GAP), "#44505c")
    for i, shot in enumerate(shots):
        with Image.open(io.BytesIO(shot)) as picture:
            thumb = picture.convert("RGB").resize(THUMB, Image.Resampling.LANCZOS)
        sheet.paste(thumb, (GAP + i % COLUMNS * across, GAP + i // COLUMNS * down))
    file = io.BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()
