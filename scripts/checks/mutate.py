"""Proof that the checks see: what a reader sees is made false at random, what `check` finds counted.

Every site (`mutations`) is as likely as any other. A false text is caught when `check` names a line
that it did not name before; nothing is checked that `check` does not check. Of a document only the
block that changed is read again: its tree is put into that of the document, and every rule runs on
the whole.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from scripts.base.errors import CourseError, Problem
from scripts.base.paths import Paths
from scripts.checks import reading, rules
from scripts.checks.mutations import Mutation, mutations
from scripts.checks.reading import Read
from scripts.checks.subject import Subject
from scripts.course import metadata, model
from scripts.markdown import locate, seen, tree
from scripts.markdown.qmd import Document

ROOMS = ("slides", "handouts")
AT_ONCE = 50  # mutations of one call of a worker: their new formulas are read together
BREAK = re.compile(r"\n(?=\n(?:#{1,6} |:::))")
NOTE = re.compile(r'"citationNoteNum": \d+')
GROUPS = {
    "digits": ("digit",),
    "signs and relation signs": ("sign", "relation"),
    "letters of indices and exponents": ("letter",),
    "matrix entries exchanged": ("order",),
}
Lines = Counter[tuple[str, int]]  # how many problems each line has


class Piece(NamedTuple):
    """A stretch of a text that is read by itself, and the blocks that it makes."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Text:
    """A document whose sites are made false."""

    read: Read
    pieces: tuple[Piece, ...]
    macros: str  # in front of a piece that is read by itself
    known: Lines

    @property
    def document(self) -> Document:
        return self.read.subject.document


class False_(NamedTuple):  # noqa: N801 (`False` is taken)
    """A text made false: which document, at its front matter or below, and how."""

    path: str
    in_front: bool
    mutation: Mutation


@dataclass(frozen=True)
class Measure:
    """How many false texts were caught, by kind, and those that were not."""

    seed: int
    caught: Counter[str]
    total: Counter[str]
    survivors: list[Problem]
    sites: int

    @property
    def rate(self) -> float:
        """The share that was caught, in per cent."""
        return 100 * sum(self.caught.values()) / max(1, sum(self.total.values()))

    def lines(self) -> Iterator[str]:
        """Overall, by group, by class; then the survivors."""
        every = sum(self.total.values())
        yield _score(sum(self.caught.values()), every, f"of {self.sites} sites, seed {self.seed}")
        for name, begins in GROUPS.items():
            yield self._sum(name, begins)
        for kind in sorted(self.total):
            yield _score(self.caught[kind], self.total[kind], f"  {kind}")
        yield from map(str, self.survivors)

    def _sum(self, name: str, begins: tuple[str, ...]) -> str:
        kinds = [kind for kind in self.total if kind.startswith(begins)]
        return _score(sum(self.caught[k] for k in kinds), sum(self.total[k] for k in kinds), name)


