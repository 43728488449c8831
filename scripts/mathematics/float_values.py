"""Numbers, and matrices of NumPy, in floating point; and matrices that fit any shape."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

Value = Any  # a float, an array with two axes, or a Fitting


class Fitting:
    r"""`\mathbf{I}`, `\mathbf{0}`, `\mathbf{1}` and their multiples: they fit what they meet."""

    def __init__(self, factor: float, kind: str) -> None:
        self.factor, self.kind = factor, kind

    def __repr__(self) -> str:
        return "0" if self.kind == "0" else f"{self.factor:.10g} {self.kind}"

    def like(self, shape: tuple[int, ...]) -> np.ndarray:
        """As a matrix of this shape."""
        if self.kind == "0":
            return np.zeros(shape)
        if self.kind == "1":
            if shape[1] != 1:
                raise UndefinedError(f"a vector of ones of shape {shape[0]}×{shape[1]}")
            return np.full(shape, self.factor)
        if shape[0] != shape[1]:
            raise UndefinedError(f"an identity of shape {shape[0]}×{shape[1]}")
        return self.factor * np.eye(shape[0])


CONSTANTS: dict[str, Any] = {
    "\\pi": math.pi,
    "e": math.e,
    "\\mathrm{e}": math.e,
    "\\mathbf{I}": Fitting(1.0, "I"),
    "\\mathbf{0}": Fitting(0.0, "0"),
    "\\mathbf{1}": Fitting(1.0, "1"),
}


def rational(value: Fraction) -> float:
    """A number as printed."""
    return float(value)


def lifted(bound: Any) -> Value:
    """A number or array of a setting; a list of numbers is a column."""
    if isinstance(bound, Fitting):
        return bound
    array = np.asarray(bound, dtype=float)
    if array.ndim > 2:
        raise NotEvaluatedError(f"an array with {array.ndim} axes")
    if array.ndim == 0:
        return float(array)
    return array.reshape(-1, 1) if array.ndim == 1 else array


def is_matrix(of: Value) -> bool:
    """Has it rows and columns?"""
    return isinstance(of, np.ndarray)


def shape(of: Value) -> str:
    """The shape of a value as a message says it."""
    if isinstance(of, Fitting):
        return "a matrix that fits"
    return f"shape {of.shape[0]}×{of.shape[1]}" if is_matrix(of) else "a number"


def space(sizes: list[int]) -> str:
    """How a shape is said of which these are the sizes."""
    return f"shape {'×'.join(map(str, [*sizes, 1][:2]))}" if sizes else "a number"


def entries(of: Value) -> list[float]:
    """The numbers of a value, row by row."""
    return [float(x) for x in of.ravel()] if is_matrix(of) else [of]


def number(of: Value, what: str) -> float:
    """A value that must be a number; `what` names it."""
    if is_matrix(of) or isinstance(of, Fitting):
        raise UndefinedError(f"{what} has {shape(of)}; expected a number")
    if not math.isfinite(of):
        raise UndefinedError(f"{what} is not finite")
    return float(of)


def whole(of: Value) -> int | None:
    """A whole number, None if it is none."""
    if is_matrix(of) or isinstance(of, Fitting) or not math.isfinite(of):
        return None
    return round(of) if of == round(of) else None


def alike(left: Value, right: Value) -> tuple[Value, Value]:
    """Two values, of which one may fit the other."""
    if isinstance(left, Fitting) and isinstance(right, Fitting):
        raise NotEvaluatedError("two sides that fit any shape")
    if isinstance(left, Fitting) and is_matrix(right):
        return left.like(right.shape), right
    if isinstance(right, Fitting) and is_matrix(left):
        return left, right.like(left.shape)
    return left, right


def transpose(of: Value) -> Value:
    """Rows as columns."""
    if isinstance(of, Fitting) and of.kind == "1":
        raise NotEvaluatedError("a row of ones that fits any shape")
    return of.T if is_matrix(of) else of


def matrix(rows: list[list[Value]]) -> np.ndarray:
    """Rows of numbers, or of matrices side by side."""
    if any(isinstance(entry, Fitting) for row in rows for entry in row):
        raise NotEvaluatedError("a matrix of which parts fit any shape")
    try:
        return np.block([[np.atleast_2d(entry) for entry in row] for row in rows])
    except ValueError:
        if len(rows) == 1:
            raise NotEvaluatedError("a tuple of matrices") from None
        raise UndefinedError("parts of a matrix that do not fit together") from None
