"""False texts held against the rules, quickly: of a document only the piece that changed is read.

Rules that look no further than a block (`rules.LOCAL`) see the piece alone, all others the whole
document with this piece in it. What is found is what `check` finds in the whole false document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scripts.base.errors import CourseError, Problem
from scripts.base.paths import Paths
from scripts.checks import reading, rules
from scripts.checks.mutations import Mutation
from scripts.checks.pieces import Piece, alone, cut, moved, read_alone, same
from scripts.checks.reading import Read
from scripts.checks.reruns import rerun
from scripts.checks.subject import Rule, Subject
from scripts.course import metadata, model
from scripts.markdown import locate
from scripts.markdown.locate import Place
from scripts.markdown.qmd import Document

Lines = Counter[tuple[str, int]]  # how many problems each line has
ROOMS = ("slides", "handouts")


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
            pieces, macros = cut(read.subject)
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
    blocks = read_alone(text.macros, shown)
    if same(blocks, true.blocks[piece.first : piece.last]):
        return None
    part = alone(true, piece.start, shown, blocks)
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
            together += moved(places, piece.start)
        elif other.start > piece.start:
            together += moved(other.places, longer)
        else:
            together += other.places
    seen = replace(old, document=whole, places=together)
    return Changed(rerun(seen), piece, replace(old, document=part, places=places))


def _is_caught(paths: Paths, text: Text, changed: Changed) -> bool:
    piece = changed.piece
    if piece.start not in text.local:
        true = alone(
            text.document,
            piece.start,
            text.document.text[piece.start : piece.end],
            text.document.blocks[piece.first : piece.last],
        )
        part = replace(changed.part, document=true, places=locate.places(true))
        text.local[piece.start] = _lines(rules.check(part, rules.LOCAL))
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


def _problems(paths: Paths, read: Read, without: frozenset[Rule] = frozenset()) -> list[Problem]:
    needed, proof = reading.problems(paths, read, without)
    return needed + proof


def _lines(problems: Iterable[Problem]) -> Lines:
    return Counter((problem.path, problem.line) for problem in problems)
