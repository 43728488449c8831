"""Seeded clouds in the plane: shadows, whitening, two classes, an outlier, ties."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch09_pca.four_points import covariance_matrix
from ch09_pca.pca import Labelled, Pca, angle_between, covariance, fit
from scripts.declare import unit

OUTLIER = np.array([4.0, 24.0])
SAMPLE = 100  # points of a sample in the picture of ties
SAMPLES = 24


@cache
def cloud() -> np.ndarray:
    """240 Gaussian points whose covariance is exactly that of the four points, (N, 2)."""
    Z = np.random.default_rng(1).standard_normal((240, 2))
    Z = (Z - Z.mean(axis=0)) @ np.linalg.inv(np.linalg.cholesky(covariance(Z))).T
    return Z @ np.linalg.cholesky(covariance_matrix()).T


def whitened(X: np.ndarray) -> np.ndarray:
    """Scores on all components over their standard deviations, (N, D)."""
    pca = fit(X)
    return pca.scores(X, X.shape[1]) / np.sqrt(pca.lam)


def whitened_condition() -> float:
    """Condition number of the covariance of the whitened cloud."""
    return float(np.linalg.cond(covariance(whitened(cloud()))))


@cache
def pancakes() -> Labelled:
    """Two long flat classes side by side: points (N, 2) and class (N,)."""
    rng = np.random.default_rng(6)
    y = np.repeat([0, 1], 90)
    along, across = 3.2 * rng.standard_normal(180), 0.28 * rng.standard_normal(180)
    return Labelled(np.column_stack([along, across + 1.7 * y - 0.85]), y)


def pancake_shares() -> np.ndarray:
    """Shares of the variance; the first component runs along both classes."""
    return fit(pancakes().X).shares()


def best_split(scores: np.ndarray, y: np.ndarray) -> float:
    """Accuracy of the best threshold on one score."""
    ranked = y[np.argsort(scores, kind="stable")]
    hits = np.append(0, np.cumsum(ranked == 0)) + np.append(0, np.cumsum((ranked == 1)[::-1]))[::-1]
    return float(max(hits.max(), len(y) - hits.min()) / len(y))


def pancake_accuracy() -> list[float]:
    """Accuracy of the best threshold on the score of either component."""
    X, y = pancakes()
    return [best_split(scores, y) for scores in fit(X).scores(X, 2).T]


def with_outlier() -> np.ndarray:
    """Forty points of the cloud and one far away, (41, 2)."""
    return np.vstack([cloud()[:40], OUTLIER])


@unit("degrees")
def outlier_turn() -> float:
    """Angle by which one point among forty-one turns the first direction, in degrees."""
    return angle_between(fit(cloud()[:40]).B[:, 0], fit(with_outlier()).B[:, 0])


def first_directions(variances: tuple[float, float]) -> list[Pca]:
    """The model fitted to each of 24 samples of 100 points from a Gaussian with these variances."""
    rng = np.random.default_rng(12)
    return [fit(rng.standard_normal((SAMPLE, 2)) * np.sqrt(variances)) for _ in range(SAMPLES)]


@unit("degrees")
def standardised_angles() -> list[float]:
    """Angle of the first direction of standardised features, then with one sign turned."""
    Z = cloud() / cloud().std(axis=0)
    directions = [fit(Z * signs).B[:, 0] for signs in ([1, 1], [1, -1])]
    return [float(np.degrees(np.arctan2(b[1], b[0]))) % 180 for b in directions]


@unit("degrees")
def largest_turn_with_gap() -> float:
    """Largest angle of a fitted first direction with the first axis; variances 4 and 1."""
    first_axis, models = np.array([1.0, 0.0]), first_directions((4.0, 1.0))
    return max(angle_between(pca.B[:, 0], first_axis) for pca in models)


@unit("degrees")
def largest_bound_with_gap() -> float:
    """What Davis and Kahan (1970) allow for the worst of these samples.

    With S = diag(4, 1) and the fitted Ŝ: sin θ ≤ ‖Ŝ - S‖ / (4 - second eigenvalue of Ŝ).
    """
    S, bounds = np.diag([4.0, 1.0]), []
    for pca in first_directions((4.0, 1.0)):
        fitted = pca.B * pca.lam @ pca.B.T  # Ŝ
        bounds.append(np.linalg.norm(fitted - S, 2) / (S[0, 0] - pca.lam[1]))
    return float(np.degrees(np.arcsin(min(1.0, max(bounds)))))
