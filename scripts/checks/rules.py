"""Every rule that a document must keep, each with the place where it is broken and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.base.errors import Problem, nearest
from scripts.checks import census, claims, derivations
from scripts.checks.structure import STRUCTURE
from scripts.checks.subject import Rule, Subject
from scripts.checks.subset import markdown_is_in_the_subset
from scripts.mathematics import refused
from scripts.mathematics.katex import Formula, typeset


def check(subject: Subject) -> list[Problem]:
    """Every broken rule of a document, in reading order."""
    return sorted({found for rule in RULES for found in rule(subject)})


def formulas_can_be_typeset(subject: Subject) -> Iterator[Problem]:
    """KaTeX sets every formula, in the bibliography too; none comes out wrong in print."""
    formulas = [
        (place, Formula(place.node["c"][1], place.node["c"][0]["t"] == "DisplayMath"))
        for place in subject.places
        if place.kind == "Math"
    ]
    cited = [
        (line, Formula(tex, False))
        for line, text in enumerate(sources(subject.root).split("\n"), 1)
        for tex in re.findall(r"\$([^$]+)\$", text)
    ]
    made = typeset(subject.root, [formula for _, formula in [*formulas, *cited]])
    for place, formula in formulas:
        error = made[formula].error
        if error:
            yield place.problem(f"bad LaTeX: {' '.join(error.split())} Mend the formula.")
        for advice in refused.refusals(formula.tex):
            yield place.problem(advice)
    for line, formula in cited:
        error = made[formula].error
        if error:
            message = f"bad LaTeX: {' '.join(error.split())} Mend the entry."
            yield Problem("references.bib", line, message)


def numbers_are_true(subject: Subject) -> Iterator[Problem]:
    """Claims and givens equal the values that the chapter computes."""
    yield from claims.check(subject.places, subject.values)


def every_numeral_is_classified(subject: Subject) -> Iterator[Problem]:
    """No number stands in the text that nothing checks."""
    yield from census.check(subject.counted, subject.places, subject.values)


def derivations_hold(subject: Subject) -> Iterator[Problem]:
    """Displayed chains hold on random instances."""
    yield from derivations.check(subject.places, subject.values)


def concepts_have_slides(
    subject: Subject, meta: dict[str, Any], lines: dict[tuple[str, ...], int]
) -> list[Problem]:
    """Each concept of the front matter names a slide of the deck."""
    return [
        Problem(
            subject.document.path,
            lines.get(("course", "concepts", str(i), "section"), 1),
            f"concept {c['concept']!r} is shown on {c['section']!r}; the deck has no such slide."
            f"{nearest(c['section'], subject.known)} Mend the id or write the slide.",
        )
        for i, c in enumerate(meta["course"]["concepts"])
        if c["section"] not in subject.known
    ]


def bibliography(root: Path) -> frozenset[str]:
    """Keys of references.bib."""
    return frozenset(re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", sources(root), re.M))


def sources(root: Path) -> str:
    """The text of references.bib; nothing where there is none."""
    file = root / "references.bib"
    return file.read_text(encoding="utf-8") if file.exists() else ""


RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    markdown_is_in_the_subset,
    formulas_can_be_typeset,
    numbers_are_true,
    derivations_hold,
    every_numeral_is_classified,
)
