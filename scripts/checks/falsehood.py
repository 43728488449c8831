"""False texts held against the rules, quickly: of a document only the piece that changed is read.

Rules that look no further than a block (`rules.LOCAL`) see the piece alone, all others the whole
document with this piece in it. What is found is what `check` finds in the whole false document.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, NamedTuple

from scripts.base.errors import CourseError, Problem
from scripts.base.paths import Paths
from scripts.checks import arithmetic, reading, rules
from scripts.checks.mutations import Mutation
from scripts.checks.reading import Read
from scripts.checks.subject import Rule, Subject
from scripts.course import metadata, model
from scripts.markdown import locate, tree
from scripts.markdown.locate import Place
from scripts.markdown.qmd import Document

Blocks = list[dict[str, Any]]
Lines = Counter[tuple[str, int]]  # how many problems each line has
ROOMS = ("slides", "handouts")
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


@dataclass(frozen=True)
class Text:
    """A document of a chapter, ready to be made false."""

    read: Read
    pieces: tuple[Piece, ...]
    macros: str  # in front of a piece that is read by itself
    known: Lines
    local: dict[int, Lines] = field(default_factory=dict)  # of each piece, by its start

    @property
    def document(self) -> Document:
        return self.read.subject.document


class Falsehood(NamedTuple):
    """One change: in which document, in its front matter or below, and which."""

    path: str
    in_front: bool
    mutation: Mutation


class Changed(NamedTuple):
    """A false document with its places, the piece that changed, and this piece by itself."""

    whole: Subject
    piece: Piece
    part: Subject


def texts(paths: Paths, key: str) -> Iterator[Text]:
    """The deck and the sheet of a chapter."""
    for room in ROOMS:
        if (paths.root / room / f"{key}.qmd").exists():
            read = reading.read(paths, room, key)
            pieces, macros = _pieces(read.subject)
            yield Text(read, pieces, macros, _lines(_problems(paths, read)))


def judge(paths: Paths, texts: dict[str, Text], batch: list[Falsehood]) -> list[bool | None]:
    """Of each whether `check` names a line that it does not name in the true text.

    None when nothing changed that is read: a number of a list, for one.
    """
    made = [None if f.in_front else _changed(texts[f.path], f.mutation) for f in batch]
    for path, text in texts.items():
        mine = [m.part for f, m in zip(batch, made, strict=True) if m and f.path == path]
        _prepare(text.read.subject, mine)
    verdicts: list[bool | None] = []
    for false, changed in zip(batch, made, strict=True):
        if false.in_front:
            verdicts.append(_is_caught_in_front(paths, texts, false))
        else:
            verdicts.append(_is_caught(paths, texts[false.path], changed) if changed else None)
    return verdicts


def put(text: str, mutation: Mutation, start: int = 0) -> str:
    """A text that begins at `start`, with the mutation in it."""
    return text[: mutation.start - start] + mutation.text + text[mutation.end - start :]


def _changed(text: Text, mutation: Mutation) -> Changed | None:
    """A document with a mutation; None when it reads as before."""
    true, old = text.document, text.read.subject
    piece = next(p for p in text.pieces if p.start <= mutation.start < p.end)
    shown = put(true.text[piece.start : piece.end], mutation, piece.start)
    blocks = _read(text.macros, shown)
    if _same(blocks, true.blocks[piece.first : piece.last]):
        return None
    part = _alone(true, piece.start, shown, blocks)
    places = locate.places(part)
    whole = replace(
        true,
        text=put(true.text, mutation),
        blocks=[*true.blocks[: piece.first], *blocks, *true.blocks[piece.last :]],
    )
    longer = len(whole.text) - len(true.text)
    together: list[Place] = []
    for other in text.pieces:
        if other is piece:
            together += _moved(places, piece.start)
        elif other.start > piece.start:
            together += _moved(other.places, longer)
        else:
            together += other.places
    return Changed(
        replace(old, document=whole, places=together),
        piece,
        replace(old, document=part, places=places),
    )


def _is_caught(paths: Paths, text: Text, changed: Changed) -> bool:
    piece = changed.piece
    if piece.start not in text.local:
        true = _alone(
            text.document,
            piece.start,
            text.document.text[piece.start : piece.end],
            text.document.blocks[piece.first : piece.last],
        )
        alone = replace(changed.part, document=true, places=locate.places(true))
        text.local[piece.start] = _lines(rules.check(alone, rules.LOCAL))
    if not _lines(rules.check(changed.part, rules.LOCAL)) <= text.local[piece.start]:
        return True
    found = _problems(paths, replace(text.read, subject=changed.whole), rules.LOCAL)
    return not _lines(found) <= text.known


def _is_caught_in_front(paths: Paths, texts: dict[str, Text], false: Falsehood) -> bool:
    """The same of a front matter, for which the course's file is changed and put right again."""
    file, (_, name) = paths.root / false.path, false.path.split("/")
    true = file.read_text(encoding="utf-8")
    at = true.index(metadata.split(true)[0])
    file.write_text(put(true, false.mutation, -at), encoding="utf-8")
    known = sum((t.known for path, t in texts.items() if path.endswith(f"/{name}")), Lines())
    try:
        found = [problem for problem in model.read(paths)[1] if problem.path.endswith(f"/{name}")]
        for path in texts:
            room, other = path.split("/")
            if other == name:
                read = reading.read(paths, room, name.removesuffix(".qmd"))
                found += _problems(paths, read)
    except CourseError:  # it cannot even be read
        return True
    finally:
        file.write_text(true, encoding="utf-8")
    return not _lines(found) <= known


