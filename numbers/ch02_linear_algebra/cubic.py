"""The chapter's system: cubics through three points, three equations for four unknowns.

A curve c1 + c2 x + c3 x² + c4 x³ takes the values (1, 2, 5) at the places (0, 1, 2); every step of
elimination stays in integers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import sympy

from scripts.declare import cross_checked_by

PLACES = np.array([0, 1, 2])
VALUES = np.array([1, 2, 5])  # the right-hand side b
AGAIN = np.array([0, 2, 2])  # a place that is measured twice
OTHER = 6  # what the second measurement there says, against 5
MEASURED = (5, OTHER)
THREE = np.array([3, 3])  # a point of the plane, for the change of basis


def powers(places: np.ndarray) -> np.ndarray:
    """A row (1, x, x², x³) for each place, (N, 4)."""
    return np.vander(places, 4, increasing=True)


def system() -> np.ndarray:
    """The matrix A of the three equations, (3, 4)."""
    return powers(PLACES)


def augmented() -> np.ndarray:
    """A and the right-hand side beside it, (3, 5)."""
    return np.column_stack([system(), VALUES])


def steps() -> list[np.ndarray]:
    """The augmented matrix after each column is cleared below its pivot; entries are integers."""
    M, found = augmented(), []
    for pivot in range(2):
        for row in range(pivot + 1, 3):
            M[row] -= M[row, pivot] // M[pivot, pivot] * M[pivot]
        found.append(M.copy())
    return found


def factors() -> dict[str, np.ndarray]:
    """L, whose entries are the multiples that were subtracted, and the staircase U."""
    M, L = system(), np.eye(3, dtype=int)
    for pivot in range(2):
        for row in range(pivot + 1, 3):
            L[row, pivot] = M[row, pivot] // M[pivot, pivot]
            M[row] -= L[row, pivot] * M[pivot]
    return {"L": L, "U": M}


def factored() -> list[np.ndarray]:
    """A, L and U, as they stand in A = L U; A is multiplied from the factors."""
    L, U = factors().values()
    return [L @ U, L, U]


def rank_factored() -> list[np.ndarray]:
    """The matrix of the repeated place, C and R, as they stand in A = C R."""
    found = repeated()
    return [found["columns"] @ found["rows"], found["columns"], found["rows"]]


def derivative_worked() -> list[np.ndarray]:
    """The matrix of the derivative, and the factors of c2, c3 and c4 in the image."""
    return [derivative(), derivative()[[1, 2], [2, 3]]]


def reduced() -> np.ndarray:
    """The reduced echelon form of the augmented matrix, by SymPy; (3, 5)."""
    return np.array(sympy.Matrix(augmented()).rref()[0]).astype(int)


def particular() -> np.ndarray:
    """The solution whose free unknown c4 is zero, (4,)."""
    return np.append(reduced()[:, 4], 0)


def _kernel_by_svd() -> np.ndarray:
    """The same direction from the last right singular vector, scaled so that c4 is one."""
    v = np.linalg.svd(system())[2][-1]
    return v / v[3]


@cross_checked_by(_kernel_by_svd)
def kernel_vector() -> np.ndarray:
    """The solution of A c = 0 with c4 = 1, (4,): the cubic that vanishes at all three places."""
    return np.append(-reduced()[:, 3], 1)


def solution_at_two() -> np.ndarray:
    """The member of the family with t = 2, (4,)."""
    return particular() + 2 * kernel_vector()


def repeated() -> dict[str, Any]:
    """The system of the place that is measured twice: matrix, rank, and ranks with both values."""
    A = powers(AGAIN)
    agree, differ = np.array([1, 5, 5]), np.array([1, 5, OTHER])
    return {
        "matrix": A,
        "rank": int(np.linalg.matrix_rank(A)),
        "rank_if_equal": int(np.linalg.matrix_rank(np.column_stack([A, agree]))),
        "rank_if_not": int(np.linalg.matrix_rank(np.column_stack([A, differ]))),
        "columns": A[:, :2],  # the two pivot columns, C
        "rows": np.array(sympy.Matrix(A).rref()[0]).astype(int)[:2],  # R
    }


def inverse_of_square() -> np.ndarray:
    """The inverse of the first three columns, (3, 3)."""
    return np.linalg.inv(system()[:, :3])


def right_inverse() -> np.ndarray:
    """That inverse with a row of zeros below: A times it is the identity, (4, 3)."""
    return np.vstack([inverse_of_square(), np.zeros(3)])


def derivative() -> np.ndarray:
    """The matrix that takes the coefficients of a cubic to those of its derivative, (3, 4)."""
    return np.diag([1.0, 2.0, 3.0], k=1)[:3]


def turned() -> dict[str, np.ndarray]:
    """A map in the standard basis, a basis of its own in the columns of S, and the map in it."""
    A, S = np.array([[1, 2], [1, 0]]), np.array([[2, -1], [1, 1]])
    inverse = np.linalg.inv(S)
    return {
        "A": A,
        "S": S,
        "inverse_times_3": 3 * inverse,
        "D": inverse @ A @ S,
        "coordinates": inverse @ THREE,
        "image": A @ THREE,
        "image_coordinates": inverse @ A @ THREE,
    }
