"""Data and answers of the exercises by hand in three dimensions and of whitening.

The sheet uses the structure of each matrix; the functions here use LAPACK, distances alone,
or functions of a matrix.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

EXR_TIE_COVARIANCE = np.array([[4, 1, 1], [1, 4, 1], [1, 1, 4]])
EXR_TIE_TARGET_SHARE = Fraction(70, 100)
EXR_TIE_REPORTS = [np.array([1, -1, 0]), np.array([1, 1, -2])]

EXR_TWO_POINTS = np.array([[3, 2, 5], [1, -2, 1]])
EXR_TWO_POINTS_IMAGES = 50
EXR_TWO_POINTS_PIXELS = 10_000

EXR_WHITENING_COVARIANCE = np.array([[13, 12], [12, 13]])


def exr_tie() -> dict[str, Any]:
    """Eigenvalues by LAPACK; the variance along each reported direction is a Rayleigh quotient."""
    S = EXR_TIE_COVARIANCE
    lam, B = np.linalg.eigh(S)
    shares = np.cumsum(lam[::-1]) / np.trace(S)
    return {
        "eigenvalues": lam[::-1],
        "direction": B[:, -1] / B[0, -1],
        "shares": shares,
        "components": int(np.argmax(shares >= EXR_TIE_TARGET_SHARE)) + 1,
        "variance_of_reports": [v @ S @ v / (v @ v) for v in EXR_TIE_REPORTS],
    }


def exr_two_points() -> dict[str, Any]:
    """The small matrix from squared distances, its eigenvalues from the large one."""
    X = EXR_TWO_POINTS
    mean, step, H = X.mean(axis=0), X[0] - X[1], np.eye(2) - 1 / 2
    distances = ((X[:, None] - X) ** 2).sum(axis=2)
    U, s, _ = np.linalg.svd(X - mean)
    return {
        "mean": mean,
        "centred": X - mean,
        "gram": -H @ distances @ H / 2 / 2,
        "eigenvalues": np.linalg.eigvalsh(np.cov(X.T, bias=True))[:0:-1],
        "carried": step,
        "carried_length": np.linalg.norm(step),
        "direction": step / np.linalg.norm(step),
        "singular_value": s[0],
        "left_vector": U[:, 0] * np.sign(U[0, 0]),
        "gram_entries": EXR_TWO_POINTS_IMAGES**2,
        "covariance_entries": EXR_TWO_POINTS_PIXELS**2,
    }


def exr_whitening() -> dict[str, Any]:
    """Square root by Cayley and Hamilton, projectors by Lagrange, eigenvalues as zeros."""
    S, eye = EXR_WHITENING_COVARIANCE, np.eye(2)
    large, small = np.roots(np.poly(S))
    d = np.sqrt(np.linalg.det(S))
    root = (S + d * eye) / np.sqrt(np.trace(S) + 2 * d)
    projector = (S - small * eye) / (large - small)
    return {
        "eigenvalues": [large, small],
        "factors": [large**-0.5, small**-0.5],
        "second_direction": [1, (small - S[0, 0]) / S[0, 1]],
        "projectors": [projector, eye - projector],
        "matrix": np.linalg.inv(root),
        "product": root,  # S^(-1/2) S
    }
