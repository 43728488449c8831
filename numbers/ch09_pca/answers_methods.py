"""Data and answers of the exercises on smallest error, compression and anomalies.

The sheet solves them with formulas; the functions here average over points or count.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.routes_exact import Routes
from ch09_pca.routes_methods import anomaly, store, two_views
from scripts.declare import cross_checked_by

Array = NDArray[Any]

EXR_TWO_VIEWS_EIGENVALUES = np.array([8, 5, 2, 1])

EXR_STORE_IMAGES = 1797
EXR_STORE_PIXELS = 64
EXR_STORE_COMPONENTS = 10
EXR_ANOMALY_DIRECTION = np.array([0.6, 0.8])
EXR_ANOMALY_VARIANCES = np.array([25, 1])
EXR_ANOMALY_FIRST_POINT = np.array([12, 16])
EXR_ANOMALY_SECOND_POINT = np.array([-4, 3])

_two_views = Routes(two_views, EXR_TWO_VIEWS_EIGENVALUES)
_formulas = Routes(store, EXR_STORE_IMAGES, EXR_STORE_PIXELS, EXR_STORE_COMPONENTS)
_ratings = Routes(
    anomaly,
    EXR_ANOMALY_DIRECTION,
    EXR_ANOMALY_VARIANCES,
    EXR_ANOMALY_FIRST_POINT,
    EXR_ANOMALY_SECOND_POINT,
)


# Smallest error is largest variance -----------------------------------------------------------------------------


def _error_without(dropped: list[int]) -> float:
    """Mean squared error of eight centred points with the given principal variances, some directions dropped."""
    X = np.vstack([np.diag(s := np.sqrt(4.0 * EXR_TWO_VIEWS_EIGENVALUES)), -np.diag(s)])
    rebuilt = X.copy()
    rebuilt[:, dropped] = 0
    return float(np.mean(np.sum((X - rebuilt) ** 2, axis=1)))


@cross_checked_by(_two_views["smallest_error"])
def exr_two_views_smallest_error() -> float:
    """Mean squared error with the first two directions kept."""
    return _error_without([2, 3])


@cross_checked_by(_two_views["other_error"])
def exr_two_views_other_error() -> float:
    """Mean squared error with the first and the third direction kept."""
    return _error_without([1, 3])


# Store less, and notice what does not fit -----------------------------------------------------------------------


def _stored(images: int) -> int:
    """Numbers to keep: every score, the mean and the components, counted on arrays."""
    scores, mean = np.empty((images, EXR_STORE_COMPONENTS)), np.empty(EXR_STORE_PIXELS)
    return scores.size + mean.size + np.empty((EXR_STORE_PIXELS, EXR_STORE_COMPONENTS)).size


def exr_store_all() -> int:
    """Numbers in the images."""
    return np.empty((EXR_STORE_IMAGES, EXR_STORE_PIXELS)).size


def exr_store_scores() -> int:
    """Numbers in the scores."""
    return EXR_STORE_IMAGES * EXR_STORE_COMPONENTS


def exr_store_model() -> int:
    """Numbers in the mean and the components, which do not depend on the number of images."""
    return _stored(0)


@cross_checked_by(_formulas["pca"])
def exr_store_pca() -> int:
    """Numbers to keep in all."""
    return _stored(EXR_STORE_IMAGES)


@cross_checked_by(_formulas["rate"])
def exr_store_rate() -> float:
    """How many times fewer numbers are kept."""
    return exr_store_all() / exr_store_pca()


@cross_checked_by(_formulas["limit"])
def exr_store_limit() -> float:
    """The rate for very many images."""
    many = 10**12
    return many * EXR_STORE_PIXELS / (many * EXR_STORE_COMPONENTS + exr_store_model())


def exr_store_saving_per_image() -> int:
    """Numbers that each further image saves."""
    return EXR_STORE_PIXELS - (_stored(1) - _stored(0))


def exr_store_break_even_quotient() -> float:
    """Numbers to earn back, over numbers that each image saves."""
    return exr_store_model() / exr_store_saving_per_image()


@cross_checked_by(_formulas["break_even"])
def exr_store_break_even() -> int:
    """Smallest number of images for which PCA keeps fewer numbers than there are."""
    return next(N for N in range(1, 1000) if _stored(N) < N * EXR_STORE_PIXELS)


def _anomaly_ratings(point: Array) -> Array:
    """Squared distance to the axis, and squared Mahalanobis distance with the covariance inverted as a matrix."""
    u, (large, small) = EXR_ANOMALY_DIRECTION, EXR_ANOMALY_VARIANCES
    S = small * np.eye(2) + (large - small) * np.outer(u, u)
    return np.array([(u[0] * point[1] - u[1] * point[0]) ** 2, point @ np.linalg.solve(S, point)])


@cross_checked_by(_ratings["first_error"])
def exr_anomaly_first_error() -> float:
    """Squared reconstruction error of the first point."""
    return float(_anomaly_ratings(EXR_ANOMALY_FIRST_POINT)[0])


@cross_checked_by(_ratings["second_error"])
def exr_anomaly_second_error() -> float:
    """Squared reconstruction error of the second point."""
    return float(_anomaly_ratings(EXR_ANOMALY_SECOND_POINT)[0])


@cross_checked_by(_ratings["first_mahalanobis"])
def exr_anomaly_first_mahalanobis() -> float:
    """Squared Mahalanobis distance of the first point."""
    return float(_anomaly_ratings(EXR_ANOMALY_FIRST_POINT)[1])


@cross_checked_by(_ratings["second_mahalanobis"])
def exr_anomaly_second_mahalanobis() -> float:
    """Squared Mahalanobis distance of the second point."""
    return float(_anomaly_ratings(EXR_ANOMALY_SECOND_POINT)[1])


def exr_anomaly_first_score() -> float:
    """Score of the first point."""
    return float(np.linalg.norm(EXR_ANOMALY_FIRST_POINT))
