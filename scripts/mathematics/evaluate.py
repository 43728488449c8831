"""Values of expressions: exact numbers and matrices of SymPy, from what symbols are bound to."""

from __future__ import annotations

import numbers
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from typing import Any

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics import expressions as e

Value = Any  # a number of SymPy, or a matrix of them
Bindings = Mapping[str, Any]
LARGE = 10_000  # bits of a power, terms of a sum
FUNCTIONS: dict[str, Callable[[Value], Value]] = {
    "ln": sympy.log,
    "exp": sympy.exp,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "abs": sympy.Abs,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "floor": sympy.floor,
    "ceil": sympy.ceiling,
}
OF_MATRICES: dict[str, Callable[[Value], Value]] = {
    "det": lambda A: A.det(),
    "tr": lambda A: A.trace(),
    "rank": lambda A: sympy.Integer(A.rank()),
}


class NotEvaluatedError(Exception):
    """Why an expression is left alone: not understood, not bound, too large."""


class UndefinedError(Exception):
    """Why an expression has no value: a division by zero, shapes that do not fit."""


def value(of: e.Expression, bindings: Bindings) -> Value:
    """The value; NotEvaluatedError or UndefinedError with the reason where there is none."""
    match of:
        case e.Number(number):
            return sympy.Rational(number.numerator, number.denominator)
        case e.Symbol():
            return _symbol(of, bindings)
        case e.Sum(terms):
            return reduce(_add, [value(term, bindings) for term in terms])
        case e.Negation(inner):
            return -value(inner, bindings)
        case e.Product(left, right, sign):
            return _multiply(value(left, bindings), value(right, bindings), sign)
        case e.Quotient(over, under):
            return _divide(value(over, bindings), value(under, bindings))
        case e.Power(base, exponent):
            return _power(base, exponent, bindings)
        case e.Root(inner, index):
            return _root(value(inner, bindings), value(index, bindings))
        case e.Scaled(inner, unit):
            scale = sympy.Rational(1, 100) if unit == "%" else sympy.pi / 180
            return _number(value(inner, bindings), unit) * scale
        case e.Transpose(inner):
            matrix = value(inner, bindings)
            return matrix.T if isinstance(matrix, ImmutableMatrix) else matrix
        case e.Matrix(rows):
            entries = [[_number(value(x, bindings), "an entry") for x in row] for row in rows]
            return ImmutableMatrix(entries)
        case e.Function(name, arguments, index):
            inputs = [value(argument, bindings) for argument in arguments]
            return _function(name, inputs, index, bindings)
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


def shape(of: Value) -> str:
    """The shape of a value as a message says it."""
    return f"shape {of.rows}×{of.cols}" if isinstance(of, ImmutableMatrix) else "a number"


def _whole(bound: Any) -> bool:
    return isinstance(bound, numbers.Integral)


def _number(of: Value, what: str) -> Value:
    if isinstance(of, ImmutableMatrix):
        raise UndefinedError(f"{what} has {shape(of)}; expected a number")
    if of.is_real is not True:
        raise UndefinedError(f"{what} is not a real number")
    return of


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


def _add(left: Value, right: Value) -> Value:
    if shape(left) != shape(right):
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not add")
    return left + right


def _multiply(left: Value, right: Value, sign: str) -> Value:
    matrices = [isinstance(side, ImmutableMatrix) for side in (left, right)]
    if matrices != [True, True]:
        return left * right
    if sign == "×":
        raise NotEvaluatedError("a cross product")
    if sign == "·" and left.shape == right.shape and 1 in left.shape and left.shape != (1, 1):
        return left.dot(right)
    if left.cols != right.rows:
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not multiply")
    made = left * right
    return made[0, 0] if made.shape == (1, 1) else made


def _divide(left: Value, right: Value) -> Value:
    if isinstance(right, ImmutableMatrix):
        raise UndefinedError(f"a division by {shape(right)}")
    if _is_zero(right):
        raise UndefinedError("a division by zero")
    return left / right


def _power(base: e.Expression, exponent: e.Expression, bindings: Bindings) -> Value:
    below = value(base, bindings)
    matrix = isinstance(below, ImmutableMatrix)
    if exponent == e.Symbol("T") and matrix and "T" not in bindings:
        return below.T
    above = _number(value(exponent, bindings), "an exponent")
    if matrix:
        if not above.is_Integer or abs(above) > 100:
            raise NotEvaluatedError("a power of a matrix that is no whole number")
        if below.rows != below.cols:
            raise UndefinedError(f"a power of {shape(below)}")
        if above < 0 and _is_zero(below.det()):
            raise UndefinedError("an inverse of a singular matrix")
        return below**above
    if _is_zero(below) and not above.is_positive:
        raise UndefinedError("a power of zero whose exponent is not positive")
    if below.is_negative and not above.is_Integer:
        raise UndefinedError("a power of a negative number whose exponent is no whole number")
    bits = abs(sympy.N(above)) * abs(sympy.log(abs(below) + 2, 2).evalf())
    if bits > LARGE:
        raise NotEvaluatedError("a power that is very large or very small")
    return below**above


