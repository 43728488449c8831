"""Does a relation hold? What is said of one that does not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from types import ModuleType

from scripts.mathematics import expressions as e
from scripts.mathematics import floats
from scripts.mathematics.evaluate import FIRST, Value, places, value, whole
from scripts.mathematics.numerals import Numeral
from scripts.mathematics.ranges import RUNNING
from scripts.mathematics.relations import UNKNOWN, Relation
from scripts.mathematics.scope import NotEvaluatedError, Scope, UndefinedError

LARGEST = 16  # entries of a matrix that a message shows whole


def wrong(relation: Relation, scope: Scope) -> str:
    """Why a relation is false, in a sentence; nothing if it holds; or NotEvaluatedError.

    It must hold for every value of an index that has a range and no value, and of dots for each
    pair of neighbours.
    """
    if relation.sign == UNKNOWN:
        raise NotEvaluatedError("a relation that does not compare values")
    try:
        return _over_indices(relation, scope)
    except NotEvaluatedError:
        if not scope.outcomes:
            raise
    said = (_over_indices(relation, outcome) for _, outcome in scope.outcomes)
    return next(filter(None, said), "")


def _over_indices(relation: Relation, scope: Scope) -> str:
    free = [e.Symbol(name) for name in sorted(_free(relation, scope))]
    found = False
    for at in places(tuple(free), (), scope):
        inner = scope.having(at)
        steps: Iterable[Scope] = [inner]
        if relation.running:
            first, last = (end for end in (relation.running.first, relation.running.last) if end)
            whole_ = range(whole(first, inner), whole(last, inner))
            steps = [inner.having({RUNNING.name: n}) for n in whole_]
        for step in steps:
            found = True
            said = _wrong(relation, step)
            if said:
                where = ", ".join(f"{name} = {n}" for name, n in at.items())
                return f"{said[:-1]}, for {where}." if where else said
    if not found:
        raise NotEvaluatedError("a relation over an empty range")
    return ""


def _free(relation: Relation, scope: Scope) -> set[str]:
    """Letters that have a range but no value, where they stand alone or as an index."""
    return {
        name
        for side in (relation.left, relation.right)
        for name in _letters(side, frozenset())
        if name in scope.ranges and not scope.has(name)
    }


def _letters(of: e.Expression, within: frozenset[str]) -> Iterator[str]:
    """Symbols that nothing inside gives a value."""
    if isinstance(of, e.Ranged):
        within = within | {index.name for index in of.indices}
    if isinstance(of, e.Symbol) and not of.indices and of.name not in within:
        yield of.name
    if isinstance(of, e.Ambiguous):
        yield from _letters(of.applied, within)
        return
    for part in of:
        yield from _letters(part, within)


def _wrong(relation: Relation, scope: Scope) -> str:
    algebra = scope.algebra
    try:
        left = value(relation.left, scope)
        if relation.sign == "∈":
            return _not_in(relation, left, scope)
        right = value(relation.right, scope)
    except UndefinedError as reason:
        return f"{relation.text} has no value: {reason}. Correct it."
    left, right = algebra.alike(left, right)
    if relation.sign == "⊥":
        left, right = algebra.function("inner", [left, right], None), algebra.rational(Fraction(0))
    if algebra.shape(left) != algebra.shape(right):
        return (
            f"{relation.text} compares {algebra.shape(left)} and {algebra.shape(right)}; "
            "expected one shape. Correct one of them."
        )
    said = f"the left side is {shown(left, algebra)}, the right {shown(right, algebra)}"
    if relation.sign == "≈":
        return _wrongly_rounded(relation, left, right, scope, said)
    if holds(left, "=" if relation.sign == "⊥" else relation.sign, right, algebra):
        return ""
    for side, other, exact in (
        (relation.left, right, left),
        (relation.right, left, right),
    ):
        if relation.sign == "=" and _states(_numerals(side, exact, algebra), other, algebra):
            return (
                f"{relation.text} is {shown(other, algebra)} rounded; expected ≈. Write \\approx."
            )
    return f"{relation.text} is false: {said}. Correct one of them."


def _not_in(relation: Relation, left: Value, scope: Scope) -> str:
    r"""Why a value is not in `\R^{D \times K}` or in a set."""
    algebra, right = scope.algebra, relation.right
    if isinstance(right, e.Collection):
        elements = [value(element, scope) for element in right.elements]
        if any(holds(left, "=", element, algebra) for element in elements):
            return ""
        return f"{relation.text} is false: it is {shown(left, algebra)}. Correct it."
    expected = algebra.space([whole(size, scope) for size in _sizes(right)])
    if algebra.shape(left) == expected:
        return ""
    return f"{relation.text} has {algebra.shape(left)}; expected {expected}. Correct one of them."


def _sizes(space: e.Expression) -> list[e.Expression]:
    r"""The sizes in `\mathbb{R}^{N \times D}`."""
    if space == e.Symbol("\\mathbb{R}"):
        return []
    if not isinstance(space, e.Power) or space.base != e.Symbol("\\mathbb{R}"):
        raise NotEvaluatedError("a set that is not understood")
    exponent = space.exponent
    if isinstance(exponent, e.Product) and exponent.sign == "×":
        return [exponent.left, exponent.right]
    return [exponent]


def holds(left: Value, sign: str, right: Value, algebra: ModuleType) -> bool:
    """Does the relation hold between two values of one shape?"""
    if sign in "≻⪰":
        return bool(algebra.definite(left, right, sign == "≻"))
    both = zip(algebra.entries(left), algebra.entries(right), strict=True)
    orders = [algebra.order(a, b) for a, b in both]
    if algebra.is_matrix(left) and sign not in ("=", "≠", "≤", "≥"):
        raise NotEvaluatedError("an inequality between matrices")
    if sign == "≠":
        return any(order != 0 for order in orders)
    return all(order in FIRST[sign] for order in orders)


def shown(of: Value, algebra: ModuleType) -> str:
    """A value as a message shows it; of a large one the beginning."""
    if algebra.is_matrix(of):
        rows, columns = of.shape
        numbers = algebra.entries(of)
        if rows * columns > LARGEST:
            few = ", ".join(shown(x, algebra) for x in numbers[:3])
            return f"[{few}, …] of {algebra.shape(of)}"
        lines = (numbers[i * columns : (i + 1) * columns] for i in range(rows))
        parts = ("[" + ", ".join(shown(x, algebra) for x in line) + "]" for line in lines)
        return "[" + ", ".join(parts) + "]"
    if getattr(of, "is_Rational", False) and (of.q == 1 or 10**9 % of.q):
        return str(of)
    return f"{float(of):.10g}"


def _wrongly_rounded(relation: Relation, left: Value, right: Value, scope: Scope, said: str) -> str:
    algebra = scope.algebra
    if holds(left, "=", right, algebra):
        return f"{relation.text} holds exactly; expected =. Write =."
    printed = [
        _numerals(relation.left, left, algebra),
        _numerals(relation.right, right, algebra),
    ]
    coarse = [max((n.unit for n in numerals), default=0.0) for numerals in printed]
    if any(coarse):
        side = 0 if coarse[0] > coarse[1] else 1
        good = _states(printed[side], (right, left)[side], algebra)
    else:
        slack = _slack(relation.left, left, scope) + _slack(relation.right, right, scope)
        if algebra.is_matrix(left) or not slack:
            raise NotEvaluatedError("an approximation without a printed decimal")
        good = abs(float(left - right)) <= slack
    return "" if good else f"{relation.text} is false: {said}. Correct one of them."


def _states(numerals: list[Numeral], other: Value, algebra: ModuleType) -> bool:
    """Are these printed numbers the values, correctly rounded, and is one of them rounded?"""
    values = algebra.entries(other)
    return any(numeral.unit for numeral in numerals) and all(
        numeral.states(float(number)) for numeral, number in zip(numerals, values, strict=True)
    )


def _numerals(side: e.Expression, exact: Value, algebra: ModuleType) -> list[Numeral]:
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


def _slack(side: e.Expression, exact: Value, scope: Scope) -> float:
    """How far the rounding of the decimals in a side may move its value."""
    decimals = list(_decimals(side))
    moved = 0.0
    for number in decimals:
        half = Fraction(1, 2 * 10 ** (number.places or 0))

        def more(each: e.Number, one: e.Number = number, by: Fraction = half) -> e.Number:
            return e.Number(each.value + by, each.places) if each is one else each

        moved += abs(float(value(e.changed(side, more), scope) - exact))
    return moved * 1.000001


def _decimals(side: e.Expression) -> Iterator[e.Number]:
    return (number for number in e.inside(side, e.Number) if number.places is not None)
