"""Numbers that the text states, held against the values that the chapter computes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from scripts.base.errors import Problem
from scripts.markdown.locate import Place, attributes, plain
from scripts.mathematics.formulas import in_formula
from scripts.mathematics.numerals import Numeral, in_code, in_prose, in_words
from scripts.numbers.values import Values, base

KINDS = ("claim", "given")
STATING = ("Span", "Div", "CodeBlock")  # what may be one
OTHER_SIGN = re.compile(
    r"(?<!\\left)(?<!\\right)[<>]|\\(?:neq?|leq?|geq?|lt|gt|ll|gg|sim|propto|equiv)(?![A-Za-z])"
)
LAST_SIGN = re.compile(r"(?:\\[a-zA-Z]+|[=<>])\s*$")  # of a formula in front of a span
UNITS = {
    *("degrees", "°", "radians", "seconds", "minutes", "hours", "ms", "Hz", "dB"),
    *("kg", "kilograms", "km", "cm", "mm", "metres"),
    *("bits", "nats", "bytes", "kB", "MB", "GB"),
}


def check(places: Iterable[Place], values: Values) -> list[Problem]:
    """Every `.claim` and `.given` whose numerals are not the values of the name in `of=`."""
    found, before = [], ""
    for place in places:
        found += [place.problem(message) for message in _wrong(place, values, before)]
        before = place.node["c"][1] if place.kind == "Math" else ""
    return found


def stated(place: Place) -> list[Numeral]:
    """The numerals of a claim or given: of a span, a div, or a listing."""
    content = place.node["c"][1]
    return in_code(content) if place.kind == "CodeBlock" else numerals(content)


def numerals(inlines: Any) -> list[Numeral]:
    """Numerals of a piece of tree in reading order; prose between formulas is read as prose.

    Where no digit stands, number words are read: `[four]{.claim of="number_of_points"}`.
    """
    found: list[Numeral] = []
    prose: list[str] = []

    def flush() -> None:
        found.extend(in_prose("".join(prose)))
        prose.clear()

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict) and "t" in node:
            kind: str = node["t"]
            content: Any = node.get("c")
            if kind == "Str":
                prose.append(content)
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                prose.append(" ")
            elif kind == "Math":
                flush()
                found.extend(in_formula(content[1]))
            elif kind not in ("Code", "RawInline", "Note"):
                walk(content)

    walk(inlines)
    flush()
    return found or in_words(plain(inlines))


def shown(value: float) -> str:
    """A value as a message shows it: enough digits to correct the text."""
    return f"{value:.10g}"


def _wrong(place: Place, values: Values, before: str) -> Iterator[str]:
    """What is wrong with a claim; `before` is the formula in front of it, if one is."""
    _, classes, pairs = attributes(place.node)
    kind = next((kind for kind in KINDS if kind in classes), None)
    if kind is None or place.kind not in STATING:
        return
    name = pairs.get("of", "")
    try:
        printed, expected = stated(place), values.of(name)
    except LookupError as error:
        yield f"{kind} of {name!r}; {error.args[0]}"
        return
    if len(printed) != len(expected):
        said = ", ".join(n.text for n in printed) or "no number"
        given = ", ".join(map(shown, expected[:12]))
        yield (
            f"text says {said} ({len(printed)} numerals), {name} gives {given} "
            f"({len(expected)} values). State each once, in this order."
        )
        return
    sign = LAST_SIGN.search(before)
    if sign and printed and not printed[0].relation:
        shown_sign = {"=": "=", "\\approx": "≈"}.get(sign[0].strip(), "")
        printed[0] = replace(printed[0], relation=shown_sign)
    for numeral, value in zip(printed, expected, strict=True):
        if not numeral.states(value):
            yield (
                f"text says {numeral.text}, {name} gives {shown(value)}. "
                f"Correct the text or {values.homes_of(name)}."
            )
        elif numeral.relation == "=" and not numeral.equals(value):
            yield (
                f"text says = {numeral.text}, which is {shown(value)} rounded; expected ≈. "
                "Write \\approx."
            )
        elif numeral.relation == "≈" and numeral.equals(value):
            yield f"text says ≈ {numeral.text}, which is {name} itself; expected =. Write =."
    yield from _wrong_sign(place, name, sign[0] if sign else "")
    yield from _wrong_unit(place, name, values)


def _wrong_sign(place: Place, name: str, before: str) -> Iterator[str]:
    """What a claim says of a value is that it is this number, or about this number."""
    content = place.node["c"][1] if place.kind != "CodeBlock" else []
    for tex in (before, *_formulas(content)):
        found = OTHER_SIGN.search(tex)
        if found:
            yield (
                f"text says {found[0]} of {name}; a claim says what a value is, expected = or ≈. "
                "Write that, or put the relation outside the span."
            )


def _formulas(content: Any) -> Iterator[str]:
    """The formulas of a piece of tree."""
    if isinstance(content, list):
        for child in content:
            yield from _formulas(child)
    elif isinstance(content, dict) and "t" in content:
        if content["t"] == "Math":
            yield content["c"][1]
        else:
            yield from _formulas(content.get("c"))


def _wrong_unit(place: Place, name: str, values: Values) -> Iterator[str]:
    """The unit behind a number is the one its function declares; a unit needs a declaration."""
    inlines = place.node["c"][1] if place.kind == "Span" else []
    words = " ".join(str(n["c"]) for n in inlines if n["t"] == "Str")
    printed = [word for word in re.findall(r"[A-Za-z]+|°", words) if word in UNITS]
    declared = values.units.get(base(name))
    if declared is None and printed:
        yield (
            f"text says {printed[0]!r}; {name} declares no unit. "
            f"Give it @unit({printed[0]!r}) in {values.homes_of(name)}."
        )
    elif declared is not None and printed != [declared]:
        yield (
            f"text says {' '.join(printed) or 'no unit'}; {name} is in {declared}. "
            "Print this unit in the span."
        )
