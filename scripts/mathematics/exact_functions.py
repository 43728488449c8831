"""Functions of exact values that have a name of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics.exact_values import Value, lifted, number, shape
from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

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
