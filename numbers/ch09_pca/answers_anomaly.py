"""Data and answers of the exercise on anomalies: two sensors by hand, and handwritten eights."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ch09_pca.digits import digits
from ch09_pca.pca import fit
from scripts.declare import cross_checked_by

EXR_ANOMALY_DIRECTION = np.array([0.6, 0.8])
EXR_ANOMALY_VARIANCES = np.array([25, 1])
EXR_ANOMALY_POINTS = [np.array([12, 16]), np.array([-4, 3])]

EXR_EIGHTS_PARTS = np.array([80, 39])  # eights for the fit, for the threshold; the rest is the test
EXR_EIGHTS_COMPONENTS = 10
EXR_EIGHTS_RANK = 2  # the threshold is the second largest rating of the validation eights

EXR_EIGHTS_LISTED = np.array([80, 80, 119, 119])  # where the listing cuts


def exr_anomaly() -> dict[str, Any]:
    """Squared distances of both readings to the axis, and with the covariance inverted."""
    u, (large, small), points = EXR_ANOMALY_DIRECTION, EXR_ANOMALY_VARIANCES, EXR_ANOMALY_POINTS
    S = small * np.eye(2) + (large - small) * np.outer(u, u)
    return {
        "score": np.linalg.norm(points[0]),  # it lies on the axis
        "errors": [(u[0] * y - u[1] * x) ** 2 for x, y in points],
        "mahalanobis": [p @ np.linalg.solve(S, p) for p in points],
    }


def exr_eights_parts() -> dict[str, Any]:
    """The eights for fit, validation and test, and all other digits, each (N, 64)."""
    X, y = digits()
    first, second = EXR_EIGHTS_PARTS
    eights = X[y == 8]
    return {
        "fit": eights[:first],
        "validation": eights[first : first + second],
        "test": eights[first + second :],
        "others": X[y != 8],
    }


def _counts(rate: Any) -> dict[str, Any]:
    """Threshold from the validation eights, false alarms and detections by one rating."""
    parts = exr_eights_parts()
    own = {name: rate(X) for name, X in parts.items()}
    ranked = np.sort(own["validation"])
    threshold = ranked[-EXR_EIGHTS_RANK]
    return {
        "threshold": threshold,
        "false_alarms": int((own["test"] > threshold).sum()),
        "detected": (own["others"] > threshold).mean(),
        "alarms_by_fit": int((own["test"] > np.sort(own["fit"])[-EXR_EIGHTS_RANK * 2]).sum()),
        "order": (own["others"][:, None] > own["test"]).mean(),
    }


def _by_library() -> dict[str, Any]:
    """The same with scikit-learn's PCA and its search for neighbours."""
    from sklearn.decomposition import PCA
    from sklearn.neighbors import NearestNeighbors

    parts = exr_eights_parts()
    pca = PCA(EXR_EIGHTS_COMPONENTS, svd_solver="full").fit(parts["fit"])
    near = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(parts["fit"])
    return {
        "test_pictures": len(parts["test"]),
        "residual": _counts(
            lambda X: np.linalg.norm(X - pca.inverse_transform(pca.transform(X)), axis=1)
        ),
        "neighbour": _counts(lambda X: near.kneighbors(X)[0][:, 0]),
        "mean": _counts(lambda X: np.linalg.norm(X - pca.mean_, axis=1)),
    }


@cross_checked_by(_by_library)
@cache
def exr_eights() -> dict[str, Any]:
    """Three ratings of pictures: length of the residual, nearest eight, distance to the mean."""
    parts = exr_eights_parts()
    pca = fit(parts["fit"])

    def nearest(X: np.ndarray) -> np.ndarray:
        squared = (X**2).sum(axis=1)[:, None] - 2 * X @ parts["fit"].T
        return np.sqrt(np.maximum((squared + (parts["fit"] ** 2).sum(axis=1)).min(axis=1), 0))

    return {
        "test_pictures": len(parts["test"]),
        "residual": _counts(
            lambda X: np.linalg.norm(X - pca.rebuild(X, EXR_EIGHTS_COMPONENTS), axis=1)
        ),
        "neighbour": _counts(nearest),
        "mean": _counts(lambda X: np.linalg.norm(X - pca.mean, axis=1)),
    }


def _places() -> float:
    """Counted over all places that a new eight can take among those of validation."""
    others = int(EXR_EIGHTS_PARTS[1])
    above = [place + EXR_EIGHTS_RANK > others for place in range(others + 1)]  # others below it
    return sum(above) / len(above)


@cross_checked_by(_places)
def exr_eights_rate() -> float:
    """Share of new eights that pass the threshold in the long run."""
    return float(EXR_EIGHTS_RANK / (EXR_EIGHTS_PARTS[1] + 1))
