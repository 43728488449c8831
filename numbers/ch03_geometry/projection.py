"""The chapter's projection: b onto the plane of a1 and a2, with whole numbers in every step.

The plane has the normal r = b - p, so distances and projectors can be had by two routes.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import sympy

from scripts.declare import cross_checked_by

A1 = np.array([1, 2, 2])
A2 = np.array([3, 3, 0])
B = np.array([6, 3, 3])
OFFSET = 18  # moves the plane of a1 and a2 to 2 x1 - 2 x2 + x3 = 18
LINE_MATRIX = np.array([[1, 2], [3, 6]])  # rank one: four lines are its four subspaces
RADIUS = 5  # length of the vector that turns in the live element
TRAINED = 300  # tumours for the fit of the classifier, the others are tried
REFUSED = 0.2  # share of the new tumours that are left to a doctor


def matrix() -> np.ndarray:
    """A, with a1 and a2 in its columns, (3, 2)."""
    return np.column_stack([A1, A2])


def gram() -> np.ndarray:
    """A^T A, (2, 2)."""
    return matrix().T @ matrix()


def gram_right() -> np.ndarray:
    """A^T b, (2,)."""
    return matrix().T @ B


def _coefficients_by_lstsq() -> np.ndarray:
    found: np.ndarray = np.linalg.lstsq(matrix(), B, rcond=None)[0]
    return found.round(12)


@cross_checked_by(_coefficients_by_lstsq)
def coefficients() -> np.ndarray:
    """The solution c of the normal equations, in fractions, (2,)."""
    found = sympy.Matrix(gram().tolist()).LUsolve(sympy.Matrix(gram_right().tolist()))
    return np.array([int(entry) for entry in found])


def nearest() -> np.ndarray:
    """p = A c, the point of the plane nearest to b, (3,)."""
    return matrix() @ coefficients()


def residual() -> np.ndarray:
    """r = b - p, (3,)."""
    return B - nearest()


def residual_length() -> float:
    """Length of the residual, the distance of b from the plane."""
    return float(np.linalg.norm(residual()))


def squares() -> np.ndarray:
    """Squared lengths of b, p and r, (3,)."""
    return np.array([v @ v for v in (B, nearest(), residual())])


def _projector_by_normal() -> np.ndarray:
    r = residual()
    return 9 * np.eye(3, dtype=int) - np.outer(r, r)


@cross_checked_by(_projector_by_normal)
def ninefold_projector() -> np.ndarray:
    """9 P, with P = A (A^T A)^-1 A^T, in whole numbers; (3, 3)."""
    A = sympy.Matrix(matrix().tolist())
    P = A * (A.T * A).inv() * A.T
    return np.array((9 * P).tolist()).astype(int)


def projector() -> np.ndarray:
    """P onto the plane, (3, 3)."""
    return ninefold_projector() / 9


def on_line() -> dict[str, Any]:
    """b projected onto the line of a1: products, factor, shadow, residual and squared lengths."""
    factor = Fraction(int(A1 @ B), int(A1 @ A1))
    shadow = int(factor) * A1
    rest = B - shadow
    return {
        "product": int(A1 @ B),
        "square": int(A1 @ A1),
        "factor": int(factor),
        "shadow": shadow,
        "rest": rest,
        "squares": np.array([B @ B, shadow @ shadow, rest @ rest]),
    }


def lines() -> dict[str, np.ndarray]:
    """Directions of row space, kernel, image and left kernel of the matrix of rank one."""
    M = LINE_MATRIX
    row, column = M[0], M[:, 0]
    return {
        "row": row,
        "kernel": np.array([row[1], -row[0]]),
        "image": column,
        "left": np.array([column[1], -column[0]]),
    }


def offset_plane() -> dict[str, Any]:
    """Distance of b from r^T x = 18, and its nearest point there."""
    r, t = residual(), int(residual() @ B) - OFFSET
    return {
        "excess": t,
        "distance": abs(t) / residual_length(),
        "nearest": B - t * r / (r @ r),
        "value": int(r @ B),
    }


def oblique() -> np.ndarray:
    """A projector onto the line of (1, 0) along (1, -1): idempotent, not symmetric; (2, 2)."""
    return np.array([[1, 1], [0, 0]])


@cache
def refusing() -> dict[str, Any]:
    """A linear classifier of tumours that refuses a share of the new ones: errors on the others.

    `nearest` refuses those nearest to the hyperplane, `far_from_mean` those farthest from the mean
    of the fit, `random` is the mean over any choice.
    """
    from sklearn.datasets import load_breast_cancer

    X, y = load_breast_cancer(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(y))
    X, y = X[order], np.where(y[order] == 1, 1, -1)
    Z = (X - X[:TRAINED].mean(axis=0)) / X[:TRAINED].std(axis=0)
    old, new = Z[:TRAINED], Z[TRAINED:]
    w = np.linalg.solve(
        old.T @ old + 10 * np.eye(Z.shape[1]), old.T @ (y[:TRAINED] - y[:TRAINED].mean())
    )
    distance = (new @ w + y[:TRAINED].mean()) / np.linalg.norm(w)
    wrong = np.sign(distance) != y[TRAINED:]
    kept = round(len(wrong) * (1 - REFUSED))

    def errors(trust: np.ndarray) -> int:
        return int(wrong[np.argsort(-trust, kind="stable")[:kept]].sum())

    return {
        "tried": len(wrong),
        "kept": kept,
        "errors": int(wrong.sum()),
        "nearest": errors(np.abs(distance)),
        "far_from_mean": errors(-np.linalg.norm(new, axis=1)),
        "random": wrong.mean() * kept,
        "distance": distance,
        "wrong": wrong,
        "benign": y[TRAINED:] > 0,
    }


def on_line_chain() -> list[Any]:
    """Factor of the shadow on the line of a1: the quotient, and its value."""
    found = on_line()
    return [Fraction(found["product"], found["square"]), found["factor"]]


def turning_square() -> int:
    """Square of the length of the vector that turns."""
    return RADIUS**2


def line_factor(rng: np.random.Generator) -> list[tuple[str, float]]:
    """The factor of the nearest multiple of a, by a fine search refined, and by the formula.

    Hypotheses: a is not zero.
    """
    a, b = rng.standard_normal((2, 4))
    found = np.linalg.lstsq(a[:, None], b, rcond=None)[0][0]
    formula = (a @ b) / (a @ a)
    return [
        ("t", float(found)),
        (r"\frac{\mathbf{a}\T \mathbf{b}}{\mathbf{a}\T \mathbf{a}}", formula),
    ]
