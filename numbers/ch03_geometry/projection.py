"""The running example: a plane in space, a vector, and its projection in whole numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from scripts.declare import cross_checked_by

A = np.array([[1, 3], [2, 3], [2, 0]])
B = np.array([6, 3, 3])  # the vector b
SKEW = np.array([[2, 1], [1, 2]])  # the matrix of another inner product
SKEW_PAIR = np.array([[1, 0], [1, -2]])


def _by_normal() -> dict[str, np.ndarray]:
    """The same from the normal vector of the plane, a cross product."""
    n = np.cross(A[:, 0], A[:, 1])
    r = (B @ n) / (n @ n) * n
    return {
        "gram": A.T @ A,
        "right": A.T @ B,
        "p": B - r,
        "r": r,
        "P9": 9 * np.eye(3) - n * n[:, None] * 9 / (n @ n),
    }


@cross_checked_by(_by_normal)
def projected() -> dict[str, np.ndarray]:
    """Gram matrix, right-hand side, projection p, residual r, and nine times the projector."""
    P = A @ np.linalg.inv(A.T @ A) @ A.T
    return {
        "gram": A.T @ A,
        "right": A.T @ B,
        "p": (P @ B).round(9),
        "r": (B - P @ B).round(9),
        "P9": (9 * P).round(9),
    }


def coefficients() -> np.ndarray:
    """The coefficients of the projection, (2,)."""
    return np.linalg.lstsq(A, B, rcond=None)[0].round(9)


def lengths() -> dict[str, float]:
    """Squared lengths of b, of its projection and of the residual."""
    found = projected()
    return {
        "whole": float(B @ B),
        "kept": float(found["p"] @ found["p"]),
        "lost": float(found["r"] @ found["r"]),
        "distance": float(np.linalg.norm(found["r"])),
    }


def factors() -> dict[str, Any]:
    """Three times Q, and R, with a positive diagonal."""
    Q, R = np.linalg.qr(A)
    signs = np.sign(np.diag(R))
    return {"Q3": (3 * Q * signs).round(9), "R": (R.T * signs).T.round(9)}


def normal_equations() -> list[np.ndarray]:
    """A'A and A'b."""
    return [projected()["gram"], projected()["right"]]


def factored() -> list[Any]:
    """The factor one third, three times Q, and R, as they stand in A = Q R."""
    found = factors()
    return [1 / 3, found["Q3"], found["R"]]
