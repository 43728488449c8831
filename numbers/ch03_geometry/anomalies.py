"""Ratings of unusual rows in a table of cells: Euclid, standardised, Mahalanobis, neighbours.

Each rating is fitted on one half of the healthy rows of scikit-learn's breast cancer table; the
other half is held against tumours, and against healthy rows with one entry of another row.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

COVARIANCE = np.array([[2, 1], [1, 2]])
ALONG = np.array([3, 3])
ACROSS = np.array([3, -3])
SPLITS = 20
NEIGHBOUR = 5  # the rating by neighbours is the distance of this one
RATINGS = ("euclid", "standard", "mahalanobis", "neighbour")


def mahalanobis_squares() -> np.ndarray:
    """Squared distances of (3, 3) and (3, -3) from zero by the inverse of the covariance, (2,)."""
    return np.array([x @ np.linalg.solve(COVARIANCE, x) for x in (ALONG, ACROSS)])


def weighed() -> np.ndarray:
    """The inverse of the covariance times both points, in rows (2, 2)."""
    return np.array([np.linalg.solve(COVARIANCE, x) for x in (ALONG, ACROSS)])


def euclid_square() -> int:
    """The squared 2-norm of both."""
    return int(ALONG @ ALONG)


def inverse_times_three() -> np.ndarray:
    """Three times the inverse of the covariance, (2, 2)."""
    return 3 * np.linalg.inv(COVARIANCE)


@cache
def cells() -> tuple[np.ndarray, np.ndarray]:
    """Measures of cells (569, 30), and whether a row is healthy (569,)."""
    from sklearn.datasets import load_breast_cancer

    bunch = load_breast_cancer()
    return bunch.data, bunch.target == 1


def ratings(fitted: np.ndarray, rows: np.ndarray) -> dict[str, np.ndarray]:
    """How unusual each row is beside the fitted ones, by each rating, (N,)."""
    mean, spread = fitted.mean(axis=0), fitted.std(axis=0, ddof=1)
    Z, new, away = (fitted - mean) / spread, (rows - mean) / spread, rows - mean
    apart = np.sqrt(((new[:, None] - Z[None]) ** 2).sum(axis=2))  # (N, fitted)
    return {
        "euclid": (away**2).sum(axis=1),
        "standard": (new**2).sum(axis=1),
        "mahalanobis": (away * np.linalg.solve(np.cov(fitted.T), away.T).T).sum(axis=1),
        "neighbour": np.partition(apart, NEIGHBOUR - 1, axis=1)[:, NEIGHBOUR - 1],
    }


def ordered(usual: np.ndarray, unusual: np.ndarray) -> float:
    """Share of pairs in which the unusual row has the larger rating; ties count half."""
    less = (usual[:, None] < unusual[None]).mean()
    return float(less + (usual[:, None] == unusual[None]).mean() / 2)


def with_foreign_entry(rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each row with one entry, at random, taken from another row; (N, D)."""
    N, D = rows.shape
    i, d = np.arange(N), rng.integers(D, size=N)
    mixed = rows.copy()
    mixed[i, d] = rows[(i + 1 + rng.integers(N - 1, size=N)) % N, d]
    return mixed


@cache
def detection() -> dict[str, np.ndarray]:
    """Shares of pairs in the right order, mean over the splits, by kind of anomaly: (4,)."""
    X, healthy = cells()
    found: dict[str, list[list[float]]] = {"tumour": [], "entry": []}
    for seed in range(SPLITS):
        rng = np.random.default_rng(seed)
        order = rng.permutation(np.flatnonzero(healthy))
        fitted, held = X[order[: len(order) // 2]], X[order[len(order) // 2 :]]
        usual = ratings(fitted, held)
        for kind, rows in (("tumour", X[~healthy]), ("entry", with_foreign_entry(held, rng))):
            unusual = ratings(fitted, rows)
            found[kind].append([ordered(usual[r], unusual[r]) for r in RATINGS])
    return {kind: np.mean(rows, axis=0) for kind, rows in found.items()}


def detected() -> dict[str, Any]:
    """The same by name, and the sizes."""
    X, healthy = cells()
    named = {k: dict(zip(RATINGS, v.tolist(), strict=True)) for k, v in detection().items()}
    return named | {"rows": len(X), "columns": X.shape[1], "healthy": int(healthy.sum())}
