"""Data and answers of the exercises on smallest error, compression and anomalies.

The sheet solves them with formulas; the functions here average over points or count.
"""

from __future__ import annotations

from typing import Any

import numpy as np

EXR_TWO_VIEWS_EIGENVALUES = np.array([8, 5, 2, 1])

EXR_STORE_IMAGES = 1797
EXR_STORE_PIXELS = 64
EXR_STORE_COMPONENTS = 10

EXR_ANOMALY_DIRECTION = np.array([0.6, 0.8])
EXR_ANOMALY_VARIANCES = np.array([25, 1])
EXR_ANOMALY_POINTS = [np.array([12, 16]), np.array([-4, 3])]


def exr_two_views() -> dict[str, float]:
    """Mean squared error of eight centred points, two directions kept."""
    half = np.diag(np.sqrt(4.0 * EXR_TWO_VIEWS_EIGENVALUES))
    X = np.vstack([half, -half])  # variances as given, along the axes

    def error(lost: list[int]) -> float:
        return float(np.mean(np.sum(X[:, lost] ** 2, axis=1)))

    return {"smallest_error": error([2, 3]), "other_error": error([1, 3])}


def exr_store() -> dict[str, float]:
    """Numbers to keep, counted on arrays; for the limit, of very many images."""
    N, D, K = EXR_STORE_IMAGES, EXR_STORE_PIXELS, EXR_STORE_COMPONENTS
    pixels, scores, many = np.empty((N, D)).size, np.empty((N, K)).size, 10**12

    def kept(images: int) -> int:  # scores, mean and components
        return sum(np.empty(shape).size for shape in ((images, K), (D,), (D, K)))

    saving = D - (kept(1) - kept(0))
    return {
        "all": pixels,
        "scores": scores,
        "model": kept(0),
        "pca": kept(N),
        "rate": pixels / kept(N),
        "limit": many * D / (many * K + kept(0)),
        "break_even_quotient": kept(0) / saving,
        "break_even": next(n for n in range(1, N) if kept(n) < n * D),
    }


def exr_anomaly() -> dict[str, Any]:
    """Squared distances of both readings to the axis, and with the covariance inverted."""
    u, (large, small), points = EXR_ANOMALY_DIRECTION, EXR_ANOMALY_VARIANCES, EXR_ANOMALY_POINTS
    S = small * np.eye(2) + (large - small) * np.outer(u, u)
    return {
        "score": np.linalg.norm(points[0]),  # it lies on the axis
        "errors": [(u[0] * y - u[1] * x) ** 2 for x, y in points],
        "mahalanobis": [p @ np.linalg.solve(S, p) for p in points],
    }
