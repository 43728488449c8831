"""Inner products by small whole numbers: a matrix M, an inequality, a law, angles."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry.norms import SAMPLE
from scripts.declare import unit

M = np.array([[2, 1], [1, 2]])
INDEFINITE = np.array([[1, 2], [2, 1]])
AGREE = np.array([1, 1])
OPPOSE = np.array([1, -1])
FIRST_COLUMN = np.array([1, 2, 2])
SECOND_COLUMN = np.array([3, 3, 0])
GIVEN = np.array([6, 3, 3])
TRIPLE = np.array([[1, 2, 2], [2, 1, -2], [2, -2, 1]])  # orthogonal, of length 3
ALIKE = np.array([[1, 1], [5, 5]])  # one direction
SIDES = np.array([[3, 1], [1, 2]])  # of a parallelogram
STOPS = np.array([[1, 0], [1, 1], [0, 1]])  # three vectors, the middle one between the others


def squares_by_matrix() -> np.ndarray:
    """The squared M-lengths of (1, 1) and (1, -1), (2,)."""
    return np.array([x @ M @ x for x in (AGREE, OPPOSE)])


def equal_squares() -> np.ndarray:
    """The squared 2-lengths of (1, 1) and (1, -1), (2,)."""
    return np.array([x @ x for x in (AGREE, OPPOSE)])


def indefinite_squares() -> np.ndarray:
    """What the indefinite matrix gives for both, (2,)."""
    return np.array([x @ INDEFINITE @ x for x in (AGREE, OPPOSE)])


def squares_of_axes() -> np.ndarray:
    """The squared M-lengths of (1, 0) and (0, 1), (2,)."""
    return np.diag(M)


def second_pivots() -> np.ndarray:
    """The second pivot of elimination for both matrices, (2,)."""
    return np.array([A[1, 1] - A[1, 0] / A[0, 0] * A[0, 1] for A in (M, INDEFINITE)])


def cosine_by_matrix() -> float:
    """The cosine between (1, 0) and (0, 1) if products are those of M."""
    return float(M[0, 1] / np.sqrt(M[0, 0] * M[1, 1]))


def no_square() -> int:
    """What the indefinite matrix gives for (1, -1)."""
    return int(OPPOSE @ INDEFINITE @ OPPOSE)


def whole_lengths() -> np.ndarray:
    """The lengths of (3, 4) and (1, 2, 2), (2,)."""
    return np.array([np.linalg.norm(SAMPLE), np.linalg.norm(FIRST_COLUMN)])


def columns() -> dict[str, Any]:
    """Product and lengths of (1, 2, 2) and (3, 3, 0), the best multiple, and what is left."""
    x, y = FIRST_COLUMN, SECOND_COLUMN
    t = x @ y / (y @ y)
    return {
        "product": int(x @ y),
        "square": int(y @ y),
        "bound": np.linalg.norm(x) * np.linalg.norm(y),
        "t": t,
        "left": x - t * y,
        "left_squared": (x - t * y) @ (x - t * y),
    }


@unit("degrees")
def angle_of_columns() -> float:
    """The angle between (1, 2, 2) and (3, 3, 0)."""
    x, y = FIRST_COLUMN, SECOND_COLUMN
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(x, y)), x @ y)))


@unit("degrees")
def angle_by_matrix() -> float:
    """The angle between (1, 0) and (0, 1) if products are those of M."""
    return float(np.degrees(np.arccos(cosine_by_matrix())))


@unit("degrees")
def usual_angle() -> float:
    """The angle between (1, 0) and (0, 1) as usual."""
    return float(np.degrees(np.arccos(STOPS[0] @ STOPS[2])))


def parallelogram() -> dict[str, np.ndarray]:
    """For the 1-, 2- and ∞-norm: squares of both diagonals and their sum; twice those of sides."""
    (x, y), kinds = SIDES, (1, 2, np.inf)
    across = [[np.linalg.norm(d, p) ** 2 for d in (x + y, x - y)] for p in kinds]
    around = [[2 * np.linalg.norm(s, p) ** 2 for s in (x, y)] for p in kinds]
    return {
        "diagonals": np.array([[*pair, sum(pair)] for pair in across]).round().astype(int),
        "sides": np.array([[*pair, sum(pair)] for pair in around]).round().astype(int),
    }


def detour() -> dict[str, Any]:
    """One minus cosine from (1, 0) to (0, 1), directly and by (1, 1); 2-norms of unit vectors."""
    units = STOPS / np.linalg.norm(STOPS, axis=1, keepdims=True)
    first, direct = 1 - units[0] @ units[1], 1 - units[0] @ units[2]
    straight = np.linalg.norm(units[0] - units[1])
    a, b = ALIKE
    return {
        "step": float(first),
        "way": float(2 * first),
        "alike": float(1 - a @ b / np.sqrt((a @ a) * (b @ b))),
        "direct": float(direct),
        "straight_way": float(2 * straight),
        "straight": float(np.linalg.norm(units[0] - units[2])),
    }
