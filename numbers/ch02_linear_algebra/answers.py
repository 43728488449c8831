"""Answers of the exercises: computed by libraries; the sheet's second routes are its relations."""

from __future__ import annotations

from typing import Any

import numpy as np
import sympy

from scripts.declare import cross_checked_by

EXR_SOLVE = np.array([[1, 2, 1], [2, 5, 4]])
EXR_SOLVE_RIGHT = np.array([3, 8])
EXR_LU = np.array([[2, 1, 1], [4, 3, 4], [2, 3, 7]])
EXR_LU_RIGHT = np.array([4, 11, 12])
EXR_RANK = np.array([[1, 2, 0, 1], [2, 4, 1, 3], [3, 6, 1, 4]])
EXR_BASIS = np.array([[4, 1], [2, 3]])
EXR_BASIS_S = np.array([[1, 1], [1, -2]])
EXR_BASIS_X = np.array([3, 0])
EXR_QUERY = np.array([2, -1])
EXR_KEYS = np.array([[1, 1], [3, 2], [0, -4]])


def _exact(rows: np.ndarray) -> np.ndarray:
    """The reduced echelon form in whole numbers."""
    return np.array(sympy.Matrix(rows).rref()[0]).astype(int)


def _reduced_by_inverse() -> np.ndarray:
    """The augmented matrix times the inverse of its pivot columns."""
    return np.linalg.solve(EXR_SOLVE[:, :2], np.column_stack([EXR_SOLVE, EXR_SOLVE_RIGHT]))


@cross_checked_by(_reduced_by_inverse)
def exr_solve_reduced() -> np.ndarray:
    """The reduced augmented matrix, (2, 4)."""
    return _exact(np.column_stack([EXR_SOLVE, EXR_SOLVE_RIGHT]))


def exr_solve() -> dict[str, np.ndarray]:
    """The solution with c3 = 0, and a basis of the kernel."""
    reduced = exr_solve_reduced()
    return {
        "particular": np.append(reduced[:, 3], 0),
        "kernel": np.append(-reduced[:, 2], 1),
    }


def exr_lu() -> dict[str, np.ndarray]:
    """The factors without an exchange of rows, by SymPy, and the solution."""
    L, U, _ = sympy.Matrix(EXR_LU).LUdecomposition()
    return {
        "L": np.array(L).astype(int),
        "U": np.array(U).astype(int),
        "y": np.array(L.solve(sympy.Matrix(EXR_LU_RIGHT))).astype(int)[:, 0],
        "solution": np.linalg.solve(EXR_LU, EXR_LU_RIGHT),
    }


def _rank_by_svd() -> int:
    """The rank by singular values."""
    return int(np.linalg.matrix_rank(EXR_RANK))


@cross_checked_by(_rank_by_svd)
def exr_rank_number() -> int:
    """The number of pivots."""
    return len(sympy.Matrix(EXR_RANK).rref()[1])


def exr_rank() -> dict[str, np.ndarray]:
    """The pivot columns, the rows of the reduced form that are not zero, a basis of the kernel."""
    pivots = list(sympy.Matrix(EXR_RANK).rref()[1])
    kernel = [np.array(v).astype(int)[:, 0] for v in sympy.Matrix(EXR_RANK).nullspace()]
    return {
        "columns": EXR_RANK[:, pivots],
        "rows": _exact(EXR_RANK)[: len(pivots)],
        "first": kernel[0],
        "second": kernel[1],
    }


def exr_basis() -> dict[str, np.ndarray]:
    """The map in the new basis, and the coordinates of the point and of its image."""
    inverse = np.linalg.inv(EXR_BASIS_S)
    return {
        "D": inverse @ EXR_BASIS @ EXR_BASIS_S,
        "coordinates": inverse @ EXR_BASIS_X,
        "image": EXR_BASIS @ EXR_BASIS_X,
    }


def exr_scores() -> dict[str, Any]:
    """The scores of the query, and the mean of the keys with these scores as weights."""
    scores = np.einsum("d,td->t", EXR_QUERY, EXR_KEYS)
    return {"scores": scores, "sum": int(scores.sum())}
