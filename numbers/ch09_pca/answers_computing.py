"""Data and answers of the exercises on computing: power iteration, and a prediction before a run.

The sheet solves them with formulas; the functions here use matrix powers, exact iteration and the data themselves.
"""

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits

from ch09_pca.routes_exact import Routes
from ch09_pca.routes_methods import digits, wave
from ch09_pca.routes_plane import power
from scripts.declare import cross_checked_by

Array = NDArray[Any]

EXR_POWER_MATRIX = np.array([[7, 2], [2, 4]])
EXR_POWER_START = np.array([1, 1])

EXR_NUMPY_POINTS = 12
EXR_NUMPY_TURN = 2 * np.pi
EXR_NUMPY_COEFFICIENTS = np.array([1, 2, 2, 2, 3])
EXR_NUMPY_TARGET_SHARE = 0.90
EXR_NUMPY_THRESHOLDS = np.array([1e-9, EXR_NUMPY_TARGET_SHARE])  # of the listing: rounding, share

_power = Routes(power, EXR_POWER_MATRIX, EXR_POWER_START)
_prediction = Routes(wave, EXR_NUMPY_POINTS, EXR_NUMPY_COEFFICIENTS)
_run = Routes(digits, EXR_NUMPY_TARGET_SHARE)


# Power iteration ------------------------------------------------------------------------------------------------


def _powered(steps: int) -> Array:
    return np.linalg.matrix_power(EXR_POWER_MATRIX, steps) @ EXR_POWER_START


def exr_power_eigenvalues() -> Array:
    """Eigenvalues of the matrix that is iterated."""
    return np.linalg.eigvalsh(EXR_POWER_MATRIX)[::-1]


def exr_power_first_direction() -> Array:
    """Eigenvector of the larger eigenvalue, not normalised."""
    v = np.linalg.eigh(EXR_POWER_MATRIX)[1][:, 1]
    return v / v[1]


def exr_power_second_direction() -> Array:
    """Eigenvector of the smaller eigenvalue, not normalised, its second entry positive."""
    v = np.linalg.eigh(EXR_POWER_MATRIX)[1][:, 0]
    return v / abs(v[0]) * np.sign(v[1])


@cross_checked_by(_power["first_step"])
def exr_power_first_step() -> Array:
    """The start vector multiplied once."""
    return _powered(1)


@cross_checked_by(_power["second_step"])
def exr_power_second_step() -> Array:
    """The start vector multiplied twice."""
    return _powered(2)


def exr_power_second_step_reduced() -> Array:
    """The start vector multiplied twice, without the common factor."""
    w = _powered(2)
    return w // np.gcd.reduce(w)


def exr_power_third_step_reduced() -> Array:
    """The reduced second step multiplied once more."""
    return _powered(3) // np.gcd.reduce(_powered(2))


def exr_power_second_step_unit() -> Array:
    """The start vector multiplied twice, at unit length."""
    return _powered(2) / np.linalg.norm(_powered(2))


@cross_checked_by(_power["rayleigh_start"])
def exr_power_rayleigh_start() -> float:
    """Rayleigh quotient of the start vector."""
    w = _powered(0)
    return float(w @ EXR_POWER_MATRIX @ w / (w @ w))


@cross_checked_by(_power["rayleigh_second"])
def exr_power_rayleigh_second() -> float:
    """Rayleigh quotient after two steps, from the moments of the start vector."""
    w = _powered(5)  # w0' A^5 w0 / w0' A^4 w0
    return float(EXR_POWER_START @ w / (EXR_POWER_START @ _powered(4)))


def exr_power_rayleigh_second_fraction() -> Fraction:
    """Rayleigh quotient after two steps as a fraction in lowest terms."""
    return Fraction(int(EXR_POWER_START @ _powered(5)), int(EXR_POWER_START @ _powered(4)))


def exr_power_tangents() -> list[Fraction]:
    """Tangent of the angle to the first eigenvector (2, 1) at the start, after one step and after two."""
    return [Fraction(int(2 * y - x), int(2 * x + y)) for x, y in (_powered(k) for k in range(3))]


@cross_checked_by(_power["ratio"])
def exr_power_ratio() -> Fraction:
    """Factor by which one step shrinks the tangent."""
    before, after, _ = exr_power_tangents()
    return abs(after / before)


def exr_power_steps_bound() -> float:
    """Number of steps, not rounded up, at which the tangent is one millionth."""
    large, small = exr_power_eigenvalues()
    return float(np.log(1e6 / 3) / np.log(large / small))


