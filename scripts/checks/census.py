"""Every numeral that a reader sees is a claim, a given, evaluated, or structural by rule.

The rule (CONTRIBUTING.md, "Which numbers need a span"): structural are whole numbers up to 12
outside matrices, indices and exponents of symbols, numbers of things with a name before them
(section 10.2, slide 3), years, and minutes of notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts.base.errors import Problem
from scripts.checks import claims
from scripts.markdown.locate import Place, attributes
from scripts.markdown.qmd import Document
from scripts.mathematics.formulas import in_formula, sides
from scripts.mathematics.numerals import SMALL, Numeral, in_code, in_prose
from scripts.numbers.values import Values, expressions

COMMAS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
NAMED = re.compile(
    r"(?i)\(?(sections?|sec\.|chapters?|slides?|pages?|pp?\.|figures?|tables?|exercises?|theorems?|"
    r"equations?|definitions?|lines?|steps?|parts?|version|python|mml)"
)
# a line of a display that begins with a relation
STEP = re.compile(r"\\\\\s*&?\s*(=|\\leq?|\\geq?|\\approx)")
# what says a numeral or gives one its class
SAYING = {"Str", "Math", "Code", "CodeBlock", "Image", "Span", "Div"}
MARKS = {
    "claim": "claim",
    "given": "given",
    "derivation": "chain",
    "identity": "chain",
    "minutes": "minutes",
}


@dataclass(frozen=True)
class Counted:
    """A numeral with its class: claim, given, evaluated, chain, structural, or loose."""

    place: Place
    numeral: Numeral
    kind: str


def count(document: Document, places: Iterable[Place], proven: set[int]) -> list[Counted]:
    """Every numeral of a document with its class, in reading order.

    `proven` has the ids of the nodes of formulas all of whose relations were evaluated.
    """
    return [
        Counted(place, numeral, _class(place, numeral, kind, proven))
        for place, numeral, kind in _numerals(document, places)
    ]


def _class(place: Place, numeral: Numeral, kind: str, proven: set[int]) -> str:
    if kind in ("", "chain") and id(place.node) in proven:
        return "evaluated"
    return kind or ("structural" if structural(numeral) else "loose")


def check(
    counted: Iterable[Counted], places: list[Place], values: Values, proven: set[int]
) -> list[Problem]:
    """Loose numerals, alt texts that say other numbers than they name, and unchecked chains."""
    problems = [
        found.place.problem(
            f"{_named(found.numeral)} is checked by nothing; expected a claim, a given, or a "
            'whole number up to 12. Put it into a span (CONTRIBUTING.md, "A number").'
        )
        for found in counted
        if found.kind == "loose" and not COMMAS.search(str(found.place.node.get("c")))
    ]
    problems += grouped(places)
    for place in places:
        if place.kind == "Image" and "numbers" in attributes(place.node)[2]:
            message = _wrong_alt(place, values)
            if message:
                problems.append(place.problem(message))
        elif (
            place.kind == "Math"
            and id(place.node) not in proven
            and not _mark(place)
            and _is_chain(place.source)
        ):
            problems.append(
                place.problem(
                    "a chain of equalities that nothing checks; expected a setting in which "
                    'it is evaluated, or `::: {.derivation of="…"}` around it. Give it one.'
                )
            )
    return problems


def _named(numeral: Numeral) -> str:
    """A numeral with what makes it more than a count."""
    if numeral.entry:
        return f"the entry {numeral.text} of a matrix"
    if numeral.relation == "≈":
        return f"the rounded number {numeral.text} behind ≈"
    return f"the fraction {numeral.text}" if "/" in numeral.text else numeral.text


def grouped(places: Iterable[Place]) -> Iterator[Problem]:
    """Numbers in prose whose digits commas group: they read as several."""
    for place in places:
        if place.kind == "Str":
            for found in COMMAS.finditer(place.node["c"]):
                spaced, tex = found[0].replace(",", "\u00a0"), found[0].replace(",", "\\,")
                yield place.problem(
                    f"{found[0]} reads as several numbers; expected spaces between the groups. "
                    f"Write {spaced} with no-break spaces, or ${tex}$."
                )


def structural(numeral: Numeral) -> bool:
    """A whole number up to 12 that is no matrix entry; roots and multiples of π of such numbers."""
    return (
        not numeral.entry
        and not numeral.unit
        and not any(sign in numeral.text for sign in ("frac", "/", "."))
        and all(int(n) <= SMALL for n in re.findall(r"\d+", numeral.text))
    )


def _numerals(document: Document, places: Iterable[Place]) -> Iterator[tuple[Place, Numeral, str]]:
    """Numerals with the class that what stands around them gives them, if it gives one."""
    labels = set(document.meta.get("course", {}).get("mml", []))
    before = ""  # the word before, which may name what is numbered
    for place in places:
        if place.kind not in SAYING:
            continue
        mark = _mark(place)
        _, classes, pairs = attributes(place.node)
        content: Any = place.node.get("c")
        if place.kind == "Str":
            named = NAMED.fullmatch(before) or mark == "minutes"
            inserted = document.inserted.get((place.path, place.line), ())
            for numeral in in_prose(content) if mark in ("", "minutes") else ():
                text = numeral.text
                known = named or YEAR.fullmatch(text) or text in labels or text in inserted
                yield place, numeral, "structural" if known else ""
            before = content
        elif place.kind == "Math":
            for numeral in in_formula(content[1]) if mark in ("", "chain") else ():
                yield place, numeral, mark
            before = ""
        elif place.kind in ("Code", "CodeBlock") and not mark:
            printed = "output" in classes  # compared with what the listing before it prints
            for numeral in in_code(content[1]):
                yield place, numeral, "claim" if printed else "loose"
        elif place.kind == "Image" and "numbers" not in pairs:
            for numeral in in_prose(pairs.get("fig-alt", "")):
                yield place, numeral, ""
        if mark in claims.KINDS and mark in classes:
            for numeral in claims.stated(place):
                yield place, numeral, mark


def _mark(place: Place) -> str:
    """The class that a span or div around a node gives to its numerals."""
    for node in (*place.around, place.node):
        if node["t"] in claims.STATING:
            for name in attributes(node)[1]:
                if name in MARKS:
                    return MARKS[name]
    return ""


def _is_chain(display: str) -> bool:
    if not STEP.search(display):
        return False
    shown, signs = sides(display)
    return len(signs) > 1 and all(shown)


def _wrong_alt(place: Place, values: Values) -> str:
    """`numbers="name other_name"` of an alt text: their values are its numerals in order."""
    pairs = attributes(place.node)[2]
    expected: list[float] = []
    for name in expressions(pairs["numbers"]):
        try:
            expected += values.of(name)
        except LookupError as error:
            return f"alt text names {name!r}; {error.args[0]}"
    stated = in_prose(pairs.get("fig-alt", ""))
    both = zip(stated, expected, strict=False)
    if len(stated) == len(expected) and all(said.states(value) for said, value in both):
        return ""
    return (
        f"alt text says {', '.join(said.text for said in stated)}; {pairs['numbers']} gives "
        f"{', '.join(map(claims.shown, expected))}. Correct the alt text."
    )
