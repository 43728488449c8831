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
from scripts.checks import bibliography, claims, coverage, rules
from scripts.checks.listings import listings_run
from scripts.checks.subject import Subject
from scripts.course import metadata, model
from scripts.markdown import locate, tree
from scripts.markdown.locate import Place, attributes
from scripts.markdown.qmd import Document, Origin
from scripts.mathematics import formulas
from scripts.notebooks import contract, source
from scripts.notebooks.bound import Text
from scripts.notebooks.code import stated
from scripts.notebooks.source import Source
from scripts.numbers.values import Values, base

NOTATION = Path("slides") / "_notation.qmd"
OTHERWISE = (listings_run, rules.numbers_are_true)  # of which a notebook has its own
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
            rules.check(subject, [rule for rule in some if rule not in OTHERWISE])
            for some in (rules.NEEDED, rules.PROOF)
        )
    own = _of(subject, stated(known))
    proof += claims.check([p for p in subject.places if p not in own], subject.values)
    proof += contract.check(known)
    meta, _ = metadata.front_matter(paths.root / "slides" / f"{key}.qmd", f"slides/{key}.qmd")
    proven = msgspec.convert(meta["course"], model.Front).proven
    if problems := needed + proof if proven else needed:
        raise CourseError(problems)
    counts = {**coverage.cover(subject), "open": len(set(proof))}
    stem = stem_of(key, name)
    write_atomically(paths.checked("notebooks", stem), json.dumps({"coverage": counts}))


def hold(paths: Paths, key: str, known: Source, ran: Path) -> None:
    """Hold what the text says of the notebook's own variables against what they were at the end."""
    names = stated(known)
    if names:
        values = json.loads(ran.read_text(encoding="utf-8"))["values"]
        own = _of(subject_of(paths, key, known), names)
        if problems := claims.check(own, Values(known.path, values)):
            raise CourseError(problems)


def _of(subject: Subject, names: list[str]) -> list[Place]:
    """The claims of these names."""
    found = ((place, attributes(place.node)[2].get("of", "")) for place in subject.places)
    return [place for place, of in found if of and base(of) in names]


def stem_of(key: str, name: str) -> str:
    """How the cache names a notebook."""
    return f"{key}.{name}"


def subject_of(paths: Paths, key: str, known: Source) -> Text:
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
    known_ids = frozenset(ids(deck) or ())
    values = Values.load(paths.numbers(key), f"numbers/{key}")
    places = locate.places(document)
    cited = bibliography.keys(paths.root)
    return Text(paths.root, document, places, "notebooks", values, known_ids, cited, source=known)


def ids(file: Path) -> list[str] | None:
    """All that can be linked in a document; None where there is no document."""
    if not file.is_file():
        return None
    return sorted(set(re.findall(r"#([\w-]+)", file.read_text("utf-8", "replace"))))


def notation(paths: Paths) -> list[str]:
    """The lines that define the course's macros, and an empty one."""
    file = paths.root / NOTATION
    return (
        [*texts.read(file, NOTATION.as_posix()).rstrip("\n").split("\n"), ""]
        if file.exists()
        else []
    )
