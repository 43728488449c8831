"""Read and check a notebook: its contract, and in its text the rules of every document."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from scripts.base import texts
from scripts.base.errors import CourseError
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.checks import bibliography, coverage, rules
from scripts.checks.listings import listings_run
from scripts.checks.subject import Subject
from scripts.course import metadata, model
from scripts.markdown import locate, tree
from scripts.markdown.qmd import Document, Origin
from scripts.mathematics import formulas
from scripts.notebooks import contract, source
from scripts.notebooks.source import Source
from scripts.numbers.values import Values

NOTATION = Path("slides") / "_notation.qmd"
FACTS = re.compile(r"^(?:[-*] )?\*\*(?:Seed|Minutes)\.\*\*")
NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")


def accept(paths: Paths, key: str, name: str) -> None:
    """Accept a notebook; CourseError with all that is wrong with it."""
    file = paths.root / "notebooks" / key / f"{name}.py"
    known = source.read(paths, file)
    subject = subject_of(paths, key, known)
    math = [place for place in subject.places if place.kind == "Math"]
    with formulas.remembered(paths.cache, [t for p in math for t in (p.node["c"][1], p.source)]):
        needed, proof = (
            rules.check(subject, [rule for rule in some if rule is not listings_run])
            for some in (rules.NEEDED, rules.PROOF)
        )
    proof += contract.check(known)
    meta, _ = metadata.front_matter(paths.root / "slides" / f"{key}.qmd", f"slides/{key}.qmd")
    proven = msgspec.convert(meta["course"], model.Front).proven
    if problems := needed + proof if proven else needed:
        raise CourseError(problems)
    counts = {**coverage.cover(subject), "open": len(set(proof))}
    stem = stem_of(key, name)
    write_atomically(paths.checked("notebooks", stem), json.dumps({"coverage": counts}))


def stem_of(key: str, name: str) -> str:
    """How the cache names a notebook."""
    return f"{key}.{name}"


def subject_of(paths: Paths, key: str, known: Source) -> Subject:
    """The text of a notebook as a document, on the lines of its source."""
    file = paths.root / known.path
    lines = known.prose(texts.read(file, known.path).count("\n") + 1)
    lines = [NUMBER.sub("0", line) if FACTS.match(line) else line for line in lines]
    macros = notation(paths)
    front: list[Origin] = [(NOTATION.as_posix(), i) for i in range(1, len(macros) + 1)]
    origin = [*front, *((known.path, i) for i in range(1, len(lines) + 1))]
    text = "\n".join([*macros, *lines])
    blocks = tree.parse(text)[0]["blocks"]
    document = Document(known.path, text, tuple(origin), {}, {}, blocks)
    deck = paths.root / "slides" / f"{key}.qmd"
    ids = frozenset(re.findall(r"#([\w-]+)", texts.read(deck, f"slides/{key}.qmd")))
    values = Values.load(paths.numbers(key), f"numbers/{key}")
    places = locate.places(document)
    return Subject(
        paths.root, document, places, "notebooks", values, ids, bibliography.keys(paths.root)
    )


def notation(paths: Paths) -> list[str]:
    """The lines that define the course's macros, and an empty one."""
    file = paths.root / NOTATION
    return (
        [*texts.read(file, NOTATION.as_posix()).rstrip("\n").split("\n"), ""]
        if file.exists()
        else []
    )
