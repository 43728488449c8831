r"""What stands in `equals=`: a second source, TeX that is evaluated in the setting around it.

A claim's value must come out of it too: `[18\,674]{.claim of="exr_store.pca" equals="N K + D"}`.
A formula that is no claim must be equal to it: `[$1 - \rho$]{equals="\lambda_2"}`. Several stand
with semicolons between them, one for each entry of the claim or each formula, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from scripts.markdown.locate import Place, attributes, plain
from scripts.mathematics.numerals import in_prose
from scripts.numbers.plain import Plain, flat
from scripts.numbers.values import Values

NAME = "equals"
SYMBOL = re.compile(r"[A-Za-z]")
COMMANDS = r"\\(?:[dt]?frac|sqrt|cdot|times|left|right|(?:begin|end)\{\w+\})(?![A-Za-z])"
STANDING = ("Span", "Div")  # what may have it


def pairs(places: list[Place], values: Values) -> Iterator[tuple[Place, str]]:
    """The relations that are added, each at the claim or formula that it is for."""
    for at, place in enumerate(places):
        _, classes, named = attributes(place.node)
        if place.kind not in STANDING or NAME not in named:
            continue
        sources = named[NAME].split(";")
        if "claim" in classes:
            stated = _values(named.get("of", ""), len(sources), values)
            for source, value in zip(sources, stated, strict=False):
                yield place, f"{source} = {value}"
            continue
        for formula, source in zip(_inside(places, at), sources, strict=False):
            yield formula, f"{formula.node['c'][1].strip(' .,;')} = {source}"


def unpaired(places: list[Place], values: Values) -> Iterator[tuple[Place, str]]:
    """Places with too many or too few sources, or with a source that says its number again."""
    for at, place in enumerate(places):
        _, classes, named = attributes(place.node)
        if place.kind not in STANDING or NAME not in named:
            continue
        sources = len(named[NAME].split(";"))
        claim = "claim" in classes
        found = len(_values(named.get("of", ""), sources, values) if claim else _inside(places, at))
        if found != sources:
            what = "numbers in the claim" if claim else "formulas in the span"
            yield place, f"{sources} sources in equals= for {found} {what}. Write one for each."
        for source in named[NAME].split(";") if claim else ():
            if not SYMBOL.search(re.sub(COMMANDS, "", source)):
                said = f"equals={source.strip()!r} says the number again; expected symbols"
                yield place, f"{said} from which it comes. Write the formula."


def bound(places: list[Place], held: set[int]) -> Iterator[tuple[str, list[int]]]:
    """Names whose claim is evaluated, with the ids of what is: its second source, or formulas.

    `held` has the ids of what was found true; beside formulas a claim has no numbers in words.
    """
    for at, place in enumerate(places):
        _, classes, named = attributes(place.node)
        if place.kind not in STANDING or "claim" not in classes:
            continue
        if id(place.node) in held:
            yield named.get("of", ""), [id(place.node)]
        inside = _inside(places, at)
        words = plain([node for node in _inlines(place) if node.get("t") != "Math"])
        if inside and not in_prose(words) and all(id(one.node) in held for one in inside):
            yield named.get("of", ""), [id(one.node) for one in inside]


def _inlines(place: Place) -> list[dict[str, object]]:
    return [node for node in place.node["c"][1] if isinstance(node, dict)]


def _inside(places: list[Place], at: int) -> list[Place]:
    """The formulas of a span or div."""
    node, found = places[at].node, list[Place]()
    for place in places[at + 1 :]:
        if not any(each is node for each in place.around):
            break
        if place.kind == "Math":
            found.append(place)
    return found


def _values(name: str, sources: int, values: Values) -> list[str]:
    """What a claim states, as TeX: whole for one source, else number by number."""
    try:
        value = values.plain(name)
    except LookupError:  # `claims` says so
        return [""] * sources
    return [_tex(value)] if sources == 1 else [_tex(number) for number in flat(value)]


def _tex(value: Plain) -> str:
    """A number as an exact fraction, a vector as a column, a matrix."""
    if isinstance(value, dict):
        return _tex(flat(value))
    if not isinstance(value, list):
        exact = Fraction(value)
        return rf"\frac{{{exact.numerator}}}{{{exact.denominator}}}"
    rows = r" \\ ".join(" & ".join(map(_tex, flat(row))) for row in value)
    return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"
