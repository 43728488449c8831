"""Data and answers of the exercises by hand in the plane, and of projecting and rebuilding.

The sheet solves them with trace, determinant and projections; the functions here take the singular value
decomposition of the data, least squares or exact fractions instead.
"""

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

EXR_FOUR_POINTS = np.array([[6, 4], [4, 2], [2, 0], [0, 2]])

EXR_REBUILD_POINT = np.array([7, 3, 2])
EXR_REBUILD_MEAN = np.array([1, 0, -1])
EXR_REBUILD_BASIS = [[Fraction(p, 3), Fraction(q, 3)] for p, q in ((1, 2), (2, 1), (2, -2))]

EXR_UNITS_COVARIANCE = np.array([[6, 2], [2, 3]])


def _centred(X: Array) -> Array:
    return X - X.mean(axis=0)


def _direction(v: Array) -> Array:
    """v scaled so that its smallest non-zero entry is 1 in absolute value and its largest entry is positive."""
    v = np.where(np.abs(v) > 1e-9 * np.abs(v).max(), v, 0.0)
    return v / np.abs(v[v != 0]).min() * np.sign(v[np.abs(v).argmax()])


def _axes(S: Array, scale: tuple[float, float] = (1.0, 1.0)) -> tuple[Array, Array]:
    """Eigenvalues and directions (rows) of diag(scale) S diag(scale), from the SVD of a square root of it."""
    root = np.linalg.cholesky(S.astype(float)).T * np.array(scale)  # (D, D), root.T @ root is the covariance
    _, s, Vt = np.linalg.svd(root)
    return s**2, Vt


# Four points in the plane ---------------------------------------------------------------------------------------


def exr_four_points_mean() -> Array:
    """Mean of the four points: the constant that fits them best by least squares."""
    return np.linalg.lstsq(np.ones((4, 1)), EXR_FOUR_POINTS, rcond=None)[0][0]


def exr_four_points_centred() -> Array:
    """The four points minus their mean, one a row."""
    return EXR_FOUR_POINTS - exr_four_points_mean()


def exr_four_points_sum_of_squares() -> float:
    """Sum of the squares of the first centred feature."""
    return float(np.var(EXR_FOUR_POINTS[:, 0]) * 4)


def exr_four_points_covariance() -> Array:
    """Covariance of the four points, divided by N."""
    return np.cov(EXR_FOUR_POINTS.T, bias=True)


def exr_four_points_eigenvalues() -> Array:
    """Variances along the principal axes, from the singular values of the centred points."""
    return np.linalg.svd(_centred(EXR_FOUR_POINTS), compute_uv=False) ** 2 / 4


def exr_four_points_direction() -> Array:
    """First principal direction, not normalised: the first right singular vector of the centred points."""
    return _direction(np.linalg.svd(_centred(EXR_FOUR_POINTS))[2][0])


def exr_four_points_second_direction() -> Array:
    """Second principal direction, not normalised."""
    return _direction(np.linalg.svd(_centred(EXR_FOUR_POINTS))[2][1])


def exr_four_points_length() -> float:
    """Length of the first principal direction when it is not normalised."""
    return float(np.linalg.norm(exr_four_points_direction()))


def exr_four_points_axis() -> Array:
    """First principal direction at length one: a factor, then two integers."""
    v = exr_four_points_direction()
    return np.array([1 / np.linalg.norm(v), *v])


def exr_four_points_share() -> float:
    """Share of the variance that the first component explains."""
    lam = exr_four_points_eigenvalues()
    return float(lam[0] / lam.sum())


def exr_four_points_unbiased_eigenvalues() -> Array:
    """Eigenvalues of the covariance divided by N - 1."""
    return np.linalg.eigvalsh(np.cov(EXR_FOUR_POINTS.T))[::-1]


# Project and rebuild --------------------------------------------------------------------------------------------


def _rebuild_basis() -> Array:
    return np.array(EXR_REBUILD_BASIS, dtype=float)


def exr_rebuild_centred() -> Array:
    """The point minus the mean."""
    return np.subtract(EXR_REBUILD_POINT, EXR_REBUILD_MEAN)


def exr_rebuild_scores() -> Array:
    """Coordinates in the plane that come nearest to the point, by least squares."""
    return np.linalg.lstsq(_rebuild_basis(), exr_rebuild_centred(), rcond=None)[0]


