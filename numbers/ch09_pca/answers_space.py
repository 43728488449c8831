"""Data and answers of the exercise on two examples with three features.

The sheet goes through inner products; the function here uses distances alone, and LAPACK.
"""

from __future__ import annotations

from typing import Any

import numpy as np

EXR_TWO_POINTS = np.array([[3, 2, 5], [1, -2, 1]])
EXR_TWO_POINTS_IMAGES = 50
EXR_TWO_POINTS_PIXELS = 10_000


def exr_two_points() -> dict[str, Any]:
    """The small matrix from squared distances, its eigenvalues from the large one."""
    X = EXR_TWO_POINTS
    mean, step, H = X.mean(axis=0), X[0] - X[1], np.eye(2) - 1 / 2
    distances = ((X[:, None] - X) ** 2).sum(axis=2)
    U, s, _ = np.linalg.svd(X - mean)
    return {
        "mean": mean,
        "centred": X - mean,
        "gram": -H @ distances @ H / 2 / 2,
        "eigenvalues": np.linalg.eigvalsh(np.cov(X.T, bias=True))[:0:-1],
        "carried": step,
        "carried_length": np.linalg.norm(step),
        "direction": step / np.linalg.norm(step),
        "singular_value": s[0],
        "left_vector": U[:, 0] * np.sign(U[0, 0]),
        "gram_entries": EXR_TWO_POINTS_IMAGES**2,
        "covariance_entries": EXR_TWO_POINTS_PIXELS**2,
    }
