"""A document cut into pieces that can be read alone: slides, parts, exercises."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from scripts.checks import arithmetic
from scripts.checks.subject import Subject
from scripts.markdown import locate, tree
from scripts.markdown.locate import Place
from scripts.markdown.qmd import Document

Blocks = list[dict[str, Any]]
BREAK = re.compile(r"\n(?=\n(?:#{1,2} |:::+ *\{#exr-))")
LISTING = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1 *$", re.M | re.S)
NOTE = re.compile(r'"citationNoteNum": \d+')


class Piece(NamedTuple):
    """A stretch of a text that is read by itself, the blocks that it makes, their places."""

    start: int
    end: int
    first: int
    last: int
    places: list[Place]


def cut(subject: Subject) -> tuple[tuple[Piece, ...], str]:
    """A document cut between its blocks, and its macros; in one piece if it reads otherwise then.

    It is cut before slides, parts and exercises: with these their formulas have their settings.
    """
    document, text = subject.document, subject.document.text
    macros = "\n".join(line for line in text.split("\n") if line.startswith("\\newcommand"))
    cuts = [0, *(m.end() for m in BREAK.finditer(text) if _is_outside(text[: m.end()])), len(text)]
    of_whole = _settings(subject.places, subject)
    pieces: list[Piece] = []
    at, places = 0, 0
    for start, end in pairwise(cuts):
        read = read_alone(macros, text[start:end])
        blocks = document.blocks[at : at + len(read)]
        found = locate.places(alone(document, start, text[start:end], blocks))
        mine = subject.places[places : places + len(found)]
        settled = _settings(found, subject) == of_whole[places : places + len(found)]
        if not settled or not same(read, blocks) or moved(found, start) != mine:
            whole = Piece(0, len(text), 0, len(document.blocks), subject.places)
            return (whole,), ""
        pieces.append(Piece(start, end, at, at + len(blocks), mine))
        at, places = at + len(blocks), places + len(mine)
    return tuple(pieces), macros


def alone(document: Document, start: int, text: str, blocks: Blocks) -> Document:
    """A piece as a document of its own, whose lines are those of the whole."""
    line = document.text.count("\n", 0, start)
    origin = document.origin[line : line + text.count("\n") + 1]
    return replace(document, text=text, origin=origin, blocks=blocks)


def moved(places: list[Place], by: int) -> list[Place]:
    """The same places in a text that begins earlier."""
    return [place._replace(at=place.at + by) for place in places] if by else places


def read_alone(macros: str, text: str) -> Blocks:
    """The blocks of a piece of a document."""
    if not macros:
        return list(tree.parse(text)[0]["blocks"])
    blocks: Blocks = tree.parse(f"{macros}\n\n<!-- -->\n\n{text}")[0]["blocks"]
    return blocks[2:]


def same(one: Blocks, other: Blocks) -> bool:
    """Equal but for the numbers of citations, which no rule asks for."""
    first, second = (NOTE.sub("", json.dumps(blocks)) for blocks in (one, other))
    return first == second


def _settings(places: list[Place], subject: Subject) -> list[str]:
    """The setting of each place; nothing where no formula stands."""
    named = {id(p.node): name for p, name in arithmetic.settings(places, subject.setting)}
    return [named.get(id(place.node), "") for place in places]


def _is_outside(before: str) -> bool:
    """Does a text end outside divs, listings and displays?"""
    bare = LISTING.sub("", before)
    opened = len(re.findall(r"^ *:{3,} *[{\w]", bare, re.M))
    closed = len(re.findall(r"^ *:{3,} *$", bare, re.M))
    return opened == closed and "```" not in bare and bare.count("$$") % 2 == 0