def run(paths: Paths, keys: list[str], seed: int, wanted: int, jobs: int = 1) -> Measure:
    """Make `wanted` sites false, one at a time, and hold each false text against every rule."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bench = _copy(paths, Path(folder) / "course")
        texts = {text.document.path: text for key in keys for text in of_chapter(bench, key)}
        everything = sites(bench, texts, random.Random(seed))
        with _Judges(bench, texts, jobs) as judges:
            judged: list[tuple[False_, bool]] = []
            rest = everything
            while rest and len(judged) < wanted:
                now, rest = rest[: wanted - len(judged)], rest[wanted - len(judged) :]
                verdicts = zip(now, judges.verdicts(now), strict=True)
                judged += [(false, caught) for false, caught in verdicts if caught is not None]
        total = Counter(false.mutation.kind for false, _ in judged)
        caught = Counter(false.mutation.kind for false, caught in judged if caught)
        lost = [_survivor(bench, texts, false) for false, caught in judged if not caught]
        return Measure(seed, caught, total, sorted(lost), len(everything))


def of_chapter(paths: Paths, key: str) -> Iterator[Text]:
    """The deck and the sheet of a chapter, ready to be made false."""
    for room in ROOMS:
        if (paths.root / room / f"{key}.qmd").exists():
            read = reading.read(paths, room, key)
            pieces, macros = _pieces(read.subject.document)
            yield Text(read, pieces, macros, _lines(_problems(paths, read)))


def sites(paths: Paths, texts: dict[str, Text], rng: random.Random) -> list[False_]:
    """One false change at every site of every text, in random order."""
    found = []
    for path, text in texts.items():
        body = mutations(text.document.text, seen.parts(text.document), rng)
        found += [False_(path, False, mutation) for mutation in body]
        front = metadata.split((paths.root / path).read_text(encoding="utf-8"))[0]
        found += [
            False_(path, True, mutation)
            for mutation in mutations(front, seen.in_front(front), rng)
        ]
    rng.shuffle(found)
    return found


def judge(paths: Paths, texts: dict[str, Text], batch: list[False_]) -> list[bool | None]:
    """Of each whether it is caught; None when nothing changed that is seen."""
    made = [None if f.in_front else _falsified(texts[f.path], f.mutation) for f in batch]
    for path, text in texts.items():
        parts = [m.part for f, m in zip(batch, made, strict=True) if m and f.path == path]
        _prepare(text.read.subject, parts)
    verdicts: list[bool | None] = []
    for false, changed in zip(batch, made, strict=True):
        text = texts[false.path]
        if false.in_front:
            known = sum((other.known for other in texts.values()), Lines())
            verdicts.append(not _lines(_with_front(paths, texts, false)) <= known)
        elif changed is None:
            verdicts.append(None)
        else:
            whole = changed.whole
            subject = replace(text.read.subject, document=whole, places=locate.places(whole))
            found = _problems(paths, replace(text.read, subject=subject))
            verdicts.append(not _lines(found) <= text.known)
    return verdicts


def _prepare(subject: Subject, parts: list[Document]) -> None:
    """Let the rules see all parts in one document: what is new is read by one Node process."""
    if parts:
        joined = replace(
            parts[0],
            text="\n".join(part.text for part in parts),
            origin=tuple(origin for part in parts for origin in part.origin),
            blocks=[block for part in parts for block in part.blocks],
        )
        together = replace(subject, document=joined, places=locate.places(joined))
        rules.check(together, rules.NEEDED + rules.PROOF)


class Falsified(NamedTuple):
    """A false document, and the piece of it that changed as one of its own."""

    whole: Document
    part: Document


def _falsified(text: Text, mutation: Mutation) -> Falsified | None:
    """A document with a mutation; None when it reads as before."""
    old = text.document
    piece = next(p for p in text.pieces if p.start <= mutation.start < p.end)
    shown = _changed(old.text[piece.start : piece.end], mutation, piece.start)
    blocks = _read(text.macros, shown)
    if blocks == old.blocks[piece.first : piece.last]:
        return None
    whole = replace(
        old,
        text=_changed(old.text, mutation),
        blocks=[*old.blocks[: piece.first], *blocks, *old.blocks[piece.last :]],
    )
    begin = old.text.count("\n", 0, piece.start)
    lines = old.origin[begin : begin + shown.count("\n") + 1]
    return Falsified(whole, replace(old, text=shown, origin=lines, blocks=blocks))


def _with_front(paths: Paths, texts: dict[str, Text], false: False_) -> list[Problem]:
    """What is wrong with a chapter when the front matter of one of its documents is false."""
    file, (room, stem) = paths.root / false.path, false.path.removesuffix(".qmd").split("/")
    true = file.read_text(encoding="utf-8")
    front = metadata.split(true)[0]
    at = true.index(front)
    file.write_text(_changed(true, false.mutation, -at), encoding="utf-8")
    try:
        problems = [p for p in model.read(paths)[1] if p.path.startswith(f"{room}/{stem}")]
        for path in texts:
            if path.endswith(f"/{stem}.qmd"):
                problems += _problems(paths, reading.read(paths, path.split("/")[0], stem))
        return problems
    except CourseError as error:
        return [*error.problems, *error.problems]  # more than were known
    finally:
        file.write_text(true, encoding="utf-8")


def _pieces(document: Document) -> tuple[tuple[Piece, ...], str]:
    """A document cut between its blocks, and its macros; in one piece when a part reads otherwise.

    It is cut where a headline or a div follows an empty line outside all divs and listings.
    """
    text = document.text
    macros = "\n".join(line for line in text.split("\n") if line.startswith("\\newcommand"))
    cuts = [0, *(m.end() for m in BREAK.finditer(text) if _is_outside(text[: m.end()])), len(text)]
    pieces, at = [], 0
    for start, end in zip(cuts, cuts[1:], strict=False):
        blocks = _read(macros, text[start:end])
        if not _same(blocks, document.blocks[at : at + len(blocks)]):
            return (Piece(0, len(text), 0, len(document.blocks)),), ""
        pieces.append(Piece(start, end, at, at + len(blocks)))
        at += len(blocks)
    return tuple(pieces), macros


def _is_outside(before: str) -> bool:
    """Does a text end outside divs, listings and displays?"""
    bare = re.sub(r"^ *(`{3,}|~{3,}).*?^ *\1 *$", "", before, flags=re.M | re.S)
    opened = len(re.findall(r"^ *:{3,} *[{\w]", bare, re.M))
    closed = len(re.findall(r"^ *:{3,} *$", bare, re.M))
    return opened == closed and "```" not in bare and bare.count("$$") % 2 == 0


def _read(macros: str, text: str) -> list[dict[str, Any]]:
    """The blocks of a piece of a document."""
    if not macros:
        return list(tree.parse(text)[0]["blocks"])
    blocks: list[dict[str, Any]] = tree.parse(f"{macros}\n\n<!-- -->\n\n{text}")[0]["blocks"]
    return blocks[2:]


def _same(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Equal but for the numbers of citations, which no rule asks for."""
    first, second = (NOTE.sub("", json.dumps(blocks)) for blocks in (one, other))
    return first == second


