"""Data and answers of the exercises by hand in three dimensions and of whitening.

The sheet uses the structure of each matrix; the functions here use exact fractions, a matrix function or LAPACK.
"""

from fractions import Fraction
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.routes_exact import Routes
from ch09_pca.routes_plane import tie, two_points, whitening
from scripts.declare import cross_checked_by

Array = NDArray[Any]

EXR_TIE_COVARIANCE = np.array([[4, 1, 1], [1, 4, 1], [1, 1, 4]])
EXR_TIE_TARGET_SHARE = Fraction(70, 100)
EXR_TIE_FIRST_REPORT = np.array([1, -1, 0])
EXR_TIE_SECOND_REPORT = np.array([1, 1, -2])

EXR_TWO_POINTS = np.array([[3, 2, 5], [1, -2, 1]])
EXR_TWO_POINTS_IMAGES = 50
EXR_TWO_POINTS_PIXELS = 10_000

EXR_WHITENING_COVARIANCE = np.array([[13, 12], [12, 13]])

_tie = Routes(tie, EXR_TIE_COVARIANCE, EXR_TIE_TARGET_SHARE)
_two_points = Routes(two_points, EXR_TWO_POINTS, EXR_TWO_POINTS_IMAGES, EXR_TWO_POINTS_PIXELS)
_whitening = Routes(whitening, EXR_WHITENING_COVARIANCE)


# A tie ----------------------------------------------------------------------------------------------------------


def exr_tie_eigenvalues() -> Array:
    """Eigenvalues of the covariance with a tie, largest first."""
    return np.linalg.eigvalsh(EXR_TIE_COVARIANCE)[::-1]


@cross_checked_by(_tie["first_eigenvalue"])
def exr_tie_first_eigenvalue() -> float:
    """Largest eigenvalue of the covariance with a tie."""
    return float(exr_tie_eigenvalues()[0])


@cross_checked_by(_tie["first_direction"])
def exr_tie_first_direction() -> Array:
    """First principal direction, not normalised."""
    u = np.linalg.eigh(EXR_TIE_COVARIANCE)[1][:, -1]
    return u / u[0]


@cross_checked_by(_tie["components"])
def exr_tie_components() -> int:
    """Smallest number of components that keeps the target share of the variance."""
    lam = exr_tie_eigenvalues()
    return int(np.argmax(np.cumsum(lam) / lam.sum() >= EXR_TIE_TARGET_SHARE)) + 1


def exr_tie_share_1() -> float:
    """Share of the variance that one component keeps."""
    return float(exr_tie_eigenvalues()[0] / np.trace(EXR_TIE_COVARIANCE))


@cross_checked_by(_tie["share_2"])
def exr_tie_share_2() -> float:
    """Share of the variance that two components keep."""
    return float(exr_tie_eigenvalues()[:2].sum() / np.trace(EXR_TIE_COVARIANCE))


def exr_tie_variance_of_reports() -> Array:
    """Variance of the data along each of the two reported second directions (Rayleigh quotients)."""
    return np.array(
        [
            v @ EXR_TIE_COVARIANCE @ v / (v @ v)
            for v in (EXR_TIE_FIRST_REPORT, EXR_TIE_SECOND_REPORT)
        ]
    )


# Fewer points than features -------------------------------------------------------------------------------------


def exr_two_points_mean() -> Array:
    """Midpoint of the two points."""
    return EXR_TWO_POINTS.mean(axis=0)


def exr_two_points_centred() -> Array:
    """The two points minus their mean, one a row."""
    return EXR_TWO_POINTS - EXR_TWO_POINTS.mean(axis=0)


@cross_checked_by(_two_points["gram"])
def exr_two_points_gram() -> Array:
    """The small matrix of inner products of the centred points, divided by N, from squared distances alone."""
    distances = ((EXR_TWO_POINTS[:, None] - EXR_TWO_POINTS) ** 2).sum(axis=2)
    H = np.eye(2) - 1 / 2
    return -H @ distances @ H / 2 / 2


