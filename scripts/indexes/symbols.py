"""The page of symbols and words: one table of each for the whole course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scripts.course.model import Chapter
from scripts.course.site import table

SYMBOLS = {"Symbol": 18, "Meaning": 32, "Enters on": 36, "In MML": 14}  # columns, per cent
WORDS = {"Word": 30, "What it is": 32, "Where": 38}
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
    return _table(SYMBOLS, rows, "No symbols yet.")


def words(kept: Kept) -> str:
    """Every definition and named result, and every concept that a method needs."""
    rows = []
    for chapter, found in kept:
        for word in found["words"]:
            where = _where(chapter, found, word["section"], word["id"])
            cells = (word["word"], word["kind"], where)
            rows.append((word["order"].casefold(), chapter.number, cells))
        for concept in chapter.front.concepts:
            where = _where(chapter, found, concept.section)
            cells = (concept.concept, f"concept, for {concept.method}", where)
            rows.append((concept.concept.casefold(), chapter.number, cells))
    return _table(WORDS, rows, "No words yet.")


def _table(
    columns: Mapping[str, int], rows: Iterable[tuple[str, int, Sequence[str]]], none: str
) -> str:
    """A table in the order of names and chapters; the lengths of its rules are its widths."""
    ordered = [cells for _, _, cells in sorted(rows)]
    head, _, *lines = table(list(columns), ordered).split("\n")
    rules = "".join(f"{'-' * width}|" for width in columns.values())
    return "\n".join([head, f"|{rules}", *lines, ""]) if ordered else f"{none}\n"


def _where(chapter: Chapter, found: dict[str, Any], section: str, place: str = "") -> str:
    """The slide, or a place on it, in the reading edition, and the slide in the deck."""
    headline = KIND.sub("", found["headlines"].get(section, "")) or "the chapter"
    read = f"[{headline}](read/{chapter.key}.html#{place or section})"
    return f"{chapter.number} {read} ([slide](slides/{chapter.key}.html#/{section}))"
