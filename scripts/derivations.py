"""Displayed chains of equalities, line by line against values on random instances."""
from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from pylatexenc.latexwalker import LatexCharsNode, LatexEnvironmentNode, LatexMacroNode

from scripts.claims import Values, shown
from scripts.errors import Problem, nearest
from scripts.locate import Place, attributes
from scripts.numerals import parse

RELATIONS = {"=": "=", "<": "<", ">": ">", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "approx": "≈"}
TOLERANCE = 1e-8


def relations(tex: str) -> list[str]:
    """Relation signs of a display, in order, outside indices and braces."""
    found: list[str] = []

    def walk(nodes: list[Any]) -> None:
        for node in nodes:
            if isinstance(node, LatexCharsNode):
                found.extend(RELATIONS[c] for c in node.chars if c in RELATIONS)
            elif isinstance(node, LatexMacroNode) and node.macroname in RELATIONS:
                found.append(RELATIONS[node.macroname])
            elif isinstance(node, LatexEnvironmentNode) and node.environmentname in ("aligned", "split", "gathered"):
                walk(node.nodelist)

    walk(parse(tex))
    return found


def holds(left: float, sign: str, right: float) -> bool:
    """Does the relation hold between two computed values?"""
    close = math.isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return {"=": close, "≈": math.isclose(left, right, rel_tol=0.05), "≤": left <= right or close,
            "≥": left >= right or close, "<": left < right and not close, ">": left > right and not close}[sign]


def displays(node: Any) -> list[str]:
    """Displayed formulas inside a piece of tree."""
    if isinstance(node, list):
        return [tex for child in node for tex in displays(child)]
    if isinstance(node, dict) and "t" in node:
        if node["t"] == "Math" and node["c"][0]["t"] == "DisplayMath":
            return [node["c"][1]]
        return displays(node.get("c"))
    return []


def check(places: Iterable[Place], values: Values) -> list[Problem]:
    """Every `.derivation` whose number of sides, or whose values, do not agree with the function in `of=`."""
    problems = []
    for place in places:
        _, classes, pairs = attributes(place.node)
        if place.kind != "Div" or "derivation" not in classes:
            continue

        def wrong(message: str, place: Place = place) -> None:
            problems.append(Problem(place.path, place.line, message))

        name = pairs.get("of", "")
        if name not in values.derivations:
            wrong(f"derivation of {name!r}; {values.home} has no function {name}(rng)."
                  f"{nearest(name, values.derivations)} Write it: one value a side.")
            continue
        signs = [sign for tex in displays(place.node["c"][1]) for sign in relations(tex)]
        for sides in values.derivations[name]:
            if len(sides) != len(signs) + 1:
                wrong(f"the display has {len(signs)} relation signs, {name} returns {len(sides)} values; expected "
                      f"{len(signs) + 1}. Give one value a side.")
                break
            failed = next(((i, sign, a, b) for i, sign in enumerate(signs)
                           for a, b in [_pair(sides[i], sides[i + 1])] if not _agree(sides[i], sign, sides[i + 1])), None)
            if failed:
                i, sign, a, b = failed
                wrong(f"step {i + 1} says left {sign} right, {name} gives {a} and {b}. Correct the line or the function.")
                break
    return problems


def _agree(left: list[float] | None, sign: str, right: list[float] | None) -> bool:
    return left is not None and right is not None and len(left) == len(right) and all(
        holds(a, sign, b) for a, b in zip(left, right, strict=True))


def _pair(left: list[float] | None, right: list[float] | None) -> tuple[str, str]:
    return tuple("no number" if v is None else ", ".join(map(shown, v[:4])) for v in (left, right))  # type: ignore[return-value]