@cross_checked_by(_two_points["eigenvalues"])
def exr_two_points_eigenvalues() -> Array:
    """The two largest eigenvalues of the large matrix, the covariance."""
    return np.linalg.eigvalsh(np.cov(EXR_TWO_POINTS.T, bias=True))[:0:-1]


@cross_checked_by(_two_points["direction"])
def exr_two_points_direction() -> Array:
    """First principal direction: unit vector along the line through the two points."""
    step = EXR_TWO_POINTS[0] - EXR_TWO_POINTS[1]
    return step / np.linalg.norm(step)


def exr_two_points_carried() -> Array:
    """The vector (1, -1) carried from the points to the features: the difference of the two points."""
    return EXR_TWO_POINTS[0] - EXR_TWO_POINTS[1]


def exr_two_points_carried_length() -> float:
    """Distance of the two points."""
    return float(np.linalg.norm(exr_two_points_carried()))


@cross_checked_by(_two_points["singular_value"])
def exr_two_points_singular_value() -> float:
    """The only singular value of the centred points that is not zero."""
    return float(np.linalg.svd(exr_two_points_centred(), compute_uv=False)[0])


def exr_two_points_left_vector() -> Array:
    """Left singular vector of the centred points, its first entry positive."""
    a = np.linalg.svd(exr_two_points_centred())[0][:, 0]
    return a * np.sign(a[0])


@cross_checked_by(_two_points["covariance_entries"])
def exr_two_points_covariance_entries() -> int:
    """Entries of a covariance matrix of images."""
    return EXR_TWO_POINTS_PIXELS**2


@cross_checked_by(_two_points["gram_entries"])
def exr_two_points_gram_entries() -> int:
    """Entries of the matrix of inner products of the images."""
    return EXR_TWO_POINTS_IMAGES**2


# Whitening ------------------------------------------------------------------------------------------------------


def _symmetric_square_root() -> list[list[Fraction]]:
    """Square root of the covariance by Cayley and Hamilton: (S + d I) / sqrt(tr S + 2 d) with d^2 = det S."""
    (a, b), (_, c) = EXR_WHITENING_COVARIANCE.tolist()
    d = isqrt(a * c - b * b)
    t = isqrt(a + c + 2 * d)
    return [[Fraction(a + d, t), Fraction(b, t)], [Fraction(b, t), Fraction(c + d, t)]]


def exr_whitening_eigenvalues() -> Array:
    """Eigenvalues of the covariance to be whitened."""
    return np.linalg.eigvalsh(EXR_WHITENING_COVARIANCE)[::-1]


def exr_whitening_second_direction() -> Array:
    """Second eigenvector, not normalised, its first entry positive."""
    v = np.linalg.eigh(EXR_WHITENING_COVARIANCE)[1][:, 0]
    return v / v[0]


def exr_whitening_factors() -> Array:
    """Factors that bring the variance along each principal direction to one."""
    return 1 / np.sqrt(exr_whitening_eigenvalues())


def exr_whitening_product() -> list[list[Fraction]]:
    """The symmetric whitening matrix times the covariance, which is the square root of the covariance."""
    return _symmetric_square_root()


@cross_checked_by(_whitening["matrix"])
def exr_whitening_matrix() -> list[list[Fraction]]:
    """The symmetric matrix that whitens: the inverse of the square root of the covariance."""
    (a, b), (_, c) = _symmetric_square_root()
    determinant = a * c - b * b
    return [[c / determinant, -b / determinant], [-b / determinant, a / determinant]]


def exr_whitening_first_projector() -> list[list[Fraction]]:
    """Projector onto the first eigenvector, by Lagrange's formula (S - small I) / (large - small)."""
    (a, b), (_, c) = EXR_WHITENING_COVARIANCE.tolist()
    large, small = (round(lam) for lam in exr_whitening_eigenvalues().tolist())
    gap = large - small
    return [
        [Fraction(a - small, gap), Fraction(b, gap)],
        [Fraction(b, gap), Fraction(c - small, gap)],
    ]


def exr_whitening_second_projector() -> list[list[Fraction]]:
    """Projector onto the second eigenvector: what the first leaves."""
    return [
        [int(i == j) - entry for j, entry in enumerate(row)]
        for i, row in enumerate(exr_whitening_first_projector())
    ]
