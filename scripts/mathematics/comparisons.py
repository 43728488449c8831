"""Does a relation hold? What is said of one that does not."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import ModuleType

from scripts.mathematics import expressions as e
from scripts.mathematics import rounding
from scripts.mathematics.evaluate import FIRST, Value, places, value, whole
from scripts.mathematics.ranges import RUNNING
from scripts.mathematics.relations import UNKNOWN, Relation, letters
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
        for name in letters(side)
        if name in scope.ranges and not scope.has(name)
    }


def _wrong(relation: Relation, scope: Scope) -> str:
    try:
        return _compared(relation, scope)
    except UndefinedError as reason:
        return f"{relation.text} has no value: {reason}. Correct it."


def _compared(relation: Relation, scope: Scope) -> str:
    algebra, left = scope.algebra, value(relation.left, scope)
    if relation.sign == "∈":
        return _not_in(relation, left, scope)
    if relation.sign == "∉":
        outside = _not_in(relation, left, scope)
        return "" if outside else f"{relation.text} is false. Correct one of them."
    left, right = algebra.alike(left, value(relation.right, scope))
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
        if relation.sign == "=" and rounding.states(
            rounding.numerals(side, exact, algebra), other, algebra
        ):
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
        raise UndefinedError(f"{algebra.shape(left)} has no order {sign}")
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
        rounding.numerals(relation.left, left, algebra),
        rounding.numerals(relation.right, right, algebra),
    ]
    coarse = [max((n.unit for n in numerals), default=0.0) for numerals in printed]
    if any(coarse):
        side = 0 if coarse[0] > coarse[1] else 1
        good = rounding.states(printed[side], (right, left)[side], algebra)
    else:
        slack = rounding.slack(relation.left, left, scope) + rounding.slack(
            relation.right, right, scope
        )
        if algebra.is_matrix(left) or not slack:
            raise NotEvaluatedError("an approximation without a printed decimal")
        good = abs(float(left - right)) <= slack
    return "" if good else f"{relation.text} is false: {said}. Correct one of them."