@cross_checked_by(_power["steps"])
def exr_power_steps() -> int:
    """Steps until the tangent is below one millionth, by iterating in exact integers."""
    x, y = (int(v) for v in EXR_POWER_START)
    steps = 0
    while abs(Fraction(2 * y - x, 2 * x + y)) >= Fraction(1, 10**6):
        (a, b), (_, c) = EXR_POWER_MATRIX.tolist()
        x, y, steps = a * x + b * y, b * x + c * y, steps + 1
    return steps


# Predict, then run ----------------------------------------------------------------------------------------------


@cache
def _wave() -> Array:
    t = EXR_NUMPY_TURN * np.arange(EXR_NUMPY_POINTS) / EXR_NUMPY_POINTS
    a, b, c, d, e = EXR_NUMPY_COEFFICIENTS
    return np.column_stack([a + b * np.cos(t), c + d * np.sin(t), e + np.cos(t) + np.sin(t)])


@cross_checked_by(_prediction["mean"])
def exr_numpy_mean() -> Array:
    """Mean of the points on the wave."""
    return _wave().mean(axis=0)


def exr_numpy_mean_square() -> float:
    """Mean of the squared cosine over the angles."""
    return float(
        np.mean(np.cos(EXR_NUMPY_TURN * np.arange(EXR_NUMPY_POINTS) / EXR_NUMPY_POINTS) ** 2)
    )


@cross_checked_by(_prediction["covariance"])
def exr_numpy_covariance() -> Array:
    """Covariance of the points on the wave."""
    return np.cov(_wave().T, bias=True)


@cross_checked_by(_prediction["eigenvalues"])
def exr_numpy_eigenvalues() -> Array:
    """Eigenvalues of that covariance, largest first."""
    return np.linalg.eigvalsh(exr_numpy_covariance())[::-1]


@cross_checked_by(_prediction["singular_values"])
def exr_numpy_singular_values() -> Array:
    """The two singular values of the centred points that are not zero."""
    return np.linalg.svd(_wave() - _wave().mean(axis=0), compute_uv=False)[:2]


@cross_checked_by(_prediction["shares"])
def exr_numpy_shares() -> Array:
    """Shares of the variance of the first two components."""
    lam = exr_numpy_singular_values() ** 2
    return lam / lam.sum()


def exr_numpy_first_direction() -> Array:
    """First principal direction, not normalised."""
    u = np.linalg.svd(_wave() - _wave().mean(axis=0))[2][0]
    return u / u[0]


def exr_numpy_unbiased_eigenvalue() -> float:
    """First eigenvalue when the covariance is divided by N - 1."""
    return float(np.linalg.eigvalsh(np.cov(_wave().T))[-1])


@cache
def _digits() -> Array:
    X = load_digits().data
    return X - X.mean(axis=0)


@cache
def _digits_cumulative_shares() -> Array:
    lam = np.linalg.eigvalsh(_digits().T @ _digits())[::-1]
    return np.cumsum(lam) / lam.sum()


def exr_digits_shape() -> Array:
    """Number of images and of pixels."""
    return np.array(_digits().shape)


@cross_checked_by(_run["zero_singular_values"])
def exr_digits_zero_singular_values() -> int:
    """Singular values of the centred images that are zero up to rounding."""
    return int(_digits().shape[1] - np.linalg.matrix_rank(_digits()))


def exr_digits_positive_singular_values() -> int:
    """Singular values of the centred images that are not zero up to rounding."""
    return int(np.linalg.matrix_rank(_digits()))


def exr_digits_smallest_positive_singular_value() -> float:
    """The smallest of these, as the distance of the centred images from those of smaller rank."""
    varying = _digits()[:, np.ptp(_digits(), axis=0) > 0]
    return float(np.sqrt(np.linalg.eigvalsh(varying.T @ varying)[0]))


def exr_digits_constant_pixels() -> int:
    """Pixels that have the same value in every image."""
    return int((np.ptp(load_digits().data, axis=0) == 0).sum())


@cross_checked_by(_run["components"])
def exr_digits_components() -> int:
    """Smallest number of components that keeps the target share of the variance."""
    return int(np.searchsorted(_digits_cumulative_shares(), EXR_NUMPY_TARGET_SHARE)) + 1


def exr_digits_share_below() -> float:
    """Share of the variance that one component fewer keeps."""
    return float(_digits_cumulative_shares()[exr_digits_components() - 2])


def exr_digits_share_reached() -> float:
    """Share of the variance that this number of components keeps."""
    return float(_digits_cumulative_shares()[exr_digits_components() - 1])
