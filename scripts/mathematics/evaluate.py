"""Values of expressions: what an algebra computes of what a scope binds symbols to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from itertools import product
from typing import Any

from scripts.mathematics import expressions as e
from scripts.mathematics import lookup
from scripts.mathematics.ranges import RUNNING
from scripts.mathematics.scope import NotEvaluatedError, Scope, UndefinedError

Value = Any  # of the scope's algebra
MANY = 2000  # terms of a sum
FIRST = {"=": (0,), "≠": (-1, 1), "<": (-1,), ">": (1,), "≤": (-1, 0), "≥": (0, 1)}


def value(of: e.Expression, scope: Scope) -> Value:
    """The value; NotEvaluatedError or UndefinedError with the reason where there is none."""
    a = scope.algebra
    if scope.spelled and of in scope.spelled:
        return a.lifted(scope.spelled[of])
    match of:
        case e.Number(exact):
            return a.rational(exact)
        case e.Symbol():
            return lookup.symbol(*_name(of, scope), scope)
        case e.Sum(terms):
            return reduce(a.add, [value(term, scope) for term in terms])
        case e.Negation(inner):
            return a.negate(value(inner, scope))
        case e.Product(left, right, sign):
            return a.multiply(value(left, scope), value(right, scope), sign)
        case e.Quotient(over, under):
            return a.divide(value(over, scope), value(under, scope))
        case e.Power(base, exponent):
            below = value(base, scope)
            if exponent == e.Symbol("T") and a.is_matrix(below) and not scope.has("T"):
                return a.transpose(below)
            return a.power(below, value(exponent, scope))
        case e.Root(inner, index):
            return a.root(value(inner, scope), value(index, scope))
        case e.Scaled(inner, unit):
            return a.scaled(value(inner, scope), unit)
        case e.Transpose(inner):
            return a.transpose(value(inner, scope))
        case e.Matrix(rows):
            return a.matrix([list(_members(row, scope)) for row in rows])
        case e.Entry(inner, indices):
            at = [whole(index, scope) for index in indices]
            at = lookup.two(at) if len(at) == 1 else at
            return lookup.entry(value(inner, scope), at, a)
        case e.Probability(conditions, given):
            return _probability(conditions, given, scope)
        case e.Function("E" | "Var" | "Cov" as name, arguments):
            return _moment(name, arguments, scope)
        case e.Function(name, arguments, index):
            inputs = list(_members(arguments, scope))
            return a.function(name, inputs, _kind(index, scope))
        case e.Ambiguous(symbol, applied, multiplied):
            bound = scope.bound.get(_name(symbol, scope))
            if bound is None and symbol.name.endswith("'"):
                return value(applied, scope)
            if bound is None and not lookup.known(*_name(symbol, scope), scope):
                raise NotEvaluatedError(f"{symbol.name}(…), a product or a function")
            return value(applied if callable(bound) else multiplied, scope)
        case e.Applied(symbol, arguments):
            function = scope.bound.get(_name(symbol, scope))
            if not callable(function) and symbol.name.endswith("'"):
                return _limit(_primed(symbol, arguments), scope)
            if not callable(function):
                raise NotEvaluatedError(f"{symbol.name}(…), which is no function")
            return a.applied(function, list(_members(arguments, scope)))
        case e.Ranged():
            return _ranged(of, scope)
        case e.Derivative() | e.Integral():
            return _limit(of, scope)
        case e.Cases(values, conditions):
            for each, needed in zip(values, conditions, strict=True):
                if all(_meets(condition, scope) for condition in needed):
                    return value(each, scope)
            raise UndefinedError("no case applies")
        case e.Unreadable(reason, True):
            raise UndefinedError(reason)
        case e.Unreadable(reason):
            raise NotEvaluatedError(reason)
    raise NotEvaluatedError(type(of).__name__)


def _limit(of: e.Derivative | e.Integral, scope: Scope) -> Value:
    from scripts.mathematics import limits  # not above: it evaluates, too

    return (
        limits.derivative(of, scope) if isinstance(of, e.Derivative) else limits.integral(of, scope)
    )


def _probability(
    of: tuple[e.Comparison, ...], given: tuple[e.Comparison, ...], scope: Scope
) -> Value:
    """A probability over the outcomes."""
    if not scope.outcomes:
        raise NotEvaluatedError("a probability without outcomes")
    whole_ = [(p, at) for p, at in scope.outcomes if all(_meets(each, at) for each in given)]
    share = sum(p for p, at in whole_ if all(_meets(each, at) for each in of))
    a, total = scope.algebra, sum(p for p, _ in whole_)
    return a.divide(a.lifted(share), a.lifted(total))


def _moment(name: str, arguments: tuple[e.Expression, ...], scope: Scope) -> Value:
    """An expectation, variance or covariance over the outcomes."""
    if len(arguments) > 1:
        raise NotEvaluatedError("a moment under a condition")
    if not scope.outcomes:
        raise NotEvaluatedError("a moment without outcomes")
    a, (of,) = scope.algebra, arguments

    def mean(values: list[Value]) -> Value:
        shares = [a.lifted(probability) for probability, _ in scope.outcomes]
        terms = (a.multiply(share, each, "") for share, each in zip(shares, values, strict=True))
        return reduce(a.add, terms)

    values = [value(of, outcome) for _, outcome in scope.outcomes]
    if name == "E":
        return mean(values)
    squares = [a.multiply(each, a.transpose(each), "") for each in values]
    centre = mean(values)
    return a.add(mean(squares), a.negate(a.multiply(centre, a.transpose(centre), "")))


def whole(of: e.Expression, scope: Scope) -> int:
    """The whole number that an index or an end of a range is."""
    found = scope.algebra.whole(value(of, scope))
    if found is None:
        raise NotEvaluatedError("an index that is no whole number")
    return int(found)


def places(
    indices: tuple[e.Symbol, ...], conditions: tuple[e.Comparison, ...], scope: Scope
) -> Iterator[dict[str, int]]:
    """Every choice of the indices from their ranges that meets the conditions."""
    for index in indices:
        if index.name not in scope.ranges:
            raise NotEvaluatedError(f"the range of {index.name}")
    many = [scope.ranges[index.name] for index in indices]
    if reduce(lambda n, each: n * len(each), many, 1) > MANY:
        raise NotEvaluatedError("a range that is not small")
    for chosen in product(*many):
        at = dict(zip((index.name for index in indices), chosen, strict=True))
        inner = scope.having(at) if conditions else scope
        if all(_meets(condition, inner) for condition in conditions):
            yield at


def _meets(condition: e.Comparison, scope: Scope) -> bool:
    left, right = value(condition.left, scope), value(condition.right, scope)
    return scope.algebra.order(left, right) in FIRST[condition.sign]


def _members(members: tuple[e.Expression, ...], scope: Scope) -> Iterator[Value]:
    """Values of members; what dots leave out is filled in."""
    for member in members:
        if isinstance(member, e.Ranged) and member.name == "list":
            yield from _terms(member, scope)
        else:
            yield value(member, scope)


def _primed(symbol: e.Symbol, arguments: tuple[e.Expression, ...]) -> e.Derivative:
    """`f''(x)` as a derivative."""
    name = symbol.name.rstrip("'")
    if len(arguments) != 1 or not isinstance(arguments[0], e.Symbol):
        raise NotEvaluatedError(f"{symbol.name} at what is no variable")
    of = e.Applied(replace(symbol, name=name), arguments)
    return e.Derivative(of, (arguments[0],) * (len(symbol.name) - len(name)))


def _name(symbol: e.Symbol, scope: Scope) -> tuple[str, tuple[Any, ...]]:
    """A symbol as a setting names it: indices are numbers, or letters that have no value."""
    found = list[Any]()
    for index in symbol.indices:
        try:
            found.append(whole(index, scope))
        except NotEvaluatedError:
            found.append(index.name if isinstance(index, e.Symbol) else None)
    own = tuple(found)
    letters = (each for each in own if isinstance(each, str) and each not in scope.ranges)
    letter = next(letters, "")
    family = (symbol.name, len(own)) in scope.families
    if family and letter and (symbol.name, own) not in scope.bound:
        raise UndefinedError(f"the index {letter} of {symbol.name} has neither a range nor a value")
    return symbol.name, own


def _kind(index: e.Expression | None, scope: Scope) -> Value:
    """The base of a logarithm, or the kind of a norm, which may be ∞ or F."""
    if index in (e.Symbol("∞"), e.Symbol("F")):
        return index.name
    return None if index is None else value(index, scope)


def _terms(of: e.Ranged, scope: Scope) -> Iterator[Value]:
    """The terms of what runs over indices."""
    if of.first is None or of.last is None:
        for at in places(of.indices, of.conditions, scope):
            yield value(of.term, scope.having(at))
        return
    first, last = whole(of.first, scope), whole(of.last, scope)
    if of.indices[0] == RUNNING and last < first - 1:
        raise UndefinedError(f"dots from {first} to {last}")
    if last - first > MANY:
        raise NotEvaluatedError(f"a {of.name} whose range is not small")
    for n in range(first, last + 1):
        yield value(of.term, scope.having({of.indices[0].name: n}))


def _ranged(of: e.Ranged, scope: Scope) -> Value:
    a, terms = scope.algebra, list(_terms(of, scope))
    if of.name in ("max", "min"):
        return a.function(of.name, terms, None)
    if of.name in ("argmax", "argmin") and of.first is None and len(of.indices) == 1:
        best = a.function(of.name.removeprefix("arg"), terms, None)
        found = [
            at
            for at, term in zip(places(of.indices, of.conditions, scope), terms, strict=True)
            if a.order(term, best) == 0
        ]
        if len(found) != 1:
            raise UndefinedError(f"{of.name} of a tie")
        return a.lifted(found[0][of.indices[0].name])
    if of.name not in ("sum", "prod"):
        raise NotEvaluatedError(f"a {of.name}")
    if not terms:
        return a.rational(Fraction(0 if of.name == "sum" else 1))
    return reduce(a.add if of.name == "sum" else lambda x, y: a.multiply(x, y, ""), terms)
