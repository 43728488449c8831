"""The four points of the chapter, chosen so that every eigenvalue is an integer.

The other numbers of the chapter stand in the siblings of this module, one noun each:
digits, photo, faces, clouds, kernel, latent (probabilistic PCA), autoencoder.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from ch09_pca.pca import angle_between, covariance, fit, with_sign
from scripts.declare import unit

X = np.array([[1, 3], [3, 1], [7, 3], [9, 5]])  # (N, D) = (4, 2), examples in rows
STRETCH = 5  # the second feature in a unit five times smaller


def mean() -> np.ndarray:
    """Mean of the four points."""
    return X.mean(axis=0)


def centred() -> np.ndarray:
    """The four points minus their mean, (4, 2)."""
    return X - mean()


def scatter() -> np.ndarray:
    """Sum of the outer products of the centred points: N times the covariance matrix."""
    return centred().T @ centred()


def covariance_matrix() -> np.ndarray:
    """Covariance matrix with divisor N."""
    return covariance(X)


def covariance_worked() -> list[np.ndarray | float]:
    """One over N, the sum of outer products, and their product, the covariance matrix."""
    return [1 / len(X), scatter(), np.cov(X.T, bias=True)]


def covariance_matrix_unbiased() -> np.ndarray:
    """Covariance matrix with divisor N - 1."""
    return np.cov(X.T)


def total_variance() -> float:
    """Trace of the covariance matrix."""
    return float(np.trace(covariance_matrix()))


def determinant() -> float:
    """Determinant of the covariance matrix."""
    return float(np.linalg.det(covariance_matrix()))


def variance_along() -> dict[str, float]:
    """Variance of the points along both axes and the diagonal (1, 1)."""
    directions = {"x": (1, 0), "y": (0, 1), "diagonal": (1, 1)}
    return {name: float(np.var(X @ b / np.hypot(*b))) for name, b in directions.items()}


def eigenvalues() -> np.ndarray:
    """Both eigenvalues, the larger first."""
    return fit(X).lam


def eigenvectors() -> np.ndarray:
    """Both eigenvectors in rows, scaled so that the smaller entry is 1 or -1."""
    first, second = fit(X).B.T
    return np.array([first / first[1], -second / second[0]])


def first_direction_factored() -> list[float]:
    """First principal direction as a factor and a vector of integers."""
    v = eigenvectors()[0]
    return [1 / float(np.linalg.norm(v)), *v]


@unit("degrees")
def first_angle() -> float:
    """Angle of the first direction with the first axis, in degrees."""
    return angle_between(fit(X).B[:, 0], np.array([1, 0]))


def explained_share_1() -> Fraction:
    """Share of the variance along the first direction."""
    return Fraction(round(eigenvalues()[0]), round(total_variance()))


def scores_1_scaled() -> np.ndarray:
    """Scores on the first direction times the square root of ten."""
    return fit(X).scores(X, 1)[:, 0] * np.sqrt(10)


def fourth_point() -> dict[str, Any]:
    """The fourth point centred, its score on the first direction, and what this rebuilds."""
    score, rebuilt = fit(X).scores(X, 1)[3, 0], fit(X).rebuild(X, 1)[3]
    return {
        "squared_length": (centred()[3] ** 2).sum(),
        "score": score,
        "squared_score": score**2,
        "rebuilt": rebuilt,
        "rebuilt_offset": rebuilt - mean(),
    }


def squared_residuals() -> np.ndarray:
    """Squared distances of the four points from the first principal line."""
    return ((X - fit(X).rebuild(X, 1)) ** 2).sum(axis=1)


def mean_squared_residual() -> float:
    """Mean squared distance from the first principal line."""
    return float(squared_residuals().mean())


def slopes() -> dict[str, Fraction]:
    """Slopes of the first principal line and of both lines of regression in the same plane."""
    (x, y), b = X.T, fit(X).B[:, 0]
    found = {
        "first_component": b[1] / b[0],
        "y_on_x": np.polyfit(x, y, 1)[0],
        "x_on_y": 1 / np.polyfit(y, x, 1)[0],
    }
    return {line: Fraction(float(slope)).limit_denominator(100) for line, slope in found.items()}


def singular_values() -> np.ndarray:
    """Singular values of the centred points."""
    return np.linalg.svd(centred(), compute_uv=False)


def condition() -> dict[str, float]:
    """Condition numbers of the covariance matrix and of the centred data."""
    return {
        "covariance": float(np.linalg.cond(covariance_matrix())),
        "data": float(np.linalg.cond(centred())),
    }


def gram() -> dict[str, Any]:
    """Inner products of the centred points over N, and the first eigenvector in whole numbers.

    Transposed data carry it to a multiple of the first direction, which is factored too.
    """
    G, v = centred() @ centred().T / len(X), eigenvectors()[0]  # (4, 4), (2,)
    lam, U = np.linalg.eigh(G)
    u = with_sign(U[:, -1:])[:, 0] * 7 / np.abs(U[:, -1]).max()
    carried = centred().T @ u
    return {
        "matrix": G,
        "eigenvalues": lam[::-1],
        "eigenvector": u,
        "carried": [*carried, carried[1] / v[1], *v],
    }


def stretched() -> dict[str, np.ndarray]:
    """Covariance, its eigenvalues and first eigenvector after the second feature times five."""
    points = X * [1, STRETCH]
    b = fit(points).B[:, 0]
    return {
        "covariance": covariance(points),
        "eigenvalues": fit(points).lam,
        "eigenvector": b / b[0],
    }


@unit("degrees")
def stretched_angle() -> float:
    """Angle of the first direction with the first axis after the stretch, in degrees."""
    return angle_between(stretched()["eigenvector"], np.array([1, 0]))
