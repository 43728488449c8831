"""Small numbers that sentences state in passing: sums, counts, squares, entries of vectors."""

from __future__ import annotations

import numpy as np

from ch09_pca.four_points import X, covariance_matrix, eigenvectors

DIAGONAL = np.array([1, 1])


def number_of_points() -> int:
    """How many points the running example has."""
    return len(X)


def variances_on_shadows() -> list[float]:
    """Variance along the long axis, halfway to the short one, and along the short one."""
    long, short = (v / np.linalg.norm(v) for v in np.asarray(eigenvectors(), dtype=float))
    halfway = (long + short) / np.linalg.norm(long + short)
    return [b @ covariance_matrix() @ b for b in (long, halfway, short)]
