"""Read and check a document; only of one that is in order are products finished."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from scripts.base import texts
from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.checks import bibliography, card, coverage, entries, named, rules, settings, timing
from scripts.checks.formulas import formula
from scripts.checks.subject import Rule, Subject
from scripts.course import metadata, model
from scripts.markdown import listings, locate, qmd
from scripts.mathematics import formulas
from scripts.mathematics.katex import on_paper, typeset
from scripts.numbers.listings import load
from scripts.numbers.values import Values


@dataclass(frozen=True)
class Read:
    """A document of a chapter with what the front matter of its deck says, and on which lines."""

    subject: Subject
    front: model.Front
    meta: dict[str, Any]
    lines: metadata.Lines


def chapter(paths: Paths, room: str, key: str) -> None:
    """Accept a chapter's deck or handout."""
    found = read(paths, room, key)
    needed, proof = problems(paths, found)
    extra: dict[str, Any] = {}
    if room == "slides":
        extra["agenda"] = timing.agenda(found.subject.places, found.front)
        extra["card"] = card.of_deck(found.subject)
    else:
        extra["card"] = card.of_sheet(found.subject)
    _accept(paths, found.subject, needed, proof, found.front.proven, extra)


def read(paths: Paths, room: str, key: str) -> Read:
    """A chapter's deck or handout."""
    deck = paths.root / "slides" / f"{key}.qmd"
    deck_ids = frozenset(re.findall(r"#([\w-]+)", texts.read(deck, f"slides/{key}.qmd")))
    values = Values.load(paths.numbers(key), f"numbers/{key}")
    meta, lines = metadata.front_matter(deck, f"slides/{key}.qmd")
    front = msgspec.convert(meta["course"], model.Front)
    file = paths.root / room / f"{key}.qmd"
    subject = _subject(paths, file, values, deck_ids, front.setting)
    return Read(subject, front, meta, lines)


def problems(
    paths: Paths, found: Read, without: frozenset[Rule] = frozenset()
) -> tuple[list[Problem], list[Problem]]:
    """Everything that is wrong with it: what a build cannot do without, and the proof."""
    subject = found.subject
    key = Path(subject.document.path).stem
    needed, proof = _problems(paths, subject, without)
    if subject.room == "slides":
        proof += rules.concepts_have_slides(subject, found.meta, found.lines)
        stated = (subject.places, found.front, subject.document.path, found.lines)
        proof += timing.check(*stated)
        proof += timing.reading(*stated)
        proof += named.front_matter(subject, found.front, found.lines, key)
    else:
        proof += coverage.one_route(subject)
        proof += timing.exercises(subject.places, found.front)
    proof += named.chapters(subject, found.front, key)
    proof += named.sections(subject, found.front)
    return needed, proof


def page(paths: Paths, path: Path) -> None:
    """Accept a page of the course that states no numbers of a chapter."""
    subject = _subject(paths, path, Values(""), frozenset())
    _accept(paths, subject, *_problems(paths, subject), True, {})


def _subject(
    paths: Paths, path: Path, values: Values, deck_ids: frozenset[str], setting: str = ""
) -> Subject:
    """A document with all that its rules need."""
    document = qmd.read(paths, path)
    room = path.parent.name if path.parent != paths.root else ""
    sources = bibliography.keys(paths.root)
    places = locate.places(document)
    known = listings.of(paths.root, path)
    ran = load(paths.listings(room, path.stem)) if known and room else []
    return Subject(
        paths.root, document, places, room, values, deck_ids, sources, setting, known, ran
    )


def _problems(
    paths: Paths, subject: Subject, without: frozenset[Rule] = frozenset()
) -> tuple[list[Problem], list[Problem]]:
    """Broken rules that a build cannot do without, and those of the proof."""
    math = [place for place in subject.places if place.kind == "Math"]
    with formulas.remembered(paths.cache, [t for p in math for t in (p.node["c"][1], p.source)]):
        needed, proof = (
            rules.check(subject, [rule for rule in some if rule not in without])
            for some in (rules.NEEDED, rules.PROOF)
        )
    path = paths.root / subject.document.path
    return needed + list(settings.check(paths, path)), proof


def _accept(
    paths: Paths,
    subject: Subject,
    needed: list[Problem],
    proof: list[Problem],
    proven: bool,
    extra: dict[str, Any],
) -> None:
    """Keep what the course page says of a document; CourseError with all that is wrong.

    Of a chapter that is not proven yet, what the proof finds is only counted.
    """
    problems = needed + proof if proven else needed
    if problems:
        raise CourseError(problems)
    counts = coverage.cover(subject)
    checked = {"coverage": {**counts, "open": len(set(proof))}, **extra}
    file = paths.root / subject.document.path
    write_atomically(paths.checked(subject.room, file.stem), json.dumps(checked))
    write_atomically(paths.formulas(subject.room, file.stem), json.dumps(_on_paper(subject)))
    if subject.room:
        write_atomically(paths.entries(subject.room, file.stem), json.dumps(entries.of(subject)))


def _on_paper(subject: Subject) -> dict[str, str]:
    """Every formula of a document as Typst sets it, by kind and TeX, for Quarto's filter."""
    formulas = {formula(place) for place in subject.places if place.kind == "Math"}
    made = typeset(subject.root, formulas)
    return {
        f"{'d' if f.display else 'i'}:{f.tex}": on_paper(f, made[f])
        for f in formulas
        if not made[f].refused
    }
