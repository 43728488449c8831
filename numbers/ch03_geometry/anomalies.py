"""Benign cells are usual, malignant ones are not: three lengths that rate how unusual."""

from __future__ import annotations

from functools import cache

import numpy as np

USUAL = 200  # benign examples that say what is usual


@cache
def cells() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Benign examples for the fit, other benign ones, and malignant ones, each (N, 30)."""
    from sklearn.datasets import load_breast_cancer  # not above: settings do without this second

    X, y = load_breast_cancer(return_X_y=True)
    benign = X[y == 1]
    return benign[:USUAL], benign[USUAL:], X[y == 0]


@cache
def ordered() -> dict[str, float]:
    """Share of pairs, one malignant and one other benign, in which the malignant is rated larger.

    By Euclid's length of the offset from the mean, by that of standardised features, by the
    length with the inverse covariance, and by the distance to the fifth nearest of the fit.
    """
    fit, other, bad = cells()
    mu, scale = fit.mean(axis=0), fit.std(axis=0)
    inverse = np.linalg.inv(np.cov(fit.T, bias=True))

    def fifth(Z: np.ndarray) -> np.ndarray:
        away = np.linalg.norm((Z[:, None] - fit) / scale, axis=2)
        return np.sort(away, axis=1)[:, 4]

    ratings = {
        "euclid": lambda Z: np.linalg.norm(Z - mu, axis=1),
        "standardised": lambda Z: np.linalg.norm((Z - mu) / scale, axis=1),
        "mahalanobis": lambda Z: np.einsum("ni,ij,nj->n", Z - mu, inverse, Z - mu),
        "neighbours": fifth,
    }
    return {
        name: float((rate(bad)[:, None] > rate(other)).mean()) for name, rate in ratings.items()
    }


def ordered_percent() -> list[float]:
    """The shares in per cent, in the order of the picture."""
    names = ("mahalanobis", "standardised", "neighbours", "euclid")
    return [100 * ordered()[name] for name in names]


def covariance_power() -> float:
    """The condition number of the covariance, rounded down to a power of ten."""
    fit, _, _ = cells()
    return float(10.0 ** np.floor(np.log10(np.linalg.cond(np.cov(fit.T, bias=True)))))