def exr_rebuild_centred_point() -> Array:
    """The rebuilt point minus the mean: the point less its part along the normal of the plane."""
    normal = np.cross(*_rebuild_basis().T)
    return exr_rebuild_centred() - normal * (normal @ exr_rebuild_centred()) / (normal @ normal)


def exr_rebuild_point() -> Array:
    """The point of the plane nearest to the given one."""
    return EXR_REBUILD_MEAN + exr_rebuild_centred_point()


def exr_rebuild_residual() -> Array:
    """The given point minus the rebuilt one."""
    return EXR_REBUILD_POINT - exr_rebuild_point()


def exr_rebuild_error() -> float:
    """Squared distance of the point from the plane: determinant of the Gram matrix of basis and point."""
    A = np.column_stack([_rebuild_basis(), exr_rebuild_centred()])
    return float(np.linalg.det(A) ** 2)  # volume = area of the base, which is 1, times height


def exr_rebuild_squared_length() -> int:
    """Squared distance of the point from the mean."""
    return int(exr_rebuild_centred() @ exr_rebuild_centred())


def exr_rebuild_squared_scores() -> float:
    """Squared length of the vector of scores."""
    return float(exr_rebuild_scores() @ exr_rebuild_scores())


# Units ----------------------------------------------------------------------------------------------------------


def exr_units_eigenvalues() -> Array:
    """Eigenvalues with the second feature in metres."""
    return _axes(EXR_UNITS_COVARIANCE)[0]


def exr_units_direction() -> Array:
    """First principal direction, not normalised, with the second feature in metres."""
    return _direction(_axes(EXR_UNITS_COVARIANCE)[1][0])


def exr_units_determinant() -> float:
    """Determinant of the covariance with the second feature in metres, the product of its eigenvalues."""
    return float(np.prod(exr_units_eigenvalues()))


def exr_units_doubled_covariance() -> Array:
    """Covariance when the values of the second feature are twice as large."""
    X = np.linalg.cholesky(EXR_UNITS_COVARIANCE.astype(float)).T * np.sqrt(2)
    X = np.vstack([X, -X]) * [1, 2]  # four centred points with that covariance
    return np.cov(X.T, bias=True)


def exr_units_doubled_trace() -> float:
    """Trace of the covariance after doubling, the sum of its eigenvalues."""
    return float(np.sum(exr_units_doubled_eigenvalues()))


def exr_units_doubled_determinant() -> float:
    """Determinant of the covariance after doubling, the product of its eigenvalues."""
    return float(np.prod(exr_units_doubled_eigenvalues()))


def exr_units_doubled_eigenvalues() -> Array:
    """Eigenvalues when the values of the second feature are twice as large."""
    return _axes(EXR_UNITS_COVARIANCE, (1, 2))[0]


def exr_units_doubled_first_eigenvalue() -> float:
    """Largest eigenvalue after doubling."""
    return float(exr_units_doubled_eigenvalues()[0])


def exr_units_doubled_direction() -> Array:
    """First principal direction after doubling, not normalised, in the new unit."""
    return _direction(_axes(EXR_UNITS_COVARIANCE, (1, 2))[1][0])


def exr_units_doubled_direction_in_metres() -> Array:
    """The same direction carried back to metres, not normalised."""
    return _direction(exr_units_doubled_direction() / [1, 2])


def exr_units_share() -> float:
    """Share of the first component with the second feature in metres."""
    lam = exr_units_eigenvalues()
    return float(lam[0] / lam.sum())


def exr_units_doubled_share() -> float:
    """Share of the first component after doubling."""
    lam = exr_units_doubled_eigenvalues()
    return float(lam[0] / lam.sum())


def exr_units_tripled_share() -> float:
    """Share of the first component when the values of the second feature are three times as large."""
    lam = _axes(EXR_UNITS_COVARIANCE, (1, 3))[0]
    return float(lam[0] / lam.sum())


def exr_units_correlation() -> float:
    """Correlation of the two features, the same in every unit."""
    root = np.linalg.cholesky(EXR_UNITS_COVARIANCE.astype(float)).T * [1, 2]
    return float(root[:, 0] @ root[:, 1] / np.linalg.norm(root[:, 0]) / np.linalg.norm(root[:, 1]))


def exr_units_standardised_direction() -> Array:
    """First principal direction of the standardised features, not normalised."""
    deviations = np.sqrt(np.diag(EXR_UNITS_COVARIANCE))
    return _direction(_axes(EXR_UNITS_COVARIANCE, tuple(1 / deviations))[1][0])
