"""Every rule that a document must keep, each with the place where it is broken and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scripts.base import texts
from scripts.base.errors import Problem, nearest
from scripts.base.kept import Kept
from scripts.base.paths import Paths
from scripts.base.programs import pandoc
from scripts.checks import census, claims, derivations
from scripts.checks.letters import letters_can_be_shown
from scripts.checks.links import links_lead_somewhere
from scripts.checks.structure import NEEDED_STRUCTURE, STRUCTURE
from scripts.checks.subject import Rule, Subject
from scripts.checks.subset import headings_go_down_by_one, markdown_is_in_the_subset
from scripts.markdown import tree
from scripts.mathematics import refused
from scripts.mathematics.katex import Formula, typeset


def check(subject: Subject, rules: Iterable[Rule]) -> list[Problem]:
    """Every broken one of these rules, in reading order."""
    return sorted({found for rule in rules for found in rule(subject)})


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


def sources_can_be_read(subject: Subject) -> Iterator[Problem]:
    """The bibliography of a document that cites is BibTeX."""
    text = sources(subject.root)
    if text and any(place.kind == "Cite" for place in subject.places):
        kept = Kept(
            Paths(subject.root).cache / "read.sqlite", "bibtex", str(pandoc().stat().st_size)
        )
        said = kept.get([text]).get(text)
        if said is None:
            said = tree.complaint(text, "bibtex")
            kept.put({text: said})
        if said:
            line, what = re.search(r"line (\d+)", said), " ".join(said.split("\n")[1:2])
            yield Problem(
                "references.bib",
                min(int(line[1]), text.rstrip().count("\n") + 1) if line else 1,
                f"this is no BibTeX ({what or said.strip()}); expected an entry with commas and "
                "closed braces. Mend it.",
            )


def bibliography(root: Path) -> frozenset[str]:
    """Keys of references.bib."""
    return frozenset(re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", sources(root), re.M))


def sources(root: Path) -> str:
    """The text of references.bib; nothing where there is none."""
    file = root / "references.bib"
    return texts.read(file, file.name) if file.exists() else ""


NEEDED: tuple[Rule, ...] = (  # else nothing is made
    *NEEDED_STRUCTURE,
    formulas_can_be_typeset,
    letters_can_be_shown,
    links_lead_somewhere,
    sources_can_be_read,
    headings_go_down_by_one,
)
PROOF: tuple[Rule, ...] = (
    *STRUCTURE,
    markdown_is_in_the_subset,
    numbers_are_true,
    derivations_hold,
    every_numeral_is_classified,
)
