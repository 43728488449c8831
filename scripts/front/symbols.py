"""The page of symbols and words: one table of each for the whole course."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from scripts.course.model import Chapter
from scripts.course.site import table

STYLED = re.compile(r"\b(bold|italic|script|fraktur|double struck|upper) ", re.I)
KIND = re.compile(r"^(?:Where this is used|Question): ")  # of a slide, which the table leaves out
Kept = list[tuple[Chapter, dict[str, Any]]]  # chapters, each with what its deck has to look up


def symbols(kept: Kept) -> str:
    """Every symbol by its name, a row for each meaning; letters alone before longer ones."""
    rows = [
        (
            STYLED.sub("", row["order"]).casefold(),
            chapter.number,
            (row["symbol"], row["meaning"], _where(chapter, found, row["section"]), row["mml"]),
        )
        for chapter, found in kept
        for row in found["symbols"]
    ]
    return _table(("Symbol", "Meaning", "Enters on", "In MML"), rows, "No symbols yet.")


def words(kept: Kept) -> str:
    """Every definition and named result, and every concept that a method needs."""
    rows = []
    for chapter, found in kept:
        for word in found["words"]:
            page = f"[{word['word']}](read/{chapter.key}.html#{word['id']})"
            where = _where(chapter, found, word["section"])
            rows.append((word["order"].casefold(), chapter.number, (page, word["kind"], where)))
        for concept in chapter.front.concepts:
            where = _where(chapter, found, concept.section)
            cells = (concept.concept, f"concept, for {concept.method}", where)
            rows.append((concept.concept.casefold(), chapter.number, cells))
    return _table(("Word", "What it is", "Where"), rows, "No words yet.")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, int, Any]], none: str) -> str:
    ordered = sorted(rows)
    return f"{table(head, [cells for _, _, cells in ordered]) if ordered else none}\n"


def _where(chapter: Chapter, found: dict[str, Any], section: str) -> str:
    """The slide in the reading edition and in the deck."""
    headline = KIND.sub("", found["headlines"].get(section, "")) or "the chapter"
    read = f"[{headline}](read/{chapter.key}.html#{section})"
    return f"{chapter.number} {read} ([slide](slides/{chapter.key}.html#/{section}))"
