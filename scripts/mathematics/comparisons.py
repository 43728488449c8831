"""Does a relation hold? What is said of one that does not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics import expressions as e
from scripts.mathematics.evaluate import Bindings, value
from scripts.mathematics.numerals import Numeral
from scripts.mathematics.operations import NotEvaluatedError, UndefinedError, Value, shape
from scripts.mathematics.relations import UNKNOWN, Relation

DIGITS = 50
EXACT, FLOAT = sympy.Float("1e-45", DIGITS), sympy.Float("1e-8")


def wrong(relation: Relation, bindings: Bindings) -> str:
    """Why a relation is false, in a sentence; nothing if it holds; or NotEvaluatedError."""
    if relation.sign == UNKNOWN:
        raise NotEvaluatedError("a relation that does not compare values")
    try:
        left, right = value(relation.left, bindings), value(relation.right, bindings)
    except UndefinedError as reason:
        return f"{relation.text} has no value: {reason}. Correct it."
    if shape(left) != shape(right):
        return (
            f"{relation.text} compares {shape(left)} and {shape(right)}; expected one shape. "
            "Correct one of them."
        )
    said = f"the left side is {shown(left)}, the right {shown(right)}"
    if relation.sign == "≈":
        return _wrongly_rounded(relation, left, right, bindings, said)
    if holds(left, relation.sign, right):
        return ""
    for side, other, exact in (
        (relation.left, right, left),
        (relation.right, left, right),
    ):
        if relation.sign == "=" and _states(_numerals(side, exact), other):
            return f"{relation.text} is {shown(other)} rounded; expected ≈. Write \\approx."
    return f"{relation.text} is false: {said}. Correct one of them."


def holds(left: Value, sign: str, right: Value) -> bool:
    """Does the relation hold between two values of one shape?"""
    if isinstance(left, ImmutableMatrix):
        if sign not in ("=", "≠"):
            raise NotEvaluatedError("an inequality between matrices")
        same = all(_order(a, b) == 0 for a, b in zip(left, right, strict=True))
        return same is (sign == "=")
    order = _order(left, right)
    return {
        "=": order == 0,
        "≠": order != 0,
        "<": order < 0,
        ">": order > 0,
        "≤": order <= 0,
        "≥": order >= 0,
    }[sign]


def shown(of: Value) -> str:
    """A value as a message shows it."""
    if isinstance(of, ImmutableMatrix):
        rows = ("[" + ", ".join(shown(x) for x in of.row(i)) + "]" for i in range(of.rows))
        return "[" + ", ".join(rows) + "]"
    if of.is_Rational and (of.q == 1 or 10**9 % of.q):
        return str(of)
    return f"{float(of):.10g}"


def _order(left: Value, right: Value) -> int:
    """−1, 0 or 1 as left is less, equal or more: exactly, or to fifty digits."""
    if left.is_Rational and right.is_Rational:
        return int(sympy.sign(left - right))
    a, b = (sympy.N(side, DIGITS + 10, maxn=400) for side in (left, right))
    if not (a.is_real and b.is_real):
        raise NotEvaluatedError("a value that is not real")
    close = FLOAT if left.has(sympy.Float) or right.has(sympy.Float) else EXACT
    if abs(a - b) <= close * max(1, abs(a), abs(b)):
        return 0
    return 1 if a > b else -1


def _wrongly_rounded(
    relation: Relation, left: Value, right: Value, bindings: Bindings, said: str
) -> str:
    if holds(left, "=", right):
        return f"{relation.text} holds exactly; expected =. Write =."
    printed = [_numerals(relation.left, left), _numerals(relation.right, right)]
    coarse = [max((n.unit for n in numerals), default=0.0) for numerals in printed]
    if any(coarse):
        side = 0 if coarse[0] > coarse[1] else 1
        good = _states(printed[side], (right, left)[side])
    else:
        slack = _slack(relation.left, left, bindings) + _slack(relation.right, right, bindings)
        if isinstance(left, ImmutableMatrix) or not slack:
            raise NotEvaluatedError("an approximation without a printed decimal")
        good = bool(abs(sympy.N(left - right)) <= slack)
    return "" if good else f"{relation.text} is false: {said}. Correct one of them."


def _states(numerals: list[Numeral], other: Value) -> bool:
    """Are these printed numbers the values, correctly rounded, and is one of them rounded?"""
    values = list(other) if isinstance(other, ImmutableMatrix) else [other]
    return any(numeral.unit for numeral in numerals) and all(
        numeral.states(float(number)) for numeral, number in zip(numerals, values, strict=True)
    )


def _numerals(side: e.Expression, exact: Value) -> list[Numeral]:
    """The numerals that a side consists of, one an entry; none if it is more than that."""
    entries = [side]
    while isinstance(entries[0], e.Transpose):
        entries = [entries[0].of]
    if isinstance(entries[0], e.Matrix):
        entries = [x for row in zip(*entries[0].rows, strict=True) for x in row]
        if not isinstance(side, e.Transpose):
            entries = [x for row in side.rows for x in row]  # type: ignore[attr-defined]
    values = list(exact) if isinstance(exact, ImmutableMatrix) else [exact]
    units = [_unit(entry) for entry in entries]
    if None in units or len(units) != len(values):
        return []
    return [Numeral("", float(x), unit or 0.0) for x, unit in zip(values, units, strict=True)]


def _unit(entry: e.Expression) -> float | None:
    """The weight of the last printed place of a numeral; None if it is none."""
    match entry:
        case e.Number(number, None):
            zeros = len(str(number)) - len(str(number).rstrip("0"))
            return float(10**zeros) if zeros > 1 else 1.0  # ≈ 1000 is rounded to one digit
        case e.Number(_, int(places)):
            return 10.0**-places
        case e.Negation(inner):
            return _unit(inner)
        case e.Scaled(inner, unit):
            scale = 0.01 if unit == "%" else float(sympy.pi) / 180
            within = _unit(inner)
            return None if within is None else float(within * scale)
        case e.Product(e.Number() as digits, e.Power(e.Number(Fraction(numerator=10)), power)):
            exponent = value(power, {})
            return (_unit(digits) or 0.0) * float(10.0 ** float(exponent))
    return None


def _slack(side: e.Expression, exact: Value, bindings: Bindings) -> float:
    """How far the rounding of the decimals in a side may move its value."""
    decimals = list(_decimals(side))
    moved = 0.0
    for number in decimals:
        half = Fraction(1, 2 * 10 ** (number.places or 0))

        def more(each: e.Number, one: e.Number = number, by: Fraction = half) -> e.Number:
            return e.Number(each.value + by, each.places) if each is one else each

        moved += abs(float(value(e.changed(side, more), bindings) - exact))
    return moved * 1.000001


def _decimals(side: e.Expression) -> Iterator[e.Number]:
    return (number for number in e.inside(side, e.Number) if number.places is not None)
