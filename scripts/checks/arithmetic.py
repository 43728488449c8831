"""Relations between numbers are evaluated wherever they stand: `5 + 2 = 8` is found."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scripts.base.errors import Problem
from scripts.base.kept import Kept
from scripts.base.paths import CODE, Paths
from scripts.checks.subject import Subject
from scripts.markdown.locate import Place, attributes
from scripts.mathematics import trees
from scripts.mathematics.relations import Relation, between_numbers, relations

ASSUMED = "assumed"  # the class of what is only supposed


class Finding(NamedTuple):
    """What became of a relation.

    `kind` is true, false (then `said` is the message), refused (numbers only, but not evaluated;
    `said` is the reason) or open (it holds symbols, or is not understood).
    """

    text: str
    kind: str
    said: str


def closed_arithmetic_holds(subject: Subject) -> Iterator[Problem]:
    """Relations between closed expressions are true."""
    places = [place for place in subject.places if place.kind == "Math" and not _assumed(place)]
    found = findings(subject.root, [place.node["c"][1] for place in places])
    for place in places:
        for finding in found[place.node["c"][1]]:
            if finding.kind == "false":
                yield place.problem(finding.said)


def findings(root: Path, formulas: Iterable[str]) -> dict[str, list[Finding]]:
    """Every relation of each formula with what became of it; what was found before is kept."""
    wanted = dict.fromkeys(formulas)
    kept = Kept(Paths(root).cache / "relations.sqlite", *_decided_by())
    known = kept.get(wanted)
    new = [tex for tex in wanted if tex not in known]
    if new:
        read = trees.parse(root, new)
        made = {
            tex: json.dumps([_finding(each) for each in relations(read[tex] or ())]) for tex in new
        }
        kept.put(made)
        known |= made
    return {tex: [Finding(*fields) for fields in json.loads(known[tex])] for tex in wanted}


@cache
def _decided_by() -> tuple[str, ...]:
    """What, besides the formula, decides what is found."""
    here = CODE / "scripts" / "mathematics"
    code = [file.read_text(encoding="utf-8") for file in sorted(here.glob("*.py"))]
    rule = Path(__file__).read_text(encoding="utf-8")
    return (*code, rule, trees.version(), importlib.metadata.version("sympy"))


def _finding(relation: Relation) -> Finding:
    if not between_numbers(relation):
        return Finding(relation.text, "open", "")
    # not above: SymPy takes longer to load than a document to check when nothing is new
    from scripts.mathematics import exact
    from scripts.mathematics.comparisons import wrong
    from scripts.mathematics.scope import NotEvaluatedError, Scope

    try:
        said = wrong(relation, Scope(exact))
    except NotEvaluatedError as reason:
        return Finding(relation.text, "refused", str(reason))
    return Finding(relation.text, "false" if said else "true", said)


def _assumed(place: Place) -> bool:
    return any(ASSUMED in attributes(node)[1] for node in place.around)
