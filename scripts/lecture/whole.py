"""The whole course as one zip: everything delivered, to be opened without a network."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.base.paths import Paths
from scripts.build import manifest
from scripts.course import metadata
from scripts.lecture import bundle


def name(paths: Paths) -> str:
    """Of the zip and the folder in it: the title of the course page in small letters."""
    meta, _ = metadata.front_matter(paths.root / "index.qmd", "index.qmd")
    return re.sub(r"[^a-z0-9]+", "-", meta["title"].lower()).strip("-") or "course"


def write(paths: Paths) -> Path:
    """Write `_build/<title>.zip` of what the manifest lists, with the manifest itself.

    It stands in no manifest: it is made of what stands there, and by a verb of its own.
    """
    folder = name(paths)
    files = sorted([*manifest.delivered(paths), paths.build / "manifest.json"])
    listed = [(f"{folder}/{file.relative_to(paths.build).as_posix()}", file) for file in files]
    return bundle.zipped(paths.build / f"{folder}.zip", listed)