def _prepare(subject: Subject, parts: list[Subject]) -> None:
    """Let the rules see all parts in one document: what is new is read by one Node process."""
    if parts:
        documents = [part.document for part in parts]
        joined = replace(
            documents[0],
            text="\n".join(document.text for document in documents),
            origin=tuple(origin for document in documents for origin in document.origin),
            blocks=[block for document in documents for block in document.blocks],
        )
        together = replace(subject, document=joined, places=locate.places(joined))
        rules.check(together, rules.NEEDED + rules.PROOF)


def _pieces(subject: Subject) -> tuple[tuple[Piece, ...], str]:
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
        read = _read(macros, text[start:end])
        blocks = document.blocks[at : at + len(read)]
        alone = locate.places(_alone(document, start, text[start:end], blocks))
        mine = subject.places[places : places + len(alone)]
        settled = _settings(alone, subject) == of_whole[places : places + len(alone)]
        if not settled or not _same(read, blocks) or _moved(alone, start) != mine:
            whole = Piece(0, len(text), 0, len(document.blocks), subject.places)
            return (whole,), ""
        pieces.append(Piece(start, end, at, at + len(blocks), mine))
        at, places = at + len(blocks), places + len(mine)
    return tuple(pieces), macros


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


def _alone(document: Document, start: int, text: str, blocks: Blocks) -> Document:
    """A piece as a document of its own, whose lines are those of the whole."""
    line = document.text.count("\n", 0, start)
    origin = document.origin[line : line + text.count("\n") + 1]
    return replace(document, text=text, origin=origin, blocks=blocks)


def _moved(places: list[Place], by: int) -> list[Place]:
    return [place._replace(at=place.at + by) for place in places] if by else places


def _read(macros: str, text: str) -> Blocks:
    """The blocks of a piece of a document."""
    if not macros:
        return list(tree.parse(text)[0]["blocks"])
    blocks: Blocks = tree.parse(f"{macros}\n\n<!-- -->\n\n{text}")[0]["blocks"]
    return blocks[2:]


def _same(one: Blocks, other: Blocks) -> bool:
    """Equal but for the numbers of citations, which no rule asks for."""
    first, second = (NOTE.sub("", json.dumps(blocks)) for blocks in (one, other))
    return first == second


def _problems(paths: Paths, read: Read, without: frozenset[Rule] = frozenset()) -> list[Problem]:
    needed, proof = reading.problems(paths, read, without)
    return needed + proof


def _lines(problems: Iterable[Problem]) -> Lines:
    return Counter((problem.path, problem.line) for problem in problems)
