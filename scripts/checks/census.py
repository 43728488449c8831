"""Every numeral that a reader sees is a claim, a given, part of a checked chain, or structural by the written rule.

The rule (CONTRIBUTING.md, "Which numbers need a span"): structural are whole numbers up to 12 outside matrices, indices
and exponents of symbols, numbers of things with a name before them (section 10.2, slide 3), years, and minutes of notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scripts.base.errors import Problem
from scripts.checks import claims
from scripts.markdown.locate import Place, attributes
from scripts.markdown.qmd import Document
from scripts.mathematics.formulas import in_formula, sides
from scripts.mathematics.numerals import SMALL, Numeral, in_code, in_prose
from scripts.numbers.values import Values, expressions

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
NAMED = re.compile(
    r"(?i)\(?(sections?|sec\.|chapters?|slides?|pages?|pp?\.|figures?|tables?|exercises?|theorems?|equations?|"
    r"definitions?|lines?|steps?|parts?|version|python|mml)"
)
SAYING = {
    "Str",
    "Math",
    "Code",
    "CodeBlock",
    "Image",
    "Span",
    "Div",
}  # what says a numeral or gives one its class
STEP = re.compile(
    r"\\\\\s*&?\s*(=|\\leq?|\\geq?|\\approx)"
)  # a line of a display that begins with a relation


@dataclass(frozen=True)
class Counted:
    """A numeral with its class: claim, given, chain, structural, or loose."""

    place: Place
    numeral: Numeral
    kind: str


def structural(numeral: Numeral) -> bool:
    """A whole number up to 12 that is no matrix entry; roots and multiples of π of such numbers."""
    return (
        not numeral.entry
        and not numeral.unit
        and "frac" not in numeral.text
        and "/" not in numeral.text
        and all(int(n) <= SMALL for n in re.findall(r"\d+", numeral.text))
        and "." not in numeral.text
    )


MARKS = {
    "claim": "claim",
    "given": "given",
    "derivation": "chain",
    "identity": "chain",
    "minutes": "minutes",
}


def _marked(place: Place) -> str:
    """The class that a span or div around a node gives to its numerals."""
    for node in (*place.around, place.node):
        if node["t"] in ("Span", "Div", "CodeBlock"):
            for name in attributes(node)[1]:
                if name in MARKS:
                    return MARKS[name]
    return ""


def count(document: Document, places: Iterable[Place]) -> list[Counted]:
    """Every numeral of a document with its class, in reading order."""
    found: list[Counted] = []
    labels = set(document.meta.get("course", {}).get("mml", []))
    before = ""  # the word before, which may name what is numbered

    def add(place: Place, numerals: Iterable[Numeral], kind: str = "") -> None:
        for numeral in numerals:
            found.append(
                Counted(place, numeral, kind or ("structural" if structural(numeral) else "loose"))
            )

    for place in places:
        if place.kind not in SAYING:
            continue
        kind = _marked(place)
        content: Any = place.node.get("c")
        if place.kind == "Str":
            named = NAMED.fullmatch(before) or kind == "minutes"
            inserted = document.inserted.get((place.path, place.line), ())
            if kind in ("", "minutes"):
                for numeral in in_prose(content):
                    known = (
                        named
                        or YEAR.fullmatch(numeral.text)
                        or numeral.text in labels
                        or numeral.text in inserted
                    )
                    add(place, [numeral], "structural" if known else "")
            before = content
        elif place.kind == "Math":
            if kind in ("", "chain"):
                add(place, in_formula(content[1]), kind)
            before = ""
        elif place.kind in ("Code", "CodeBlock") and kind == "":
            add(place, in_code(content[1]), "loose")
        elif place.kind == "Image" and "numbers" not in attributes(place.node)[2]:
            add(place, in_prose(attributes(place.node)[2].get("fig-alt", "")))
        if kind in ("claim", "given") and kind in attributes(place.node)[1]:
            add(place, claims.stated(place), kind)
    return found


def check(counted: Iterable[Counted], places: list[Place], values: Values) -> list[Problem]:
    """Loose numerals, alt texts whose numbers are not those they name, and chains that nothing checks."""
    problems = [
        Problem(
            c.place.path,
            c.place.line,
            f"{c.numeral.text} is checked by nothing; expected a claim, a given, or a "
            'whole number up to 12. Put it into a span (CONTRIBUTING.md, "A number").',
        )
        for c in counted
        if c.kind == "loose"
    ]
    for place in places:
        if place.kind == "Image" and "numbers" in attributes(place.node)[2]:
            problems += _alt(place, values)
        if place.kind == "Math" and STEP.search(place.source) and not _marked(place):
            shown, signs = sides(place.source)
            if len(signs) > 1 and all(shown):
                problems.append(
                    Problem(
                        place.path,
                        place.line,
                        "a chain of equalities that nothing checks; expected "
                        '`::: {.derivation of="…"}` around it. Put it there.',
                    )
                )
    return problems


def _alt(place: Place, values: Values) -> list[Problem]:
    """An alt text with numbers names them: `numbers="name other_name"`, whose values are its numerals in order."""
    pairs = attributes(place.node)[2]
    expected: list[float] = []
    for name in expressions(pairs["numbers"]):
        try:
            expected += values.of(name)
        except LookupError as error:
            return [Problem(place.path, place.line, f"alt text names {name!r}; {error.args[0]}")]
    stated = in_prose(pairs.get("fig-alt", ""))
    if len(stated) == len(expected) and all(
        s.states(v) for s, v in zip(stated, expected, strict=True)
    ):
        return []
    return [
        Problem(
            place.path,
            place.line,
            f"alt text says {', '.join(s.text for s in stated)}; {pairs['numbers']} gives "
            f"{', '.join(map(claims.shown, expected))}. Correct the alt text.",
        )
    ]
