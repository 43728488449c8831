"""Displayed chains: every side must be the TeX whose value the chapter computed, and every relation must hold."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from scripts.base.errors import Problem, nearest
from scripts.checks.claims import shown
from scripts.markdown.locate import Place, attributes
from scripts.mathematics.formulas import bare, sides
from scripts.numbers.values import Values

TOLERANCE = 1e-8
CHAINS = ("derivation", "identity")


def holds(left: float, sign: str, right: float) -> bool:
    """Does the relation hold between two computed values?"""
    close = math.isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return {
        "=": close,
        "≈": math.isclose(left, right, rel_tol=0.05),
        "≤": left <= right or close,
        "≥": left >= right or close,
        "<": left < right and not close,
        ">": left > right and not close,
    }[sign]


def chains(places: Iterable[Place]) -> list[tuple[Place, str, list[str], list[str]]]:
    """Every `.derivation` and `.identity`: its place, the name in `of=`, sides and signs of all its displays together."""
    found: list[tuple[Place, str, list[str], list[str]]] = []
    for place in places:
        _, classes, pairs = attributes(place.node)
        if place.kind == "Div" and set(CHAINS) & set(classes):
            found.append((place, pairs.get("of", ""), [], []))
        elif (
            place.kind == "Math"
            and found
            and found[-1][0].node in place.around
            and place.node["c"][0]["t"] == "DisplayMath"
        ):
            more, signs = sides(place.source)
            found[-1][2].extend(more[1:] if found[-1][2] and not more[0] else more)
            found[-1][3].extend(signs)
    return found


def check(places: Iterable[Place], values: Values) -> list[Problem]:
    """Every chain whose sides are not those of the function in `of=`, or whose relations do not hold on its instances."""
    problems = []
    for place, name, shown_sides, signs in chains(places):
        message = _wrong(place, name, shown_sides, signs, values)
        if message:
            problems.append(Problem(place.path, place.line, message))
    return problems


def _wrong(place: Place, name: str, displayed: list[str], signs: list[str], values: Values) -> str:
    chain = values.derivations.get(name)
    if chain is None:
        return (
            f"chain of {name!r}; {values.home} has no function {name}(rng).{nearest(name, values.derivations)} "
            "Write it: a list of (TeX, value), one for each side."
        )
    if "identity" in attributes(place.node)[1] and "Hypotheses:" not in chain["doc"]:
        return f"identity {name} states no hypotheses; expected a line `Hypotheses: …` in its docstring. Write it."
    computed = [bare(side) for side in chain["sides"]]
    if len(displayed) != len(computed):
        return f"the display has {len(displayed)} sides, {name} computes {len(computed)}. Give one (TeX, value) for each."
    for i, (ours, theirs) in enumerate(zip(displayed, computed, strict=True), 1):
        if ours != theirs:
            return f"side {i} reads {ours}, {name} computes {theirs}. Correct the display or the function."
    failing = [
        (sum(abs(x) for x in (left or []) + (right or [])), i, left, right)
        for instance in chain["instances"]
        for i, (left, right) in enumerate(pairwise(instance))
        if not _agree(left, signs[i], right)
    ]
    if failing:  # the smallest failing instance is the easiest to read
        _, i, left, right = min(failing, key=lambda f: f[0])
        return (
            f"step {i + 1} says left {signs[i]} right, {name} gives {_few(left)} and {_few(right)}. "
            f"Correct the line or {name}."
        )
    return ""


def _agree(left: list[float] | None, sign: str, right: list[float] | None) -> bool:
    return (
        left is not None
        and right is not None
        and len(left) == len(right)
        and all(holds(a, sign, b) for a, b in zip(left, right, strict=True))
    )


def _few(value: list[float] | None) -> str:
    return "no number" if value is None else ", ".join(map(shown, value[:4]))
