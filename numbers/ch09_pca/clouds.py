"""Seeded clouds in the plane: shadows, whitening, mixed signals, two classes, an outlier, ties."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch09_pca.four_points import covariance_matrix
from ch09_pca.pca import Labelled, Pca, angle_between, covariance, fit
from scripts.declare import unit

MIX = np.array([[2.0, 1.0], [1.0, 1.5]])
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


@cache
def sources() -> np.ndarray:
    """Two independent signals of 600 steps, mean 0, variance 1: a sawtooth and a slow square wave with jitter."""
    t = np.arange(600)
    rng = np.random.default_rng(3)
    saw, square = (t % 37) / 37, np.sign(np.sin(t / 23 + 0.4)) + 0.15 * rng.standard_normal(600)
    S = np.column_stack([saw, square])
    return (S - S.mean(axis=0)) / S.std(axis=0)


def mixtures() -> np.ndarray:
    """What two microphones hear, (600, 2)."""
    return sources() @ MIX.T


def kurtosis(Z: np.ndarray) -> np.ndarray:
    """Excess kurtosis of each column: 0 for a Gaussian, below 0 for flat signals."""
    C = Z - Z.mean(axis=0)
    return (C**4).mean(axis=0) / (C**2).mean(axis=0) ** 2 - 3


@cache
def unmixed() -> tuple[np.ndarray, float]:
    """Whitened mixtures turned by the angle (degrees) at which they are least Gaussian, and that angle."""
    Z = whitened(mixtures())

    def turned(degrees: float) -> np.ndarray:
        c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
        return Z @ np.array([[c, -s], [s, c]])

    angle = max(np.arange(0, 90, 0.5), key=lambda a: float((kurtosis(turned(a)) ** 2).sum()))
    return turned(angle), float(angle)


@unit("degrees")
def unmixing_angle() -> float:
    """Angle of the one rotation that whitening leaves open, in degrees."""
    return unmixed()[1]


def recovered_correlations(Z: np.ndarray) -> np.ndarray:
    """For each source the largest correlation, in modulus, with a column of Z."""
    return np.abs(np.corrcoef(sources().T, Z.T)[:2, 2:]).max(axis=1)


def unmixed_correlation() -> float:
    """Smaller of the correlations between the two sources and what was recovered."""
    return float(recovered_correlations(unmixed()[0]).min())


def mixed_correlation() -> float:
    """Correlation of the two microphones."""
    return float(np.corrcoef(mixtures().T)[0, 1])


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


def pancake_share_1() -> float:
    """Share of the variance along the first component, which runs along both classes."""
    return float(fit(pancakes().X).shares()[0])


def best_split(scores: np.ndarray, y: np.ndarray) -> float:
    """Accuracy of the best threshold on one score."""
    ranked = y[np.argsort(scores, kind="stable")]
    hits = np.append(0, np.cumsum(ranked == 0)) + np.append(0, np.cumsum((ranked == 1)[::-1]))[::-1]
    return float(max(hits.max(), len(y) - hits.min()) / len(y))


def pancake_accuracy(component: int) -> float:
    """Accuracy of the best threshold on the score of a component (0 is the first)."""
    X, y = pancakes()
    return best_split(fit(X).scores(X, 2)[:, component], y)


def pancake_accuracy_1() -> float:
    """Accuracy with the component of large variance."""
    return pancake_accuracy(0)


def pancake_accuracy_2() -> float:
    """Accuracy with the component of small variance."""
    return pancake_accuracy(1)


def with_outlier() -> np.ndarray:
    """Forty points of the cloud and one far away, (41, 2)."""
    return np.vstack([cloud()[:40], OUTLIER])


@unit("degrees")
def outlier_turn() -> float:
    """Angle by which one point among forty-one turns the first direction, in degrees."""
    return angle_between(fit(cloud()[:40]).B[:, 0], fit(with_outlier()).B[:, 0])


def first_directions(variances: tuple[float, float]) -> list[Pca]:
    """The model fitted to each of 24 samples of 100 points from a Gaussian with these two variances."""
    rng = np.random.default_rng(12)
    return [fit(rng.standard_normal((SAMPLE, 2)) * np.sqrt(variances)) for _ in range(SAMPLES)]


def largest_turn(variances: tuple[float, float]) -> float:
    """Largest angle of a fitted first direction with the first axis, in degrees."""
    return max(
        angle_between(pca.B[:, 0], np.array([1.0, 0.0])) for pca in first_directions(variances)
    )


@unit("degrees")
def standardised_angles() -> list[float]:
    """Angle of the first direction, in degrees, of standardised features: correlated, then with one sign turned."""
    Z = cloud() / cloud().std(axis=0)
    directions = [fit(Z * signs).B[:, 0] for signs in ([1, 1], [1, -1])]
    return [float(np.degrees(np.arctan2(b[1], b[0]))) % 180 for b in directions]


@unit("degrees")
def largest_turn_with_gap() -> float:
    """Largest angle when the variances are 4 and 1."""
    return largest_turn((4.0, 1.0))


def largest_turn_with_tie() -> float:
    """Largest angle when both variances are 1."""
    return largest_turn((1.0, 1.0))
