"""Exact values: numbers and matrices of SymPy. What `floats` does, without rounding."""

from __future__ import annotations

import numbers
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

Value = Any  # a number of SymPy, or a matrix of them
LARGE = 10_000  # bits of a power, ten times the terms of a sum
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


CONSTANTS = {"\\pi": sympy.pi, "e": sympy.E, "\\mathrm{e}": sympy.E}
DIGITS = 50
EXACT, FLOAT = sympy.Float("1e-45", DIGITS), sympy.Float("1e-8")


def rational(value: Fraction) -> Value:
    """A number as printed."""
    return sympy.Rational(value.numerator, value.denominator)


def lifted(bound: Any) -> Value:
    """A number, list or array as SymPy's; a list of numbers is a column."""
    if isinstance(bound, sympy.Basic | ImmutableMatrix):
        return bound
    if isinstance(bound, sympy.MatrixBase):
        return ImmutableMatrix(bound)
    if isinstance(bound, Fraction):
        return rational(bound)
    if isinstance(bound, numbers.Integral):
        return sympy.Integer(int(bound))
    if isinstance(bound, numbers.Real):
        return sympy.Float(float(bound))
    rows = bound.tolist() if hasattr(bound, "tolist") else list(bound)
    return ImmutableMatrix(
        [[lifted(x) for x in r] if isinstance(r, list) else [lifted(r)] for r in rows]
    )


def matrix(rows: list[list[Value]]) -> Value:
    """Rows of numbers."""
    return ImmutableMatrix([[number(entry, "an entry") for entry in row] for row in rows])


def is_matrix(of: Value) -> bool:
    """Has it rows and columns?"""
    return isinstance(of, ImmutableMatrix)


def alike(left: Value, right: Value) -> tuple[Value, Value]:
    """Both as they are: what fits any shape has no exact value."""
    return left, right


def space(sizes: list[int]) -> str:
    """How a shape is said of which these are the sizes."""
    return f"shape {'×'.join(map(str, [*sizes, 1][:2]))}" if sizes else "a number"


def definite(left: Value, right: Value, strictly: bool) -> bool:
    """Is the difference of two matrices positive definite, or at least semidefinite?"""
    difference = left - right
    return bool(
        difference.is_positive_definite if strictly else difference.is_positive_semidefinite
    )


def entries(of: Value) -> list[Value]:
    """The numbers of a value, row by row."""
    return list(of) if is_matrix(of) else [of]


def transpose(of: Value) -> Value:
    """Rows as columns."""
    return of.T if is_matrix(of) else of


def negate(of: Value) -> Value:
    """Minus a value."""
    return -of


def scaled(of: Value, unit: str) -> Value:
    """A number in percent or degrees."""
    return number(of, unit) * (sympy.Rational(1, 100) if unit == "%" else sympy.pi / 180)


def whole(of: Value) -> int | None:
    """A whole number, None if it is none."""
    return int(of) if getattr(of, "is_Integer", False) else None


def entry(of: Value, places: list[int]) -> Value:
    """An entry of a matrix, counted from 1."""
    size = of.shape if is_matrix(of) else ()
    if len(places) != len(size) or not all(1 <= p <= n for p, n in zip(places, size, strict=True)):
        raise UndefinedError(f"no entry {places} in {shape(of)}")
    return of[places[0] - 1, places[1] - 1]


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


def shape(of: Value) -> str:
    """The shape of a value as a message says it."""
    return f"shape {of.rows}×{of.cols}" if isinstance(of, ImmutableMatrix) else "a number"


def number(of: Value, what: str) -> Value:
    """A value that must be a real number; `what` names it."""
    if isinstance(of, ImmutableMatrix):
        raise UndefinedError(f"{what} has {shape(of)}; expected a number")
    if of.is_real is not True:
        raise UndefinedError(f"{what} is not a real number")
    return of


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


def applied(function: Callable[..., Any], inputs: list[Value]) -> Value:
    """The value of a function that a symbol is bound to."""
    return lifted(function(*inputs))


def function(name: str, inputs: list[Value], index: Value) -> Value:
    """The value of a function with a name of its own; `index` is a base or the kind of a norm."""
    first = inputs[0]
    if name in ("norm", "inner"):
        return _norm(first, index) if name == "norm" else _inner(*inputs)
    if name in ("max", "min"):
        numbers_ = [number(each, name) for each in inputs]
        ordered = sorted(numbers_, key=lambda each: sympy.N(each, 50))
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
    single = number(first, f"the argument of {name}")
    if name == "factorial":
        return sympy.factorial(_combinatorial(single))
    if name == "log":
        name, base = "ln", sympy.E if index is None else number(index, "a base")
        if not base.is_positive or base == 1:
            raise UndefinedError("a logarithm whose base is not positive or 1")
        if single.is_positive:
            return sympy.log(single) / sympy.log(base)
    if name == "ln" and not single.is_positive:
        raise UndefinedError("a logarithm of what is not positive")
    if name == "exp" and abs(sympy.N(single)) > LARGE:
        raise NotEvaluatedError("a power that is very large or very small")
    return number(FUNCTIONS[name](single), name)


def _combinatorial(of: Value) -> Value:
    if not getattr(of, "is_Integer", False) or not 0 <= of <= LARGE // 10:
        raise NotEvaluatedError("a factorial or binomial of no small whole number")
    return of


def _norm(of: Value, index: Value) -> Value:
    if not isinstance(of, ImmutableMatrix):
        raise NotEvaluatedError("a norm of a number")
    vector = 1 in of.shape
    if index == "F" or (vector and index is None):
        return sympy.sqrt(sum(x**2 for x in of))
    if not vector or index is None:
        raise NotEvaluatedError("a norm of a matrix that is not F")
    if index == "∞":
        return function("max", [abs(x) for x in of], None)
    if not (getattr(index, "is_Integer", False) and 1 <= index <= 10):
        raise NotEvaluatedError("a norm that is not 1, 2, ∞ or F")
    return sympy.root(sum(abs(x) ** index for x in of), index)


def _inner(left: Value, right: Value) -> Value:
    if shape(left) != shape(right):
        raise UndefinedError(f"an inner product of {shape(left)} and {shape(right)}")
    if not isinstance(left, ImmutableMatrix) or 1 not in left.shape:
        raise NotEvaluatedError(f"an inner product of {shape(left)} and {shape(right)}")
    return left.dot(right)


def is_zero(of: Value) -> bool:
    """Is a number zero, exactly or to 45 digits?"""
    if of.is_Rational:
        return bool(of == 0)
    return bool(abs(sympy.N(of, 50, maxn=200)) < sympy.Float("1e-45"))
