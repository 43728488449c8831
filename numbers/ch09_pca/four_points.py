"""The four points of the chapter, chosen so that every eigenvalue is an integer, and what follows from them.

The other numbers of the chapter stand in the siblings of this module, one noun each: digits, photo, faces, clouds,
kernel, latent (probabilistic PCA), autoencoder, derivations.
"""

from __future__ import annotations

from fractions import Fraction

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


def covariance_matrix_unbiased() -> np.ndarray:
    """Covariance matrix with divisor N - 1."""
    return np.cov(X.T)


def total_variance() -> float:
    """Trace of the covariance matrix."""
    return float(np.trace(covariance_matrix()))


def determinant() -> float:
    """Determinant of the covariance matrix."""
    return float(np.linalg.det(covariance_matrix()))


def variance_along(direction: tuple[float, float]) -> float:
    """Variance of the points along a direction of any length."""
    b = np.array(direction) / np.hypot(*direction)
    return float(np.var(X @ b))


def variance_along_x() -> float:
    """Variance of the first feature."""
    return variance_along((1, 0))


def variance_along_y() -> float:
    """Variance of the second feature."""
    return variance_along((0, 1))


def variance_along_diagonal() -> float:
    """Variance along (1, 1)."""
    return variance_along((1, 1))


def eigenvalues() -> np.ndarray:
    """Both eigenvalues, the larger first."""
    return fit(X).lam


def eigenvalue_1() -> float:
    """Variance along the first principal direction."""
    return float(eigenvalues()[0])


def eigenvalue_2() -> float:
    """Variance along the second principal direction."""
    return float(eigenvalues()[1])


def eigenvector_1() -> np.ndarray:
    """First eigenvector, scaled so that its smaller entry is 1."""
    b = fit(X).B[:, 0]
    return b / b[1]


def eigenvector_2() -> np.ndarray:
    """Second eigenvector, scaled so that its first entry is -1."""
    b = fit(X).B[:, 1]
    return -b / b[0]


def first_direction() -> np.ndarray:
    """First principal direction, of length one."""
    return fit(X).B[:, 0]


def first_direction_factored() -> list[float]:
    """First principal direction as a factor and a vector of integers."""
    v = eigenvector_1()
    return [1 / float(np.linalg.norm(v)), *v]


@unit("degrees")
def first_angle() -> float:
    """Angle of the first direction with the first axis, in degrees."""
    return angle_between(first_direction(), np.array([1, 0]))


def explained_share_1() -> Fraction:
    """Share of the variance along the first direction."""
    return Fraction(round(eigenvalue_1()), round(total_variance()))


def scores_1_scaled() -> np.ndarray:
    """Scores on the first direction times the square root of ten."""
    return fit(X).scores(X, 1)[:, 0] * np.sqrt(10)


def last_score() -> float:
    """Score of the fourth point on the first direction."""
    return float(fit(X).scores(X, 1)[3, 0])


def last_offset_rebuilt() -> np.ndarray:
    """What the first direction rebuilds of the centred fourth point."""
    return fit(X).rebuild(X, 1)[3] - mean()


def last_point_rebuilt() -> np.ndarray:
    """The fourth point, rebuilt from its mean and one score."""
    return fit(X).rebuild(X, 1)[3]


def squared_residuals() -> np.ndarray:
    """Squared distances of the four points from the first principal line."""
    return ((X - fit(X).rebuild(X, 1)) ** 2).sum(axis=1)


def last_squared_residual() -> float:
    """Squared distance of the fourth point from the first principal line."""
    return float(squared_residuals()[3])


def mean_squared_residual() -> float:
    """Mean squared distance from the first principal line."""
    return float(squared_residuals().mean())


def squared_length_last() -> float:
    """Squared distance of the fourth point from the mean."""
    return float((centred()[3] ** 2).sum())


def squared_score_last() -> float:
    """Squared score of the fourth point on the first direction."""
    return last_score() ** 2


def slope_first_component() -> Fraction:
    """Slope of the first principal line."""
    return Fraction(float(np.divide(*eigenvector_1()[::-1]))).limit_denominator(100)


def slope_regression_y_on_x() -> Fraction:
    """Slope of the line that regresses the second feature on the first."""
    return Fraction(float(np.polyfit(X[:, 0], X[:, 1], 1)[0])).limit_denominator(100)


def slope_regression_x_on_y() -> Fraction:
    """Slope of the line that regresses the first feature on the second, drawn in the same plane."""
    return Fraction(float(1 / np.polyfit(X[:, 1], X[:, 0], 1)[0])).limit_denominator(100)


def singular_values() -> np.ndarray:
    """Singular values of the centred points."""
    return np.linalg.svd(centred(), compute_uv=False)


def condition_of_covariance() -> float:
    """Condition number of the covariance matrix."""
    return float(np.linalg.cond(covariance_matrix()))


def condition_of_data() -> float:
    """Condition number of the centred data."""
    return float(np.linalg.cond(centred()))


def gram_over_n() -> np.ndarray:
    """Inner products of the centred points over N, (4, 4)."""
    return centred() @ centred().T / len(X)


def gram_eigenvalues() -> np.ndarray:
    """Eigenvalues of the matrix of inner products over N, falling."""
    return np.round(np.linalg.eigvalsh(gram_over_n())[::-1], 12) + 0.0


def gram_eigenvector_1() -> np.ndarray:
    """First eigenvector of the matrix of inner products, scaled to integers."""
    u = np.linalg.eigh(gram_over_n())[1][:, -1:]
    return with_sign(u)[:, 0] * 7 / np.abs(u).max()


def back_in_feature_space() -> np.ndarray:
    """Transposed centred data times the eigenvector of the inner products: along the first direction."""
    return centred().T @ gram_eigenvector_1()


def back_in_feature_space_factored() -> list[float]:
    """The same vector, and once more as a factor and the first eigenvector with integer entries."""
    v = back_in_feature_space()
    return [*v, float(v[1] / eigenvector_1()[1]), *eigenvector_1()]


def stretched_covariance() -> np.ndarray:
    """Covariance matrix after the second feature has been multiplied by five."""
    return covariance(X * [1, STRETCH])


def stretched_eigenvalues() -> np.ndarray:
    """Eigenvalues after the second feature has been multiplied by five."""
    return fit(X * [1, STRETCH]).lam


def stretched_eigenvector_1() -> np.ndarray:
    """First eigenvector after the stretch, scaled so that its first entry is 1."""
    b = fit(X * [1, STRETCH]).B[:, 0]
    return b / b[0]


@unit("degrees")
def stretched_angle() -> float:
    """Angle of the first direction with the first axis after the stretch, in degrees."""
    return angle_between(stretched_eigenvector_1(), np.array([1, 0]))
