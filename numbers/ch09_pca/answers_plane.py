"""Data and answers of the exercises on four points, on rebuilding and on a change of unit.

The sheet solves them with trace, determinant and projections; the functions here take the
singular value decomposition, least squares or a determinant instead.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

EXR_FOUR_POINTS = np.array([[6, 4], [4, 2], [2, 0], [0, 2]])

EXR_REBUILD_POINT = np.array([7, 3, 2])
EXR_REBUILD_MEAN = np.array([1, 0, -1])
EXR_REBUILD_BASIS = [[Fraction(p, 3), Fraction(q, 3)] for p, q in ((1, 2), (2, 1), (2, -2))]

EXR_UNITS_COVARIANCE = np.array([[6, 2], [2, 3]])


def reduced(v: np.ndarray) -> np.ndarray:
    """A multiple with smallest non-zero entry 1 in modulus and largest entry positive."""
    v = np.where(np.abs(v) > 1e-9 * np.abs(v).max(), v, 0.0)
    return v / np.abs(v[v != 0]).min() * np.sign(v[np.abs(v).argmax()])


def exr_four_points() -> dict[str, Any]:
    """Mean by least squares, axes and variances from the singular values of the centred points."""
    X = EXR_FOUR_POINTS
    mean = np.linalg.lstsq(np.ones((4, 1)), X, rcond=None)[0][0]
    _, s, Vt = np.linalg.svd(X - X.mean(axis=0))
    lam, first, second = s**2 / 4, reduced(Vt[0]), reduced(Vt[1])
    length = np.linalg.norm(first)
    return {
        "mean": mean,
        "centred": X - mean,
        "sum_of_squares": np.var(X[:, 0]) * 4,
        "covariance": np.cov(X.T, bias=True),
        "eigenvalues": lam,
        "direction": first,
        "second_direction": second,
        "length": length,
        "axis": [1 / length, *first],
        "share": lam[0] / lam.sum(),
        "unbiased_eigenvalues": np.linalg.eigvalsh(np.cov(X.T))[::-1],
    }


def exr_rebuild() -> dict[str, Any]:
    """Scores by least squares, the rest by the normal of the plane and a volume."""
    x, B = EXR_REBUILD_POINT - EXR_REBUILD_MEAN, np.array(EXR_REBUILD_BASIS, dtype=float)
    z = np.linalg.lstsq(B, x, rcond=None)[0]
    normal = np.cross(*B.T)
    kept = x - normal * (normal @ x) / (normal @ normal)
    return {
        "centred": x,
        "scores": z,
        "centred_point": kept,
        "point": EXR_REBUILD_MEAN + kept,
        "residual": EXR_REBUILD_POINT - (EXR_REBUILD_MEAN + kept),
        "error": np.linalg.det(np.column_stack([B, x])) ** 2,  # volume: height over a base of 1
        "squared_length": x @ x,
        "squared_scores": z @ z,
    }


def exr_units() -> dict[str, Any]:
    """The second feature in three units and standardised, by the SVD of a square root of S."""
    root = np.linalg.cholesky(EXR_UNITS_COVARIANCE.astype(float)).T  # root.T @ root is S

    def axes(scale: Any) -> dict[str, Any]:
        _, s, Vt = np.linalg.svd(root * scale)
        lam = s**2
        return {
            "covariance": (root * scale).T @ (root * scale),
            "eigenvalues": lam,
            "trace": lam.sum(),
            "determinant": lam.prod(),
            "direction": reduced(Vt[0]),
            "share": lam[0] / lam.sum(),
        }

    doubled = axes([1, 2])
    return {
        "metres": axes([1, 1]),
        "half_metres": doubled,
        "third_metres": axes([1, 3]),
        "standardised": axes(1 / np.linalg.norm(root, axis=0)),
        "back_in_metres": reduced(doubled["direction"] / [1, 2]),
    }
