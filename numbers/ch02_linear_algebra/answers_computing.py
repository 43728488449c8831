"""Answers of the exercises on computing: growing pivots, tiny pivots, a forgotten axis."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import sympy

from ch02_linear_algebra.table import coefficients, patients
from scripts.declare import cross_checked_by

EXR_GROWTH_SIZE = 60
EXR_GROWTH_DIGITS = np.finfo(float).nmant + 1  # binary digits of a double
EXR_GROWTH_STARS = np.array([[1, 0, 0, 1], [-1, 1, 0, 1], [-1, -1, 1, 1], [-1, -1, -1, 1]])
EXR_PIVOTS_SIZE = 20
EXR_PIVOTS_THRESHOLDS = (1e-3, 1e-15)

Number = float | Fraction


def wilkinson(n: int) -> np.ndarray:
    """Ones on the diagonal and in the last column, -1 below the diagonal; (n, n)."""
    W = np.eye(n) - np.tril(np.ones((n, n)), -1)
    W[:, -1] = 1
    return W


def rolled(n: int) -> np.ndarray:
    """The same matrix with its last column in front."""
    return np.roll(wilkinson(n), 1, axis=1)


def exr_growth() -> dict[str, np.ndarray]:
    """L and U of four rows by SymPy, as they are and with the last column in front."""
    found = {}
    for name, matrix in (("as_is", wilkinson(4)), ("rolled", rolled(4))):
        L, U, exchanged = sympy.Matrix(matrix.astype(int)).LUdecomposition()
        assert not exchanged
        found[f"{name}_L"], found[f"{name}_U"] = (np.array(M).astype(int) for M in (L, U))
    return found


def exr_growth_rolled() -> list[np.ndarray]:
    """The factors L and U of four rows with the last column in front."""
    found = exr_growth()
    return [found["rolled_L"], found["rolled_U"]]


def _by_loops(A: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Elimination with partial pivoting in plain doubles, then substitution; (n,)."""
    rows, n = [[*map(float, row), float(value)] for row, value in zip(A, b, strict=True)], len(b)
    for k in range(n):
        largest = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[largest] = rows[largest], rows[k]
        for i in range(k + 1, n):
            multiple = rows[i][k] / rows[k][k]
            rows[i] = [x - multiple * y for x, y in zip(rows[i], rows[k], strict=True)]
    c = [0.0] * n
    for k in reversed(range(n)):
        known = sum(rows[k][j] * c[j] for j in range(k + 1, n))
        c[k] = (rows[k][n] - known) / rows[k][k]
    return np.array(c)


