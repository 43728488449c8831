"""Steps of what a learner looks things up with: made of what the checks kept of documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from scripts.base.files import write_atomically
from scripts.build.plan import Plan, Step
from scripts.course import site
from scripts.course.model import Chapter
from scripts.indexes import search, symbols

CODE = ("base", "course", "indexes")


def steps(plan: Plan) -> Iterator[Step]:
    """The fragments of the page of symbols, and the scripts of the search."""
    paths = plan.paths
    decks = [paths.entries("slides", c.key) for c in plan.chapters]
    yield plan.step(
        "fragment:symbols",
        partial(_fragments, plan),
        decks,
        site.looked_up(paths),
        code=CODE,
        chapters=[[c.key, str(c.front.concepts)] for c in plan.chapters],
    )
    keys = [chapter.key for chapter in plan.chapters]
    yield plan.step(
        "search:chapters.js",
        lambda: write_atomically(search.chapters(paths), search.listed(keys)),
        [],
        [search.chapters(paths)],
        code=CODE,
        chapters=keys,
    )
    for chapter in plan.chapters:
        yield _chapter(plan, chapter)


def _chapter(plan: Plan, chapter: Chapter) -> Step:
    deck, sheet = (plan.paths.entries(room, chapter.key) for room in ("slides", "handouts"))
    out = search.script(plan.paths, chapter.key)

    def write() -> None:
        known = _read(sheet) if chapter.handout else None
        write_atomically(out, search.documents(chapter, _read(deck), known))

    return plan.step(
        f"search:{out.name}",
        write,
        [deck, *([sheet] if chapter.handout else [])],
        [out],
        code=CODE,
        chapter=[chapter.title, *(f"{book.name} {book.title}" for book in chapter.notebooks)],
    )


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _fragments(plan: Plan) -> None:
    """Write the fragments, of chapters whose decks are in order."""
    files = ((c, plan.paths.entries("slides", c.key)) for c in plan.chapters)
    kept = [(chapter, _read(file)) for chapter, file in files if file.exists()]
    for file, text in zip(
        site.looked_up(plan.paths), (symbols.symbols(kept), symbols.words(kept)), strict=True
    ):
        write_atomically(file, text)
