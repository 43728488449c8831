"""Data and answers of the exercise on a change of unit.

The sheet solves it with trace and determinant; the functions here take the singular value decomposition of a square root.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.answers_plane import reduced
from ch09_pca.routes_exact import Routes
from ch09_pca.routes_plane import units
from scripts.declare import cross_checked_by

Array = NDArray[Any]

EXR_UNITS_COVARIANCE = np.array([[6, 2], [2, 3]])

_units = Routes(units, EXR_UNITS_COVARIANCE, 2)


def _axes(S: Array, scale: tuple[float, float] = (1.0, 1.0)) -> tuple[Array, Array]:
    """Eigenvalues and directions (rows) of diag(scale) S diag(scale), from the SVD of a square root of it."""
    root = np.linalg.cholesky(S.astype(float)).T * np.array(
        scale
    )  # (D, D), root.T @ root is the covariance
    _, s, Vt = np.linalg.svd(root)
    return s**2, Vt


@cross_checked_by(_units["eigenvalues"])
def exr_units_eigenvalues() -> Array:
    """Eigenvalues with the second feature in metres."""
    return _axes(EXR_UNITS_COVARIANCE)[0]


@cross_checked_by(_units["direction"])
def exr_units_direction() -> Array:
    """First principal direction, not normalised, with the second feature in metres."""
    return reduced(_axes(EXR_UNITS_COVARIANCE)[1][0])


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


@cross_checked_by(_units["doubled_eigenvalues"])
def exr_units_doubled_eigenvalues() -> Array:
    """Eigenvalues when the values of the second feature are twice as large."""
    return _axes(EXR_UNITS_COVARIANCE, (1, 2))[0]


def exr_units_doubled_first_eigenvalue() -> float:
    """Largest eigenvalue after doubling."""
    return float(exr_units_doubled_eigenvalues()[0])


@cross_checked_by(_units["doubled_direction"])
def exr_units_doubled_direction() -> Array:
    """First principal direction after doubling, not normalised, in the new unit."""
    return reduced(_axes(EXR_UNITS_COVARIANCE, (1, 2))[1][0])


@cross_checked_by(_units["in_metres"])
def exr_units_doubled_direction_in_metres() -> Array:
    """The same direction carried back to metres, not normalised."""
    return reduced(exr_units_doubled_direction() / [1, 2])


@cross_checked_by(_units["share"])
def exr_units_share() -> float:
    """Share of the first component with the second feature in metres."""
    lam = exr_units_eigenvalues()
    return float(lam[0] / lam.sum())


@cross_checked_by(_units["doubled_share"])
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


@cross_checked_by(_units["standardised"])
def exr_units_standardised_direction() -> Array:
    """First principal direction of the standardised features, not normalised."""
    deviations = np.sqrt(np.diag(EXR_UNITS_COVARIANCE))
    return reduced(_axes(EXR_UNITS_COVARIANCE, tuple(1 / deviations))[1][0])
