"""What the search knows: a script for each chapter, and one that names them all.

Pages load them when the field gets the focus, as scripts: files on a disk cannot be fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scripts.base.paths import Paths
from scripts.course.model import Chapter

Entry = tuple[str, str, str, str]  # kind, title, way from `_build`, other words


def script(paths: Paths, key: str) -> Path:
    """What is known of a chapter."""
    return paths.build / "search" / f"{key}.js"


def chapters(paths: Paths) -> Path:
    """Which chapters there are."""
    return paths.build / "search" / "chapters.js"


def listed(keys: Iterable[str]) -> str:
    """The script that names the chapters."""
    return f"courseSearch.chapters({json.dumps(sorted(keys))});\n"


def documents(chapter: Chapter, deck: dict[str, Any], sheet: dict[str, Any] | None) -> str:
    """The script of a chapter, an entry a line."""
    found = [*_entries(f"read/{chapter.key}.html", deck)]
    found += _entries(f"handouts/{chapter.key}.html", sheet or {"entries": []})
    found += [
        ("notebook", book.title, f"notebooks/{chapter.key}/{book.name}.html", "")
        for book in chapter.notebooks
    ]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in found)
    name = json.dumps(f"{chapter.number} {chapter.title}", ensure_ascii=False)
    return f"courseSearch.add({name}, [\n{lines}\n]);\n"


def _entries(page: str, found: dict[str, Any]) -> Iterator[Entry]:
    for kind, title, identifier, words in found["entries"]:
        yield kind, title, f"{page}#{identifier}", words
