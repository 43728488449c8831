"""Small numbers that sentences state in passing: sums, counts, squares, entries of vectors."""

from __future__ import annotations

import numpy as np

from ch09_pca.answers_computing import EXR_NUMPY_POINTS, EXR_POWER_START, exr_power
from ch09_pca.answers_latent import EXR_RINGS_RADII
from ch09_pca.answers_methods import (
    EXR_ANOMALY_DIRECTION,
    EXR_ANOMALY_POINTS,
    EXR_ANOMALY_VARIANCES,
)
from ch09_pca.answers_plane import EXR_FOUR_POINTS, EXR_UNITS_COVARIANCE, exr_four_points
from ch09_pca.answers_space import EXR_TIE_COVARIANCE
from ch09_pca.four_points import X, covariance_matrix, eigenvectors
from scripts.declare import cross_checked_by

DIAGONAL = np.array([1, 1])


def number_of_points() -> int:
    """How many points the running example has."""
    return len(X)


def variances_on_shadows() -> list[float]:
    """Variance along the long axis, halfway to the short one, and along the short one."""
    long, short = (v / np.linalg.norm(v) for v in np.asarray(eigenvectors(), dtype=float))
    halfway = (long + short) / np.linalg.norm(long + short)
    return [b @ covariance_matrix() @ b for b in (long, halfway, short)]


def first_direction_square() -> float:
    """Squared length of the whole-number multiple of the first direction."""
    first = np.asarray(eigenvectors(), dtype=float)[0]
    return float(first @ first)


def first_direction_length() -> float:
    """Its length."""
    return float(np.sqrt(first_direction_square()))


def exr_four_points_sums() -> np.ndarray:
    """Sums of the columns of the four points of the exercise."""
    return EXR_FOUR_POINTS.sum(axis=0)


def exr_four_points_coordinates() -> np.ndarray:
    """Inner products of the centred points with the whole-number direction."""
    found = exr_four_points()
    return np.asarray(found["centred"]) @ np.asarray(found["direction"])


def exr_units_factor() -> float:
    """By what the covariance grows when the values of the second feature double."""
    D = np.diag([1, 2])
    return float((D @ EXR_UNITS_COVARIANCE @ D)[0, 1] / EXR_UNITS_COVARIANCE[0, 1])


def exr_units_across() -> np.ndarray:
    """A direction across that of two standardised features."""
    rho = np.array([[1, 0.5], [0.5, 1]])
    v = np.linalg.eigh(rho)[1][:, 0]
    return v / v[0]


def exr_tie_dimensions() -> list[int]:
    """Dimensions of subspaces of the space of the tie."""
    return [d + 1 for d in range(len(EXR_TIE_COVARIANCE))]


def _by_rank() -> list[int]:
    """The same from the multiplicities of the eigenvalues, by ranks."""
    S = np.asarray(EXR_TIE_COVARIANCE)
    values = sorted({round(v) for v in np.linalg.eigvals(S).real}, reverse=True)
    counts = [len(S) - np.linalg.matrix_rank(S - v * np.eye(len(S))) for v in values]
    return [int(n) for n in np.cumsum(counts)]


@cross_checked_by(_by_rank)
def exr_tie_unique() -> list[int]:
    """Dimensions in which the best subspace is unique: a gap follows, or nothing does."""
    lam = np.linalg.eigvalsh(EXR_TIE_COVARIANCE)[::-1]
    gaps = [K for K in range(1, len(lam)) if lam[K - 1] - lam[K] > 1e-9]
    return [*gaps, len(lam)]


def exr_two_points_entries() -> np.ndarray:
    """An eigenvector of the small matrix of two points, with first entry one."""
    v = np.linalg.eigh(np.array([[1, -1], [-1, 1]]))[1][:, 1]
    return v / v[0]


def exr_spectrum_rank() -> int:
    """Rank of the covariance of the origin and two unit vectors in five dimensions."""
    return int(np.linalg.matrix_rank(np.cov(np.vstack([np.zeros(5), np.eye(5)[:2]]).T)))


def exr_power_products() -> list[float]:
    """Inner products of the start vector with the two whole-number directions."""
    found = exr_power()
    return [EXR_POWER_START @ found[f"{name}_direction"] for name in ("first", "second")]


def exr_power_start_square() -> int:
    """Squared length of the start vector."""
    return int(EXR_POWER_START @ EXR_POWER_START)


def _angles() -> np.ndarray:
    return 2 * np.pi * np.arange(EXR_NUMPY_POINTS) / EXR_NUMPY_POINTS


def exr_numpy_mean_of_waves() -> float:
    """The largest mean of cosine, sine and their product over equally spaced angles."""
    t = _angles()
    waves = (np.cos(t), np.sin(t), np.cos(t) * np.sin(t))
    return float(max(abs(wave.mean()) for wave in waves))


def exr_numpy_mean_of_squares() -> float:
    """Sum of the means of the squares of cosine and sine."""
    t = _angles()
    return float((np.cos(t) ** 2).mean() + (np.sin(t) ** 2).mean())


def exr_numpy_trace() -> float:
    """Total variance of the curve in space."""
    t = _angles()
    return float(np.var([2 * np.cos(t), 2 * np.sin(t), np.cos(t) + np.sin(t)], axis=1).sum())


def exr_anomaly_limit() -> float:
    """Square of three standard deviations along the second direction."""
    return float(3**2 * EXR_ANOMALY_VARIANCES[1])


def exr_anomaly_score_of_q() -> float:
    """Score of the second reading."""
    return float(np.asarray(EXR_ANOMALY_DIRECTION) @ EXR_ANOMALY_POINTS[1])


def exr_rings_squares() -> list[float]:
    """The third feature on both rings."""
    return [float(r**2) for r in EXR_RINGS_RADII]
