"""Displayed chains: each side is the TeX whose value the chapter computed, each relation holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.base.errors import Problem, nearest
from scripts.checks.claims import shown
from scripts.markdown.locate import Place, attributes
from scripts.mathematics.formulas import bare, sides
from scripts.numbers.values import Values

TOLERANCE = 1e-8
KINDS = {"derivation", "identity"}
Value = list[float] | None


@dataclass(frozen=True)
class Chain:
    """A `.derivation` or `.identity`: its place, the name in `of=`, all its displays together."""

    place: Place
    name: str
    sides: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)


def check(places: Iterable[Place], values: Values) -> list[Problem]:
    """Every chain whose sides are not those of its function, or whose relations do not hold."""
    found = ((chain.place, _wrong(chain, values)) for chain in chains(places))
    return [place.problem(message) for place, message in found if message]


def chains(places: Iterable[Place]) -> list[Chain]:
    """Every chain of a document."""
    found: list[Chain] = []
    for place in places:
        _, classes, pairs = attributes(place.node)
        display = place.kind == "Math" and place.node["c"][0]["t"] == "DisplayMath"
        if place.kind == "Div" and KINDS & set(classes) and "of" in pairs:
            found.append(Chain(place, pairs["of"]))
        elif display and found and found[-1].place.node in place.around:
            chain = found[-1]
            more, signs = sides(place.source)
            goes_on = chain.sides and not more[0]
            chain.sides.extend(more[1:] if goes_on else more)
            chain.signs.extend(signs)
    return found


def without_function(place: Place) -> bool:
    """Does a formula stand in a chain whose steps are evaluated in its setting?"""
    around = [attributes(node) for node in place.around]
    return any(KINDS & set(classes) and "of" not in pairs for _, classes, pairs in around)


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


def _wrong(chain: Chain, values: Values) -> str:
    name = chain.name
    computed = values.derivations.get(name)
    if computed is None:
        return (
            f"chain of {name!r}; {values.home} has no function {name}(rng)."
            f"{nearest(name, values.derivations)} "
            "Write it: a list of (TeX, value), one for each side."
        )
    is_identity = "identity" in attributes(chain.place.node)[1]
    if is_identity and "Hypotheses:" not in computed["doc"]:
        return (
            f"identity {name} states no hypotheses; "
            "expected a line `Hypotheses: …` in its docstring. Write it."
        )
    expected = [bare(side) for side in computed["sides"]]
    if len(chain.sides) != len(expected):
        return (
            f"the display has {len(chain.sides)} sides, {name} computes {len(expected)}. "
            "Give one (TeX, value) for each."
        )
    for number, (ours, theirs) in enumerate(zip(chain.sides, expected, strict=True), 1):
        if ours != theirs:
            return (
                f"side {number} reads {ours}, {name} computes {theirs}. "
                "Correct the display or the function."
            )
    failing = list(_failing(computed["instances"], chain.signs))
    if failing:
        step, left, right = min(failing, key=_size)
        return (
            f"step {step + 1} says left {chain.signs[step]} right, "
            f"{name} gives {_few(left)} and {_few(right)}. Correct the line or {name}."
        )
    return ""


def _failing(instances: list[list[Value]], signs: list[str]) -> Iterator[tuple[int, Value, Value]]:
    """Each step that does not hold on an instance, with its two sides."""
    for instance in instances:
        for step, (left, right) in enumerate(pairwise(instance)):
            if not _agree(left, signs[step], right):
                yield step, left, right


def _agree(left: Value, sign: str, right: Value) -> bool:
    if left is None or right is None or len(left) != len(right):
        return False
    return all(holds(a, sign, b) for a, b in zip(left, right, strict=True))


def _size(failing: tuple[int, Value, Value]) -> float:
    """The smallest failing instance is the easiest to read."""
    _, left, right = failing
    return sum(abs(number) for number in (left or []) + (right or []))


def _few(value: Value) -> str:
    return "no number" if value is None else ", ".join(map(shown, value[:4]))
