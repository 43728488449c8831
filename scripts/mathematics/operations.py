"""What is done with values: sums and products with their shapes, roots, functions, norms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import ImmutableMatrix

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


class NotEvaluatedError(Exception):
    """Why an expression is left alone: not understood, not bound, too large."""


class UndefinedError(Exception):
    """Why an expression has no value: a division by zero, shapes that do not fit."""


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
