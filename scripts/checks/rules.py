"""Every rule that a document must keep, each with the place where it is broken and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.base.errors import Problem, nearest
from scripts.checks import census, claims, derivations
from scripts.checks.structure import STRUCTURE
from scripts.checks.subject import Rule, Subject, problem
from scripts.mathematics import refused
from scripts.mathematics.katex import Formula, typeset


def formulas_can_be_typeset(subject: Subject) -> Iterator[Problem]:
    """KaTeX sets every formula, those of the bibliography too, and none uses what comes out wrong in print."""
    formulas = [
        (p, Formula(p.node["c"][1], p.node["c"][0]["t"] == "DisplayMath"))
        for p in subject.places
        if p.kind == "Math"
    ]
    cited = [
        (line, Formula(tex, False))
        for line, text in enumerate(sources(subject.root).split("\n"), 1)
        for tex in re.findall(r"\$([^$]+)\$", text)
    ]
    made = typeset(subject.root, [f for _, f in [*formulas, *cited]])
    for place, formula in formulas:
        if made[formula].error:
            yield problem(
                place,
                f"bad LaTeX: {' '.join((made[formula].error or '').split())} Mend the formula.",
            )
        for advice in refused.refusals(formula.tex):
            yield problem(place, advice)
    for line, formula in cited:
        if made[formula].error:
            yield Problem(
                "references.bib",
                line,
                f"bad LaTeX: {' '.join((made[formula].error or '').split())} Mend the entry.",
            )


def numbers_are_true(subject: Subject) -> Iterator[Problem]:
    """Claims and givens equal the values that the chapter computes."""
    yield from claims.check(subject.places, subject.values)


def every_numeral_is_classified(subject: Subject) -> Iterator[Problem]:
    """No number stands in the text that nothing checks."""
    yield from census.check(subject.counted, subject.places, subject.values)


def derivations_hold(subject: Subject) -> Iterator[Problem]:
    """Displayed chains hold on random instances."""
    yield from derivations.check(subject.places, subject.values)


RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    formulas_can_be_typeset,
    numbers_are_true,
    derivations_hold,
    every_numeral_is_classified,
)


def check(subject: Subject) -> list[Problem]:
    """Every broken rule of a document, in reading order."""
    return sorted({found for rule in RULES for found in rule(subject)})


def sources(root: Path) -> str:
    """The text of references.bib; nothing where there is none."""
    file = root / "references.bib"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def bibliography(root: Path) -> frozenset[str]:
    """Keys of references.bib."""
    return frozenset(re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", sources(root), re.M))


def concepts_have_slides(
    subject: Subject, meta: dict[str, Any], lines: dict[tuple[str, ...], int]
) -> list[Problem]:
    """Each concept of the front matter names a slide of the deck."""
    known = {identifier for identifier, _ in subject.identifiers}
    return [
        Problem(
            subject.document.path,
            lines.get(("course", "concepts", str(i), "section"), 1),
            f"concept {c['concept']!r} is shown on {c['section']!r}; the deck has no such slide."
            f"{nearest(c['section'], known)} Mend the id or write the slide.",
        )
        for i, c in enumerate(meta["course"]["concepts"])
        if c["section"] not in known
    ]
