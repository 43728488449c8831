"""Data and answers of the exercises on four points in the plane, and on projecting and rebuilding.

The sheet solves them with trace, determinant and projections; the functions here take the singular value
decomposition of the data, least squares or exact fractions instead.
"""

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.routes_exact import Routes
from ch09_pca.routes_plane import four_points, rebuilt
from scripts.declare import cross_checked_by

Array = NDArray[Any]

EXR_FOUR_POINTS = np.array([[6, 4], [4, 2], [2, 0], [0, 2]])

EXR_REBUILD_POINT = np.array([7, 3, 2])
EXR_REBUILD_MEAN = np.array([1, 0, -1])
EXR_REBUILD_BASIS = [[Fraction(p, 3), Fraction(q, 3)] for p, q in ((1, 2), (2, 1), (2, -2))]

_four_points = Routes(four_points, EXR_FOUR_POINTS)
_rebuilt = Routes(rebuilt, EXR_REBUILD_POINT, EXR_REBUILD_MEAN, EXR_REBUILD_BASIS)


def _centred(X: Array) -> Array:
    return X - X.mean(axis=0)


def reduced(v: Array) -> Array:
    """v scaled so that its smallest non-zero entry is 1 in absolute value and its largest entry is positive."""
    v = np.where(np.abs(v) > 1e-9 * np.abs(v).max(), v, 0.0)
    return v / np.abs(v[v != 0]).min() * np.sign(v[np.abs(v).argmax()])


# Four points in the plane ---------------------------------------------------------------------------------------


@cross_checked_by(_four_points["mean"])
def exr_four_points_mean() -> Array:
    """Mean of the four points: the constant that fits them best by least squares."""
    return np.linalg.lstsq(np.ones((4, 1)), EXR_FOUR_POINTS, rcond=None)[0][0]


def exr_four_points_centred() -> Array:
    """The four points minus their mean, one a row."""
    return EXR_FOUR_POINTS - exr_four_points_mean()


def exr_four_points_sum_of_squares() -> float:
    """Sum of the squares of the first centred feature."""
    return float(np.var(EXR_FOUR_POINTS[:, 0]) * 4)


@cross_checked_by(_four_points["covariance"])
def exr_four_points_covariance() -> Array:
    """Covariance of the four points, divided by N."""
    return np.cov(EXR_FOUR_POINTS.T, bias=True)


@cross_checked_by(_four_points["eigenvalues"])
def exr_four_points_eigenvalues() -> Array:
    """Variances along the principal axes, from the singular values of the centred points."""
    return np.linalg.svd(_centred(EXR_FOUR_POINTS), compute_uv=False) ** 2 / 4


def exr_four_points_direction() -> Array:
    """First principal direction, not normalised: the first right singular vector of the centred points."""
    return reduced(np.linalg.svd(_centred(EXR_FOUR_POINTS))[2][0])


def exr_four_points_second_direction() -> Array:
    """Second principal direction, not normalised."""
    return reduced(np.linalg.svd(_centred(EXR_FOUR_POINTS))[2][1])


def exr_four_points_length() -> float:
    """Length of the first principal direction when it is not normalised."""
    return float(np.linalg.norm(exr_four_points_direction()))


@cross_checked_by(_four_points["axis"])
def exr_four_points_axis() -> Array:
    """First principal direction at length one: a factor, then two integers."""
    v = exr_four_points_direction()
    return np.array([1 / np.linalg.norm(v), *v])


@cross_checked_by(_four_points["share"])
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


@cross_checked_by(_rebuilt["scores"])
def exr_rebuild_scores() -> Array:
    """Coordinates in the plane that come nearest to the point, by least squares."""
    return np.linalg.lstsq(_rebuild_basis(), exr_rebuild_centred(), rcond=None)[0]


def exr_rebuild_centred_point() -> Array:
    """The rebuilt point minus the mean: the point less its part along the normal of the plane."""
    normal = np.cross(*_rebuild_basis().T)
    return exr_rebuild_centred() - normal * (normal @ exr_rebuild_centred()) / (normal @ normal)


@cross_checked_by(_rebuilt["point"])
def exr_rebuild_point() -> Array:
    """The point of the plane nearest to the given one."""
    return EXR_REBUILD_MEAN + exr_rebuild_centred_point()


@cross_checked_by(_rebuilt["residual"])
def exr_rebuild_residual() -> Array:
    """The given point minus the rebuilt one."""
    return EXR_REBUILD_POINT - exr_rebuild_point()


@cross_checked_by(_rebuilt["error"])
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
