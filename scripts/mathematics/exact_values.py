"""Exact numbers and matrices of SymPy, and what is asked of them."""

from __future__ import annotations

import numbers
from fractions import Fraction
from typing import Any

import sympy
from sympy import ImmutableMatrix

from scripts.mathematics.scope import UndefinedError

Value = Any  # a number of SymPy, or a matrix of them
CONSTANTS = {"\\pi": sympy.pi, "e": sympy.E, "\\mathrm{e}": sympy.E}


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


def shape(of: Value) -> str:
    """The shape of a value as a message says it."""
    return f"shape {of.rows}×{of.cols}" if isinstance(of, ImmutableMatrix) else "a number"


def entries(of: Value) -> list[Value]:
    """The numbers of a value, row by row."""
    return list(of) if is_matrix(of) else [of]


def number(of: Value, what: str) -> Value:
    """A value that must be a real number; `what` names it."""
    if isinstance(of, ImmutableMatrix):
        raise UndefinedError(f"{what} has {shape(of)}; expected a number")
    if of.is_real is not True:
        raise UndefinedError(f"{what} is not a real number")
    return of


def whole(of: Value) -> int | None:
    """A whole number, None if it is none."""
    return int(of) if getattr(of, "is_Integer", False) else None


def transpose(of: Value) -> Value:
    """Rows as columns."""
    return of.T if is_matrix(of) else of


def is_zero(of: Value) -> bool:
    """Is a number zero, exactly or to 45 digits?"""
    if of.is_Rational:
        return bool(of == 0)
    return bool(abs(sympy.N(of, 50, maxn=200)) < sympy.Float("1e-45"))
