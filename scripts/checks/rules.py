"""Every rule that a document must keep, each with the place where it is broken and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from scripts.base.errors import Problem, nearest
from scripts.checks import arithmetic, census, claims, derivations, equals
from scripts.checks.bibliography import sources_can_be_read
from scripts.checks.exercises import EXERCISES
from scripts.checks.formulas import (
    displays_fit,
    formulas_can_be_set,
    macros_are_one_line_each,
    tex_is_read_as_mathematics,
)
from scripts.checks.learner import LEARNER, LEARNER_NEEDED
from scripts.checks.letters import letters_can_be_shown
from scripts.checks.links import links_lead_somewhere
from scripts.checks.listings import listings_run
from scripts.checks.structure import NEEDED_STRUCTURE, STRUCTURE
from scripts.checks.subject import Rule, Subject
from scripts.checks.subset import headings_go_down_by_one, markdown_is_in_the_subset
from scripts.checks.symbols import SYMBOLS


def check(subject: Subject, rules: Iterable[Rule]) -> list[Problem]:
    """Every broken one of these rules, in reading order."""
    return sorted({found for rule in rules for found in rule(subject)})


def numbers_are_true(subject: Subject) -> Iterator[Problem]:
    """Claims and givens equal the values that the chapter computes."""
    yield from claims.check(subject.places, subject.values)


def every_numeral_is_classified(subject: Subject) -> Iterator[Problem]:
    """No number stands in the text that nothing checks."""
    yield from census.check(subject.counted, subject.places, subject.values, subject.proven)


def relations_hold(subject: Subject) -> Iterator[Problem]:
    """Relations between numbers are true, those with symbols in their setting."""
    for found in subject.evaluated:
        for relation in found.relations:
            if relation.kind == "false":
                yield found.place.problem(relation.said)


def second_sources_agree(subject: Subject) -> Iterator[Problem]:
    """What stands in `equals=` is evaluated, and equal; a false one is named with the others."""
    for place, message in equals.unpaired(subject.places, subject.values):
        yield place.problem(message)
    for found in subject.evaluated:
        if found.second and not all(each.kind in ("true", "false") for each in found.relations):
            open_ = next(each for each in found.relations if each.kind not in ("true", "false"))
            yield found.place.problem(
                f"{open_.text} is not evaluated: {open_.said}; expected a second source in equals= "
                "that is. Give its symbols values in a setting."
            )


def settings_are_known(subject: Subject) -> Iterator[Problem]:
    """Every setting that is named is one of the chapter's."""
    for place, message in arithmetic.unknown(subject.places, subject.values, subject.setting):
        yield place.problem(message)


def derivations_hold(subject: Subject) -> Iterator[Problem]:
    """Displayed chains hold on random instances, or are evaluated."""
    yield from derivations.check(subject.places, subject.values)
    for found in subject.evaluated:
        div = derivations.without_function(found.place)
        for relation in found.relations if div else ():
            if relation.kind in ("open", "refused"):
                yield found.place.problem(
                    f"{relation.text} is not evaluated: {relation.said}; expected every step of a "
                    "chain. Give its symbols values in a setting, or the chain a function with of=."
                )


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


NEEDED: tuple[Rule, ...] = (  # else nothing is made
    *NEEDED_STRUCTURE,
    *LEARNER_NEEDED,
    formulas_can_be_set,
    displays_fit,
    tex_is_read_as_mathematics,
    macros_are_one_line_each,
    letters_can_be_shown,
    links_lead_somewhere,
    sources_can_be_read,
    headings_go_down_by_one,
)
PROOF: tuple[Rule, ...] = (
    *STRUCTURE,
    *EXERCISES,
    *LEARNER,
    *SYMBOLS,
    markdown_is_in_the_subset,
    numbers_are_true,
    derivations_hold,
    relations_hold,
    second_sources_agree,
    settings_are_known,
    listings_run,
    every_numeral_is_classified,
)
# of a piece of a document, with its settings, they say the same whatever stands around it
LOCAL: frozenset[Rule] = frozenset(
    (
        *LEARNER_NEEDED,
        formulas_can_be_set,
        displays_fit,
        tex_is_read_as_mathematics,
        letters_can_be_shown,
        markdown_is_in_the_subset,
        numbers_are_true,
        derivations_hold,
        relations_hold,
        second_sources_agree,
        every_numeral_is_classified,
    )
)
