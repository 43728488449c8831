"""Small numbers that sentences state in passing: sums, counts, squares, entries of vectors."""

from __future__ import annotations

import numpy as np

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


def exr_spectrum_rank() -> int:
    """Rank of the covariance of the origin and two unit vectors in five dimensions."""
    return int(np.linalg.matrix_rank(np.cov(np.vstack([np.zeros(5), np.eye(5)[:2]]).T)))