def _root(of: Value, index: Value) -> Value:
    of, index = _number(of, "a root's radicand"), _number(index, "a root's index")
    if not (index.is_Integer and index > 0):
        raise NotEvaluatedError("a root whose index is no whole number")
    if of.is_negative:
        raise UndefinedError("a root of a negative number")
    return sympy.root(of, index)


def _function(
    name: str, inputs: list[Value], index: e.Expression | None, bindings: Bindings
) -> Value:
    first = inputs[0]
    if name in ("norm", "inner"):
        return _norm(first, index, bindings) if name == "norm" else _inner(*inputs)
    if name in ("max", "min"):
        numbers_ = [_number(each, name) for each in inputs]
        ordered = sorted(numbers_, key=lambda number: sympy.N(number, 50))
        return ordered[-1 if name == "max" else 0]
    if name in OF_MATRICES:
        if not isinstance(first, ImmutableMatrix) or len(inputs) != 1:
            raise NotEvaluatedError(f"{name} of {shape(first)}")
        if name != "rank" and first.rows != first.cols:
            raise UndefinedError(f"{name} of {shape(first)}")
        return OF_MATRICES[name](first)
    if name == "binom":
        upper, lower = inputs
        return _combinatorial(upper) and sympy.binomial(upper, _combinatorial(lower))
    if len(inputs) != 1:
        raise NotEvaluatedError(f"{name} of {len(inputs)} arguments")
    number = _number(first, f"the argument of {name}")
    if name == "factorial":
        return sympy.factorial(_combinatorial(number))
    if name == "log":
        name, base = "ln", _number(value(index, bindings), "a base") if index else sympy.E
        if not base.is_positive or base == 1:
            raise UndefinedError("a logarithm whose base is not positive or 1")
        if number.is_positive:
            return sympy.log(number) / sympy.log(base)
    if name == "ln" and not number.is_positive:
        raise UndefinedError("a logarithm of what is not positive")
    if name == "exp" and abs(sympy.N(number)) > LARGE:
        raise NotEvaluatedError("a power that is very large or very small")
    return _number(FUNCTIONS[name](number), name)


def _combinatorial(of: Value) -> Value:
    if not getattr(of, "is_Integer", False) or not 0 <= of <= LARGE // 10:
        raise NotEvaluatedError("a factorial or binomial of no small whole number")
    return of


def _norm(of: Value, index: e.Expression | None, bindings: Bindings) -> Value:
    if not isinstance(of, ImmutableMatrix):
        raise NotEvaluatedError("a norm of a number")
    vector = 1 in of.shape
    if index == e.Symbol("F") or (vector and index is None):
        return sympy.sqrt(sum(x**2 for x in of))
    if not vector or index is None:
        raise NotEvaluatedError("a norm of a matrix that is not F")
    if index == e.Symbol("∞"):
        return _function("max", [abs(x) for x in of], None, bindings)
    order = value(index, bindings)
    if not (getattr(order, "is_Integer", False) and 1 <= order <= 10):
        raise NotEvaluatedError("a norm that is not 1, 2, ∞ or F")
    return sympy.root(sum(abs(x) ** order for x in of), order)


def _inner(left: Value, right: Value) -> Value:
    if shape(left) != shape(right):
        raise UndefinedError(f"an inner product of {shape(left)} and {shape(right)}")
    if not isinstance(left, ImmutableMatrix) or 1 not in left.shape:
        raise NotEvaluatedError(f"an inner product of {shape(left)} and {shape(right)}")
    return left.dot(right)


def _ranged(of: e.Ranged, bindings: Bindings) -> Value:
    first, last = value(of.first, bindings), value(of.last, bindings)
    whole = all(getattr(end, "is_Integer", False) for end in (first, last))
    if not whole or last - first > LARGE // 10:
        raise NotEvaluatedError(f"a {of.name} whose range is not small")
    terms = [value(of.term, {**bindings, of.index.name: n}) for n in range(first, last + 1)]
    if not terms:
        return sympy.Integer(0 if of.name == "sum" else 1)
    return reduce(_add if of.name == "sum" else lambda a, b: _multiply(a, b, ""), terms)


def _is_zero(of: Value) -> bool:
    if of.is_Rational:
        return bool(of == 0)
    return bool(abs(sympy.N(of, 50, maxn=200)) < sympy.Float("1e-45"))
