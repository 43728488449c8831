"""Printed decimals: which value they state, and how far their rounding moves what holds them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from fractions import Fraction
from types import ModuleType
from typing import Any

from scripts.mathematics import expressions as e
from scripts.mathematics import floats
from scripts.mathematics.evaluate import Value, value
from scripts.mathematics.numerals import Numeral
from scripts.mathematics.scope import Scope


def states(numerals: list[Numeral], other: Value, algebra: ModuleType) -> bool:
    """Are these printed numbers the values, correctly rounded, and is one of them rounded?"""
    values = algebra.entries(other)
    return any(numeral.unit for numeral in numerals) and all(
        numeral.states(float(number)) for numeral, number in zip(numerals, values, strict=True)
    )


def numerals(side: e.Expression, exact: Value, algebra: ModuleType) -> list[Numeral]:
    """The numerals that a side consists of, one an entry; none if it is more than that."""
    entries = [side]
    while isinstance(entries[0], e.Transpose):
        entries = [entries[0].of]
    if isinstance(entries[0], e.Matrix):
        entries = [x for row in zip(*entries[0].rows, strict=True) for x in row]
        if not isinstance(side, e.Transpose):
            entries = [x for row in side.rows for x in row]  # type: ignore[attr-defined]
    values = algebra.entries(exact)
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
            scale = 0.01 if unit == "%" else math.pi / 180
            within = _unit(inner)
            return None if within is None else float(within * scale)
        case e.Product(e.Number() as digits, e.Power(e.Number(Fraction(numerator=10)), power)):
            exponent = value(power, Scope(floats))
            return (_unit(digits) or 0.0) * float(10.0**exponent)
    return None


def slack(side: e.Expression, exact: Value, scope: Scope) -> float:
    """How far the rounding of the decimals in a side may move its value."""
    decimals = list(_decimals(side))
    moved = 0.0
    for number in decimals:
        half = Fraction(1, 2 * 10 ** (number.places or 0))

        def more(each: e.Number, one: e.Number = number, by: Fraction = half) -> e.Number:
            return e.Number(each.value + by, each.places) if each is one else each

        moved += abs(float(value(_changed(side, more), scope) - exact))
    return moved * 1.000001


def _decimals(side: e.Expression) -> Iterator[e.Number]:
    return (number for number in e.inside(side, e.Number) if number.places is not None)


def _changed(expression: e.Expression, change: Callable[[e.Number], e.Number]) -> e.Expression:
    """The expression with every number changed."""

    def of(value: Any) -> Any:
        if isinstance(value, e.Number):
            return change(value)
        if isinstance(value, e.Expression):
            return _changed(value, change)
        return tuple(map(of, value)) if isinstance(value, tuple) else value

    if isinstance(expression, e.Number):
        return change(expression)
    made = {field.name: of(getattr(expression, field.name)) for field in fields(expression)}
    return replace(expression, **made)
