"""Values of expressions: exact numbers and matrices of SymPy, from what symbols are bound to."""

from __future__ import annotations

import numbers
from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from typing import Any

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics import expressions as e
from scripts.mathematics.operations import (
    LARGE,
    NotEvaluatedError,
    UndefinedError,
    Value,
    add,
    divide,
    function,
    is_zero,
    multiply,
    number,
    root,
    shape,
)

Bindings = Mapping[str, Any]


def value(of: e.Expression, bindings: Bindings) -> Value:
    """The value; NotEvaluatedError or UndefinedError with the reason where there is none."""
    match of:
        case e.Number(exact):
            return sympy.Rational(exact.numerator, exact.denominator)
        case e.Symbol():
            return _symbol(of, bindings)
        case e.Sum(terms):
            return reduce(add, [value(term, bindings) for term in terms])
        case e.Negation(inner):
            return -value(inner, bindings)
        case e.Product(left, right, sign):
            return multiply(value(left, bindings), value(right, bindings), sign)
        case e.Quotient(over, under):
            return divide(value(over, bindings), value(under, bindings))
        case e.Power(base, exponent):
            return _power(base, exponent, bindings)
        case e.Root(inner, index):
            return root(value(inner, bindings), value(index, bindings))
        case e.Scaled(inner, unit):
            scale = sympy.Rational(1, 100) if unit == "%" else sympy.pi / 180
            return number(value(inner, bindings), unit) * scale
        case e.Transpose(inner):
            matrix = value(inner, bindings)
            return matrix.T if isinstance(matrix, ImmutableMatrix) else matrix
        case e.Matrix(rows):
            entries = [[number(value(x, bindings), "an entry") for x in row] for row in rows]
            return ImmutableMatrix(entries)
        case e.Function(name, arguments, index):
            inputs = [value(argument, bindings) for argument in arguments]
            return function(name, inputs, _index(index, bindings))
        case e.Ambiguous(symbol, applied, multiplied):
            if symbol.name not in bindings:
                raise NotEvaluatedError(f"{symbol.name}(…), a product or a function")
            is_function = callable(bindings[symbol.name])
            return value(applied if is_function else multiplied, bindings)
        case e.Applied(symbol, arguments):
            inputs = [value(argument, bindings) for argument in arguments]
            return lifted(bindings[symbol.name](*inputs))
        case e.Ranged():
            return _ranged(of, bindings)
        case e.Unreadable(reason):
            raise NotEvaluatedError(reason)
    raise NotEvaluatedError(type(of).__name__)


def lifted(bound: Any) -> Value:
    """A number, list or array of a setting as SymPy's; a list of numbers is a column."""
    if isinstance(bound, sympy.Basic | ImmutableMatrix):
        return bound
    if isinstance(bound, sympy.MatrixBase):
        return ImmutableMatrix(bound)
    if isinstance(bound, Fraction):
        return sympy.Rational(bound.numerator, bound.denominator)
    if isinstance(bound, numbers.Real):
        return sympy.Integer(str(bound)) if _whole(bound) else sympy.Float(float(bound))
    rows = bound.tolist() if hasattr(bound, "tolist") else list(bound)
    return ImmutableMatrix(
        [[lifted(x) for x in r] if isinstance(r, list) else [lifted(r)] for r in rows]
    )


def _whole(bound: Any) -> bool:
    return isinstance(bound, numbers.Integral)


def _symbol(symbol: e.Symbol, bindings: Bindings) -> Value:
    r"""What a symbol is bound to; indices count from 1. `π` and `e` need no binding."""
    if symbol.name in bindings:
        bound = bindings[symbol.name]
        for at, axis in enumerate(_axes(symbol, bound, bindings)):
            size = len(bound)
            if not 1 <= axis <= size:
                raise UndefinedError(
                    f"index {at + 1} of {symbol.name} is {axis}; expected 1 to {size}"
                )
            bound = bound[axis - 1]
        return lifted(bound)
    constant = {"\\pi": sympy.pi, "e": sympy.E, "\\mathrm{e}": sympy.E}.get(symbol.name)
    if constant is None or symbol.indices:
        raise NotEvaluatedError(f"{symbol.name} has no value")
    return constant


def _index(index: e.Expression | None, bindings: Bindings) -> Value:
    """The base of a logarithm, or the kind of a norm, which may be ∞ or F."""
    if index in (e.Symbol("∞"), e.Symbol("F")):
        return index.name
    return None if index is None else value(index, bindings)


def _axes(symbol: e.Symbol, bound: Any, bindings: Bindings) -> list[int]:
    """The values of the indices; `_{12}` of a matrix are two."""
    depth, inner = 0, bound
    while hasattr(inner, "__len__") and len(inner):
        depth, inner = depth + 1, inner[0]
    indices = list(symbol.indices)
    if depth == 2 and len(indices) == 1 and isinstance(indices[0], e.Number):
        digits = str(indices[0].value)
        indices = [e.Number(Fraction(d)) for d in digits] if len(digits) == 2 else indices
    if len(indices) > depth:
        raise NotEvaluatedError(f"{len(indices)} indices of {symbol.name}, which has {depth} axes")
    values = [value(index, bindings) for index in indices]
    if not all(getattr(axis, "is_Integer", False) for axis in values):
        raise NotEvaluatedError(f"an index of {symbol.name} that is no whole number")
    return [int(axis) for axis in values]


def _power(base: e.Expression, exponent: e.Expression, bindings: Bindings) -> Value:
    below = value(base, bindings)
    matrix = isinstance(below, ImmutableMatrix)
    if exponent == e.Symbol("T") and matrix and "T" not in bindings:
        return below.T
    above = number(value(exponent, bindings), "an exponent")
    if matrix:
        if not above.is_Integer or abs(above) > 100:
            raise NotEvaluatedError("a power of a matrix that is no whole number")
        if below.rows != below.cols:
            raise UndefinedError(f"a power of {shape(below)}")
        if above < 0 and is_zero(below.det()):
            raise UndefinedError("an inverse of a singular matrix")
        return below**above
    if is_zero(below) and is_zero(above):
        raise NotEvaluatedError("zero to the power of zero")
    if is_zero(below) and not above.is_positive:
        raise UndefinedError("a power of zero whose exponent is not positive")
    if below.is_negative and not above.is_Integer:
        raise UndefinedError("a power of a negative number whose exponent is no whole number")
    bits = abs(sympy.N(above)) * abs(sympy.log(abs(below) + 2, 2).evalf())
    if bits > LARGE:
        raise NotEvaluatedError("a power that is very large or very small")
    return below**above


def _ranged(of: e.Ranged, bindings: Bindings) -> Value:
    first, last = value(of.first, bindings), value(of.last, bindings)
    whole = all(getattr(end, "is_Integer", False) for end in (first, last))
    if not whole or last - first > LARGE // 10:
        raise NotEvaluatedError(f"a {of.name} whose range is not small")
    terms = [value(of.term, {**bindings, of.index.name: n}) for n in range(first, last + 1)]
    if not terms:
        return sympy.Integer(0 if of.name == "sum" else 1)
    return reduce(add if of.name == "sum" else lambda a, b: multiply(a, b, ""), terms)
