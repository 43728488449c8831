"""The slides on paper: whether a page keeps its text off the footer and uses its room.

Pages are looked at as pictures, a pixel a point (960 × 540), for what counts is what is seen.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

from scripts.base.errors import RenderError

SIDE = 40  # points at each side in which nothing but ornaments stands
BODY, FOOT = 499, 508  # between these rows nothing stands: letters above, the footer below
APART = 10  # empty rows behind a headline, more than between its lines
INK = 40  # grey values from the ground on which it is seen; the wash of a theorem is not
DARK = 128  # pages of titles and parts are darker; they have room on purpose


def pages(file: Path) -> list[np.ndarray]:
    """Each page of a PDF in grey values (540 × 960)."""
    program = shutil.which("pdftoppm")
    if program is None:
        raise RenderError(
            "No pdftoppm on the path: install it (`apt-get install poppler-utils`), "
            "then run the command again."
        )
    command = [program, "-r", "72", "-gray", str(file)]
    made = io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)
    found = []
    while made.tell() < len(made.getbuffer()):
        header = made.readline(), made.readline(), made.readline()  # P5, width and height, 255
        across, down = map(int, header[1].split())
        found.append(np.frombuffer(made.read(across * down), np.uint8).reshape(down, across))
    return found


def touches_footer(page: np.ndarray) -> bool:
    """Does anything stand in the rows that part text from footer?"""
    return bool(_ink(page)[BODY:FOOT].any())


def empty(page: np.ndarray) -> int:
    """Height of the tallest band below the headline in which nothing stands, in points."""
    rows = _ink(page)
    if _ground(page) < DARK or not rows.any():
        return 0
    top = headline = int(rows.argmax())
    while headline < FOOT and rows[headline : headline + APART].any():
        headline += 1
    band = longest = 0
    for row in rows[max(headline, top) : FOOT]:
        band = 0 if row else band + 1
        longest = max(longest, band)
    return longest


def _ink(page: np.ndarray) -> np.ndarray:
    """In which rows something stands between the margins (540 truth values)."""
    inner = page[:, SIDE:-SIDE].astype(int)
    return np.asarray((abs(inner - _ground(page)) > INK).any(axis=1))


def _ground(page: np.ndarray) -> float:
    """Grey value of the ground, from the margin at the right, where nothing stands."""
    return float(np.median(page[:, -SIDE:]))


def look(file: Path, slides: list[dict[str, Any]], add: Any) -> None:
    """Hand each fault of the slides' PDF to `add`, as `Probe.add` takes it."""
    made = pages(file) if file.exists() else []
    if len(made) != len(slides):
        add("paper-pages", f"{len(made)} pages for {len(slides)} slides", slide=-1)
        return
    for index, (page, slide) in enumerate(zip(made, slides, strict=True)):
        if touches_footer(page):
            add("paper-footer", "the page", slide=index)
        band, most = empty(page), page.shape[0] // (5 if slide["pictured"] else 3)
        if band > most and not slide["apart"]:
            add("paper-empty", "the page", band, detail=f"{most}", slide=index)
