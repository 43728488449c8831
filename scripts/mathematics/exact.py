"""Exact arithmetic, by SymPy. What `floats` does, without rounding."""

from __future__ import annotations

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics.exact_functions import LARGE, applied, function
from scripts.mathematics.exact_values import (
    CONSTANTS,
    Value,
    entries,
    is_matrix,
    is_zero,
    lifted,
    matrix,
    number,
    rational,
    shape,
    transpose,
    whole,
)
from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

__all__ = [
    "CONSTANTS",
    "applied",
    "entries",
    "function",
    "is_matrix",
    "lifted",
    "matrix",
    "rational",
    "shape",
    "transpose",
    "whole",
]

DIGITS = 50
EXACT, FLOAT = sympy.Float("1e-45", DIGITS), sympy.Float("1e-8")


def alike(left: Value, right: Value) -> tuple[Value, Value]:
    """Both as they are: what fits any shape has no exact value."""
    return left, right


def negate(of: Value) -> Value:
    """Minus a value."""
    return -of


def scaled(of: Value, unit: str) -> Value:
    """A number in percent or degrees."""
    return number(of, unit) * (sympy.Rational(1, 100) if unit == "%" else sympy.pi / 180)


def order(left: Value, right: Value) -> int:
    """−1, 0 or 1 as a number is less, equal or more: exactly, or to fifty digits."""
    if left.is_Rational and right.is_Rational:
        return int(sympy.sign(left - right))
    a, b = (sympy.N(side, DIGITS + 10, maxn=400) for side in (left, right))
    if not (a.is_real and b.is_real):
        raise NotEvaluatedError("a value that is not real")
    close = FLOAT if left.has(sympy.Float) or right.has(sympy.Float) else EXACT
    if abs(a - b) <= close * max(1, abs(a), abs(b)):
        return 0
    return 1 if a > b else -1


def power(below: Value, above: Value) -> Value:
    """A power; of a matrix with whole exponents, −1 is its inverse."""
    above = number(above, "an exponent")
    if is_matrix(below):
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


def add(left: Value, right: Value) -> Value:
    """A sum of two of one shape."""
    if shape(left) != shape(right):
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not add")
    return left + right


def multiply(left: Value, right: Value, sign: str) -> Value:
    """A product, of matrices too; a row times a column is a number."""
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


def divide(left: Value, right: Value) -> Value:
    """A quotient."""
    if isinstance(right, ImmutableMatrix):
        raise UndefinedError(f"a division by {shape(right)}")
    if is_zero(right):
        raise UndefinedError("a division by zero")
    return left / right


def root(of: Value, index: Value) -> Value:
    """A real root; of a negative number for odd indices only."""
    of, index = number(of, "a root's radicand"), number(index, "a root's index")
    if not (index.is_Integer and index > 0):
        raise NotEvaluatedError("a root whose index is no whole number")
    if of.is_negative:
        if index % 2 == 0:
            raise UndefinedError("a root of a negative number")
        return -sympy.root(-of, index)
    return sympy.root(of, index)