def _changed(text: str, mutation: Mutation, start: int = 0) -> str:
    """A text that begins at `start`, with the mutation in it."""
    return text[: mutation.start - start] + mutation.text + text[mutation.end - start :]


def _problems(paths: Paths, read: Read) -> list[Problem]:
    needed, proof = reading.problems(paths, read)
    return needed + proof


def _lines(problems: Iterable[Problem]) -> Lines:
    return Counter((problem.path, problem.line) for problem in problems)


class _Judges:
    """Processes that hold false texts against the rules; one job needs none."""

    def __init__(self, paths: Paths, texts: dict[str, Text], jobs: int) -> None:
        self.paths, self.texts = paths, texts
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        self.pool = ProcessPoolExecutor(jobs, context, _begin, (paths, texts)) if jobs > 1 else None

    def __enter__(self) -> _Judges:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def verdicts(self, falsities: list[False_]) -> list[bool | None]:
        """Of each whether it is caught, None when nothing changed that is seen."""
        below = [false for false in falsities if not false.in_front]
        batches = [below[i : i + AT_ONCE] for i in range(0, len(below), AT_ONCE)]
        if self.pool:
            futures = [self.pool.submit(_judge, batch) for batch in batches]
            fronts = self._fronts(falsities)
            found = [verdict for future in futures for verdict in future.result()]
        else:
            fronts = self._fronts(falsities)
            found = [v for batch in batches for v in judge(self.paths, self.texts, batch)]
        return [next(fronts) if false.in_front else found.pop(0) for false in falsities]

    def _fronts(self, falsities: list[False_]) -> Iterator[bool | None]:
        """Here, one after the other: a front matter is written to the disk."""
        in_front = [false for false in falsities if false.in_front]
        return iter(judge(self.paths, self.texts, in_front))


_here: list[tuple[Paths, dict[str, Text]]] = []  # in a worker: what it judges


def _begin(paths: Paths, texts: dict[str, Text]) -> None:
    _here.append((paths, texts))


def _judge(batch: list[False_]) -> list[bool | None]:
    return judge(*_here[0], batch)


def _copy(paths: Paths, root: Path) -> Paths:
    """The course once more, with what is known of it: nothing that is made false is kept."""
    others = shutil.ignore_patterns("_build", "node_modules", ".*", "tests", "scripts")
    shutil.copytree(paths.root, root, ignore=others)
    copy = Paths(root)
    shutil.copytree(paths.cache, copy.cache)
    return copy


def _survivor(paths: Paths, texts: dict[str, Text], false: False_) -> Problem:
    mutation = false.mutation
    if false.in_front:
        text = (paths.root / false.path).read_text(encoding="utf-8")
        at = text.index(metadata.split(text)[0])
        start, end = mutation.start + at, mutation.end + at
        path, line = false.path, text.count("\n", 0, start) + 1
    else:
        document = texts[false.path].document
        text, start, end = document.text, mutation.start, mutation.end
        path, line = document.origin[text.count("\n", 0, start)]
    before, after = text[max(0, start - 25) : start], text[end : end + 15]
    said = f"{text[start:end]!r} as {mutation.text!r} in {before + text[start:end] + after!r}"
    return Problem(path, line, f"survives ({mutation.kind}): {said}.")


def _score(caught: int, total: int, what: str) -> str:
    return f"{caught:5d}/{total:<5d} {100 * caught / max(1, total):5.1f} %  {what}"
