"""Arithmetic in floating point, by NumPy. What `exact` does, for settings."""

from __future__ import annotations

import math

import numpy as np

from scripts.mathematics.float_functions import applied, function
from scripts.mathematics.float_values import (
    CONSTANTS,
    Fitting,
    Value,
    alike,
    entries,
    is_matrix,
    lifted,
    matrix,
    number,
    rational,
    shape,
    space,
    transpose,
    whole,
)
from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

__all__ = [
    "CONSTANTS",
    "alike",
    "applied",
    "entries",
    "function",
    "is_matrix",
    "lifted",
    "matrix",
    "number",
    "rational",
    "shape",
    "space",
    "transpose",
    "whole",
]

RELATIVE, ABSOLUTE = 1e-8, 1e-10


def definite(left: Value, right: Value, strictly: bool) -> bool:
    """Is the difference of two matrices positive definite, or at least semidefinite?"""
    if not is_matrix(left) or not np.allclose(left - right, (left - right).T):
        raise NotEvaluatedError("an order of matrices that are not symmetric")
    lam = np.linalg.eigvalsh(left - right)
    margin = RELATIVE * max(1.0, float(abs(lam).max()))
    return bool(lam.min() > margin if strictly else lam.min() >= -margin)


def negate(of: Value) -> Value:
    """Minus a value."""
    return multiply(-1.0, of, "")


def scaled(of: Value, unit: str) -> float:
    """A number in percent or degrees."""
    return number(of, unit) * (0.01 if unit == "%" else math.pi / 180)


def order(left: Value, right: Value) -> int:
    """−1, 0 or 1 as a number is less, equal to rounding, or more."""
    if math.isclose(left, right, rel_tol=RELATIVE, abs_tol=ABSOLUTE):
        return 0
    return 1 if left > right else -1


def add(left: Value, right: Value) -> Value:
    """A sum of two of one shape."""
    if isinstance(left, Fitting) and isinstance(right, Fitting):
        if "0" not in (left.kind, right.kind) and left.kind != right.kind:
            raise NotEvaluatedError("a sum of what fits any shape")
        kind = left.kind if right.kind == "0" else right.kind
        return Fitting(left.factor + right.factor, kind)
    left, right = alike(left, right)
    if shape(left) != shape(right):
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not add")
    return left + right


def multiply(left: Value, right: Value, sign: str) -> Value:
    """A product, of matrices too; a row times a column is a number."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Fitting):
            return _fitted(one, other)
    if not (is_matrix(left) and is_matrix(right)):
        return left * right
    if sign == "×":
        if left.shape == right.shape == (3, 1):
            return np.cross(left.ravel(), right.ravel()).reshape(3, 1)
        raise NotEvaluatedError("a cross product")
    if sign == "·" and left.shape == right.shape and left.shape[1] == 1 < left.shape[0]:
        return float(left.ravel() @ right.ravel())
    if left.shape[1] != right.shape[0]:
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not multiply")
    made = left @ right
    return float(made[0, 0]) if made.shape == (1, 1) else made


def _fitted(one: Fitting, other: Value) -> Value:
    """A product with what fits any shape."""
    if one.kind == "0":
        return one
    if not is_matrix(other) and not isinstance(other, Fitting):
        return Fitting(one.factor * other, one.kind)
    if one.kind != "I":
        raise NotEvaluatedError("a product with a vector that fits any shape")
    if is_matrix(other):
        return one.factor * other
    return Fitting(one.factor * other.factor, other.kind)


def divide(left: Value, right: Value) -> Value:
    """A quotient."""
    if number(right, "what is divided by") == 0:
        raise UndefinedError("a division by zero")
    return multiply(left, 1 / right, "")


def root(of: Value, index: Value) -> float:
    """A real root; of a negative number for odd indices only."""
    of, n = number(of, "a root's radicand"), whole(index)
    if n is None or n < 1:
        raise NotEvaluatedError("a root whose index is no whole number")
    if of < 0 and n % 2 == 0:
        raise UndefinedError("a root of a negative number")
    return math.copysign(abs(of) ** (1 / n), of)


def power(below: Value, above: Value) -> Value:
    """A power; of matrices whole ones, and of symmetric positive ones any."""
    above = number(above, "an exponent")
    if isinstance(below, Fitting):
        if below.kind != "I":
            raise NotEvaluatedError("a power of what fits any shape")
        return Fitting(power(below.factor, above), "I")
    if not is_matrix(below):
        if below == 0 and above <= 0:
            raise UndefinedError("a power of zero whose exponent is not positive")
        if below < 0 and above != round(above):
            raise UndefinedError("a root of a negative number")
        return number(math.pow(below, above), "a power")
    if below.shape[0] != below.shape[1]:
        raise UndefinedError(f"a power of {shape(below)}")
    if above < 0 and np.linalg.cond(below) > 1e12:
        raise UndefinedError("an inverse of a singular matrix")
    if above == round(above):
        return np.linalg.matrix_power(below, round(above))
    if not np.allclose(below, below.T):
        raise NotEvaluatedError("a root of a matrix that is not symmetric")
    lam, Q = np.linalg.eigh(below)
    if lam.min() < -ABSOLUTE * abs(lam).max():
        raise UndefinedError("a root of a matrix with a negative eigenvalue")
    return (Q * np.clip(lam, 0, None) ** above) @ Q.T