def _ones_lost(solve: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> dict[str, Any]:
    ones = np.ones(EXR_GROWTH_SIZE)
    found = dict[str, Any]()
    for name, A in (("as_is", wilkinson(EXR_GROWTH_SIZE)), ("rolled", rolled(EXR_GROWTH_SIZE))):
        c = solve(A, A @ ones)  # the right-hand side is exact: sums of few ones
        found[name] = int((c != ones).sum())
        found[f"{name}_values"] = sorted(set(c[c != ones].tolist()))
    return found


@cross_checked_by(partial(_ones_lost, _by_loops))
def exr_growth_lost() -> dict[str, Any]:
    """How many of the ones come out as something else with LAPACK, and as what."""
    return _ones_lost(np.linalg.solve)


def exr_growth_condition() -> float:
    """The condition number of the matrix with EXR_GROWTH_SIZE rows."""
    return float(np.linalg.cond(wilkinson(EXR_GROWTH_SIZE)))


def hilbert_rows(n: int) -> list[list[Fraction]]:
    """Rows of the Hilbert matrix, exactly."""
    return [[Fraction(1, i + j + 1) for j in range(n)] for i in range(n)]


def exr_pivots_matrix() -> np.ndarray:
    """The Hilbert matrix with three rows, in fractions."""
    return np.array(hilbert_rows(3))


def count_pivots(A: list[list[Any]], threshold: float) -> int:
    """Pivots that are larger than the threshold times the largest entry; rows are exchanged."""
    A, n, rank = [list(row) for row in A], len(A), 0
    scale = max(abs(entry) for row in A for entry in row)
    for j in range(n):
        i = max(range(rank, n), key=lambda i: abs(A[i][j]))
        if abs(A[i][j]) > threshold * scale:
            A[rank], A[i] = A[i], A[rank]
            for k in range(rank + 1, n):
                t = A[k][j] / A[rank][j]
                A[k] = [x - t * y for x, y in zip(A[k], A[rank], strict=True)]
            rank += 1
            if rank == n:
                break
    return rank


def _pivots_by_determinants() -> list[Fraction]:
    """Each pivot as a quotient of two leading determinants."""
    H = sympy.Matrix(3, 3, lambda i, j: sympy.Rational(1, i + j + 1))
    minors = [Fraction(1), *(Fraction(str(H[:k, :k].det())) for k in (1, 2, 3))]
    return [after / before for before, after in pairwise(minors)]


@cross_checked_by(_pivots_by_determinants)
def exr_pivots() -> list[Fraction]:
    """The pivots of the Hilbert matrix with three rows, by elimination in fractions."""
    A = hilbert_rows(3)
    for k in range(3):
        for i in range(k + 1, 3):
            t = A[i][k] / A[k][k]
            A[i] = [x - t * y for x, y in zip(A[i], A[k], strict=True)]
    return [A[k][k] for k in range(3)]


def _counted_by_numpy() -> dict[str, int]:
    """The same counts with rows of NumPy, whose products are not fused with sums."""
    n = EXR_PIVOTS_SIZE
    H = np.array([[float(entry) for entry in row] for row in hilbert_rows(n)])

    def count(threshold: float) -> int:
        A, rank = H.copy(), 0
        for j in range(n):
            i = rank + int(np.abs(A[rank:, j]).argmax()) if rank < n else rank
            if rank < n and abs(A[i, j]) > threshold:
                A[[rank, i]] = A[[i, rank]]
                t = A[rank + 1 :, j] / A[rank, j]
                A[rank + 1 :] = A[rank + 1 :] - t[:, None] * A[rank]
                rank += 1
        return rank

    exact = sympy.Matrix(n, n, lambda i, j: sympy.Rational(1, i + j + 1)).rank()
    coarse, fine = EXR_PIVOTS_THRESHOLDS
    return {"exact": int(exact), "coarse": count(coarse), "fine": count(fine)}


@cross_checked_by(_counted_by_numpy)
def exr_pivots_counted() -> dict[str, int]:
    """Pivots of the Hilbert matrix with 20 rows: in fractions, and in doubles above thresholds."""
    exact = hilbert_rows(EXR_PIVOTS_SIZE)
    doubles = [[float(entry) for entry in row] for row in exact]
    coarse, fine = EXR_PIVOTS_THRESHOLDS
    return {
        "exact": count_pivots(exact, 0),
        "coarse": count_pivots(doubles, coarse),
        "fine": count_pivots(doubles, fine),
    }


def patients_fitted() -> tuple[np.ndarray, np.ndarray]:
    """Fitted values and true ones of the diabetes table, (N,) each."""
    X, y = patients()
    c = coefficients(X, y)
    return c[0] + X @ c[1:], y


def _axis_by_variances() -> dict[str, Any]:
    """From the share R² that a fit with an offset explains, without any table of differences."""
    X, y = patients()
    Z = X - X.mean(axis=0)
    c = np.linalg.solve(Z.T @ Z, Z.T @ (y - y.mean()))
    explained = c @ (Z.T @ Z) @ c / len(y)
    return {
        "rows": len(y),
        "entries": len(y) ** 2,
        "right": y.var() - explained,
        "wrong": y.var() + explained,
        "constant": y.var(),
    }


@cross_checked_by(_axis_by_variances)
def exr_axis() -> dict[str, Any]:
    """Mean squared error of the fit as meant, as broadcast to a table, and of the mean alone."""
    guess, y = patients_fitted()
    table = (guess[:, None] - y) ** 2
    return {
        "rows": len(y),
        "entries": table.size,
        "right": ((guess - y) ** 2).mean(),
        "wrong": table.mean(),
        "constant": ((y.mean() - y[:, None]) ** 2).mean(),
    }
