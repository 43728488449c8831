"""Data and answers of the exercises on computing: power iteration, a prediction before a run.

The sheet solves them with formulas; the functions here use matrix powers, exact iteration and
the data themselves.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import log
from typing import Any

import numpy as np

from ch09_pca import digits as pictures
from scripts.declare import cross_checked_by

EXR_POWER_MATRIX = np.array([[7, 2], [2, 4]])
EXR_POWER_START = np.array([1, 1])
EXR_POWER_LIMIT = Fraction(1, 10**6)  # of the tangent

EXR_NUMPY_POINTS = 12
EXR_NUMPY_TURN = 2 * np.pi
EXR_NUMPY_COEFFICIENTS = np.array([1, 2, 2, 2, 3])
EXR_NUMPY_TARGET_SHARE = 0.90
EXR_NUMPY_THRESHOLDS = np.array([1e-9, EXR_NUMPY_TARGET_SHARE])  # of the listing: rounding, share


def _tangents() -> list[Fraction]:
    """Tangent of the angle to the eigenvector (2, 1) at every step, until it is below the limit."""
    w, found = EXR_POWER_START, [Fraction(1)]
    while found[-1] >= EXR_POWER_LIMIT:
        x, y = w.tolist()
        found.append(abs(Fraction(2 * y - x, 2 * x + y)))
        w = EXR_POWER_MATRIX @ w
    return found[1:]


def exr_power() -> dict[str, Any]:
    """Power iteration by matrix powers; the steps by iterating in whole numbers."""
    S = EXR_POWER_MATRIX
    w = [np.linalg.matrix_power(S, k) @ EXR_POWER_START for k in range(6)]
    (small, large), V = np.linalg.eigh(S)
    common = np.gcd.reduce(w[2])
    tangents = _tangents()
    before, after = tangents[-2:]
    steps = len(tangents) - 1
    return {
        "eigenvalues": [large, small],
        "first_direction": V[:, 1] / V[1, 1],
        "second_direction": V[:, 0] / abs(V[0, 0]) * np.sign(V[1, 0]),
        "first_step": w[1],
        "second_step": w[2],
        "second_step_reduced": w[2] // common,
        "third_step_reduced": w[3] // common,
        "second_step_unit": w[2] / np.linalg.norm(w[2]),
        "rayleigh_start": w[0] @ S @ w[0] / (w[0] @ w[0]),
        "rayleigh_second": w[0] @ w[5] / (w[0] @ w[4]),  # w0' S^5 w0 / w0' S^4 w0
        "tangents": tangents[:3],
        "ratio": tangents[1] / tangents[0],
        "steps_bound": steps - log(EXR_POWER_LIMIT / after) / log(before / after),
        "steps": steps,
    }


def _angles() -> np.ndarray:
    return EXR_NUMPY_TURN * np.arange(EXR_NUMPY_POINTS) / EXR_NUMPY_POINTS


def exr_numpy_points() -> np.ndarray:
    """The points on the wave, in rows."""
    (a, b, c, d, e), cos, sin = EXR_NUMPY_COEFFICIENTS, np.cos(_angles()), np.sin(_angles())
    return np.column_stack([a + b * cos, c + d * sin, e + cos + sin])


def exr_numpy() -> dict[str, Any]:
    """Mean, covariance and singular values of the points on the wave."""
    cos, X = np.cos(_angles()), exr_numpy_points()
    S = np.cov(X.T, bias=True)
    _, s, Vt = np.linalg.svd(X - X.mean(axis=0))
    return {
        "mean": X.mean(axis=0),
        "mean_square": np.mean(cos**2),
        "covariance": S,
        "eigenvalues": np.linalg.eigvalsh(S)[::-1],
        "singular_values": s[:2],
        "shares": s[:2] ** 2 / (s[:2] ** 2).sum(),
        "first_direction": Vt[0] / Vt[0, 0],
        "unbiased_eigenvalue": np.linalg.eigvalsh(np.cov(X.T))[-1],
    }


def _by_integers(target: float) -> dict[str, Any]:
    """Dimensions without variance, in integers modulo a prime, and what scikit-learn keeps."""
    from sklearn.datasets import load_digits
    from sklearn.decomposition import PCA

    X = load_digits().data.astype(np.int64)
    total = X.sum(axis=0)
    scatter = len(X) * X.T @ X - np.outer(total, total)  # N^2 times the covariance
    rank = _rank_modulo(scatter)
    fitted = PCA(svd_solver="full").fit(X)
    K = int(PCA(n_components=target, svd_solver="full").fit(X).n_components_)
    below, reached = np.cumsum(fitted.explained_variance_ratio_)[K - 2 : K]
    return {
        "zero_singular_values": len(scatter) - rank,
        "positive_singular_values": rank,
        "smallest_positive_singular_value": fitted.singular_values_[rank - 1],
        "constant_pixels": int((np.diag(scatter) == 0).sum()),
        "components": K,
        "share_below": below,
        "share_reached": reached,
    }


def _rank_modulo(A: np.ndarray, prime: int = 2**31 - 1) -> int:
    """Rank of an integer matrix modulo a prime; products of remainders fit into 64 bits."""
    A, rank = A % prime, 0
    for j in range(A.shape[1]):
        pivots = rank + np.flatnonzero(A[rank:, j])
        if len(pivots):
            A[[rank, pivots[0]]] = A[[pivots[0], rank]]
            A[rank] = A[rank] * pow(int(A[rank, j]), -1, prime) % prime
            A[rank + 1 :] = (A[rank + 1 :] - A[rank + 1 :, j, None] * A[rank] % prime) % prime
            rank += 1
    return rank


@cross_checked_by(partial(_by_integers, EXR_NUMPY_TARGET_SHARE))
def exr_digits() -> dict[str, Any]:
    """Zero singular values and shares of the variance of the digits, from their covariance."""
    X = pictures.digits().X
    X, varies = X - X.mean(axis=0), np.ptp(X, axis=0) > 0
    lam, rank = np.linalg.eigvalsh(X.T @ X)[::-1], int(np.linalg.matrix_rank(X))
    kept = np.cumsum(lam) / lam.sum()
    K = int(np.searchsorted(kept, EXR_NUMPY_TARGET_SHARE)) + 1
    smallest = np.linalg.eigvalsh(X[:, varies].T @ X[:, varies])[0]
    return {
        "zero_singular_values": X.shape[1] - rank,
        "positive_singular_values": rank,
        "smallest_positive_singular_value": np.sqrt(smallest),
        "constant_pixels": int((~varies).sum()),
        "components": K,
        "share_below": kept[K - 2],
        "share_reached": kept[K - 1],
    }
