"""Read and check a document; only of one that is in order are products finished."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec

from scripts.base.errors import CourseError
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.checks import coverage, rules, timing
from scripts.checks.subject import Subject
from scripts.course import metadata, model
from scripts.markdown import locate, qmd
from scripts.mathematics import formulas
from scripts.numbers.values import Values


def chapter(paths: Paths, room: str, key: str) -> None:
    """Accept a chapter's deck or handout."""
    deck = (paths.root / "slides" / f"{key}.qmd").read_text(encoding="utf-8")
    deck_ids = frozenset(re.findall(r"#([\w-]+)", deck))
    values = Values.load(paths.numbers(key), f"numbers/{key}")
    accept(paths, paths.root / room / f"{key}.qmd", values, deck_ids)


def page(paths: Paths, path: Path) -> None:
    """Accept a page of the course that states no numbers of a chapter."""
    accept(paths, path, Values(""), frozenset())


def accept(paths: Paths, path: Path, values: Values, deck_ids: frozenset[str]) -> None:
    """Check a document by every rule and keep what the course page says of it.

    CourseError with all that is wrong.
    """
    document = qmd.read(paths, path)
    places = locate.places(document)
    room = path.parent.name if path.parent != paths.root else ""
    sources = rules.bibliography(paths.root)
    subject = Subject(paths.root, document, places, room, values, deck_ids, sources)
    math = [place for place in places if place.kind == "Math"]
    with formulas.remembered(paths.cache, [t for p in math for t in (p.node["c"][1], p.source)]):
        problems = rules.check(subject)
    extra: dict[str, Any] = {}
    if room == "slides":
        meta, lines = metadata.front_matter(path, document.path)
        problems += rules.concepts_have_slides(subject, meta, lines)
        front = msgspec.convert(meta["course"], model.Front)
        problems += timing.check(places, front, document.path, lines)
        extra["agenda"] = timing.agenda(places, front)
    if room == "handouts":
        problems += coverage.one_route(places, values)
    if problems:
        raise CourseError(problems)
    checked = {"coverage": coverage.cover(places, subject.counted, values), **extra}
    write_atomically(paths.checked(room, path.stem), json.dumps(checked))
