"""Answers of the exercises in code and on data: lost right angles, distances, unusual wines."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from scripts.declare import cross_checked_by

EXR_LAUCHLI_SIZE = 1e-8
EXR_FAR_SEED = 3
EXR_FAR_POINTS = 500
EXR_FAR_DIMENSIONS = (2, 20, 200)
EXR_FAR_LISTED = np.array([20, 200, 500])  # numbers of the listing
EXR_RATED_LISTED = np.array([30, 30])
EXR_RATED = 30  # wines of the first grower for the fit
EXR_RATED_SEED = 3


def _columns() -> np.ndarray:
    """The matrix of Läuchli with three columns, (4, 3)."""
    return np.vstack([np.ones(3), EXR_LAUCHLI_SIZE * np.eye(3)])


def _by_loops(whole: bool) -> np.ndarray:
    """Gram and Schmidt, parts taken from the given column, or from what is left."""
    A = _columns()
    Q: list[np.ndarray] = []
    for a in A.T:
        v = a.copy()
        for q in Q:
            v = v - (q @ (a if whole else v)) * q
        Q.append(v / np.linalg.norm(v))
    return np.array(Q).T


def _inner_products() -> dict[str, float]:
    """The same by matrices: projectors for the modified way, one product for the classical."""
    A, found = _columns(), {}
    q = A[:, 0] / np.linalg.norm(A[:, 0])
    second = A[:, 1] - (q @ A[:, 1]) * q
    Q = np.column_stack([q, second / np.linalg.norm(second)])
    for name, left in (
        ("classical", A[:, 2] - Q @ (Q.T @ A[:, 2])),
        ("modified", (np.eye(4) - np.outer(Q[:, 1], Q[:, 1])) @ (A[:, 2] - (q @ A[:, 2]) * q)),
    ):
        found[name] = round(abs(float(Q[:, 1] @ left / np.linalg.norm(left))), 6)
    return found


@cross_checked_by(_inner_products)
def exr_lauchli() -> dict[str, float]:
    """Modulus of the product of the second and third computed column, for both ways."""
    found = {}
    for name, whole in (("classical", True), ("modified", False)):
        Q = _by_loops(whole)
        found[name] = round(abs(float(Q[:, 1] @ Q[:, 2])), 6)
    return found


def _by_broadcasting() -> np.ndarray:
    """All differences at once."""
    found = []
    for d in EXR_FAR_DIMENSIONS:
        X = np.random.default_rng(EXR_FAR_SEED).random((EXR_FAR_POINTS, d))
        away = np.sqrt(((X[1:] - X[0]) ** 2).sum(axis=1))
        found.append(away.max() / away.min())
    return np.array(found)


@cross_checked_by(_by_broadcasting)
def exr_far() -> np.ndarray:
    """Farthest over nearest distance from the first point, by dimension, (3,)."""
    from scipy.spatial.distance import cdist

    found = []
    for d in EXR_FAR_DIMENSIONS:
        X = np.random.default_rng(EXR_FAR_SEED).random((EXR_FAR_POINTS, d))
        away = cdist(X[:1], X[1:])[0]
        found.append(away.max() / away.min())
    return np.array(found)


@cache
def _wines() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    from sklearn.datasets import load_wine

    X, y = load_wine(return_X_y=True)
    order = np.random.default_rng(EXR_RATED_SEED).permutation(len(X))
    first = X[order][y[order] == 0]
    return first[:EXR_RATED], first[EXR_RATED:], X[order][y[order] != 0]


def _pairs(rate: Any) -> float:
    _, own, others = _wines()
    return float((rate(others)[:, None] > rate(own)).mean())


def _rated_by_scipy() -> dict[str, float]:
    """The same with SciPy's distances."""
    from scipy.spatial.distance import cdist

    fit, own, others = _wines()
    mu = fit.mean(axis=0)[None]
    inverse = np.linalg.inv(np.cov(fit.T, bias=True))
    tables = {
        "euclid": lambda Z: cdist(Z, mu)[:, 0],
        "standardised": lambda Z: cdist(Z, mu, "seuclidean", V=fit.var(axis=0))[:, 0],
        "mahalanobis": lambda Z: cdist(Z, mu, "mahalanobis", VI=inverse)[:, 0],
    }
    return {"own": len(own), "others": len(others)} | {n: _pairs(r) for n, r in tables.items()}


@cross_checked_by(_rated_by_scipy)
@cache
def exr_rated() -> dict[str, float]:
    """Wines that are rated, and the share of pairs in the right order by three lengths."""
    fit, own, others = _wines()
    mu, scale = fit.mean(axis=0), fit.std(axis=0)
    L = np.linalg.cholesky(np.cov(fit.T, bias=True))
    return {
        "own": len(own),
        "others": len(others),
        "euclid": _pairs(lambda Z: ((Z - mu) ** 2).sum(axis=1)),
        "standardised": _pairs(lambda Z: (((Z - mu) / scale) ** 2).sum(axis=1)),
        "mahalanobis": _pairs(lambda Z: (np.linalg.solve(L, (Z - mu).T) ** 2).sum(axis=0)),
    }
