"""Read and check a document; only one that is in order is kept for rendering."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec

from scripts import checks, claims, course, coverage, locate, qmd, timing
from scripts.errors import CourseError
from scripts.files import write_atomically
from scripts.paths import Paths


def accept(paths: Paths, path: Path, values: claims.Values, deck_ids: frozenset[str]) -> None:
    """Check a document by every rule and keep its tree and metadata; CourseError with all that is wrong."""
    document = qmd.read(paths, path)
    places = locate.places(document)
    room = path.parent.name if path.parent != paths.root else ""
    extra: dict[str, Any] = {}
    problems = checks.check(checks.Subject(paths.root, document, places, room, values, deck_ids,
                                           checks.bibliography(paths.root)))
    if room == "slides":
        meta, lines = course.front_matter(path, document.path)
        problems += checks.concepts_have_slides(meta, lines, places, document.path)
        front = msgspec.convert(meta["course"], course.Front)
        problems += timing.check(places, front, document.path, lines)
        extra["agenda"] = timing.agenda(places, front)
    if room == "handouts":
        problems += coverage.one_route(document, places, values)
    if problems:
        raise CourseError(problems)
    write_atomically(paths.ast(room, path.stem), json.dumps({
        "meta": document.meta, "ast": document.ast, "coverage": coverage.cover(document, places, values), **extra}))


def chapter(paths: Paths, room: str, key: str) -> None:
    """Accept a chapter's deck or handout."""
    deck = (paths.root / "slides" / f"{key}.qmd").read_text(encoding="utf-8")
    values = claims.Values.load(paths.numbers(key), f"figures/{key}/_numbers.py")
    accept(paths, paths.root / room / f"{key}.qmd", values, frozenset(re.findall(r"#([\w-]+)", deck)))


def page(paths: Paths, path: Path) -> None:
    """Accept a page of the course that states no numbers of a chapter."""
    accept(paths, path, claims.Values(""), frozenset())
