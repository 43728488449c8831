"""Answers of the part on kernel scores of digits as features for a classifier."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ch09_pca.digits import digits
from ch09_pca.kernel import gaussian_kernel
from ch09_pca.pca import fit
from scripts.declare import cross_checked_by

EXR_FEATURES_PARTS = np.array([500, 500])  # pictures for the fit, for validation; then the test
EXR_FEATURES_COMPONENTS = 40
EXR_FEATURES_GAMMAS = np.array([0.0003, 0.001, 0.003])
EXR_FEATURES_NEIGHBOURS = 5

EXR_FEATURES_LISTED = np.array([500, 500, 1000, 1000, 0.0003, 0.001, 0.003, 40, 40])


def _parts() -> tuple[slice, slice, slice]:
    first, second = EXR_FEATURES_PARTS
    return slice(first), slice(first, first + second), slice(first + second, None)


def _right(Z: np.ndarray) -> list[float]:
    """Shares of validation and test pictures that the nearest class mean names rightly."""
    y, (first, *later) = digits().y, _parts()
    means = np.array([Z[first][y[first] == c].mean(axis=0) for c in range(10)])
    named = ((Z[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    return [float((named == y)[part].mean()) for part in later]


def _answers(linear: np.ndarray, kernel: Any, neighbours: float) -> dict[str, Any]:
    tried = [_right(kernel(gamma)) for gamma in EXR_FEATURES_GAMMAS]
    best = int(np.argmax([validation for validation, _ in tried]))
    return {
        "gamma": EXR_FEATURES_GAMMAS[best],
        "validation": [validation for validation, _ in tried],
        "linear_validation": _right(linear)[0],
        "kernel": tried[best][1],
        "linear": _right(linear)[1],
        "neighbours": neighbours,
        "test_pictures": len(digits().X) - int(EXR_FEATURES_PARTS.sum()),
    }


def _by_library() -> dict[str, Any]:
    """The same by scikit-learn."""
    from sklearn.decomposition import PCA, KernelPCA
    from sklearn.neighbors import KNeighborsClassifier

    (X, y), (first, _, last), K = digits(), _parts(), EXR_FEATURES_COMPONENTS

    def kernel(gamma: float) -> np.ndarray:
        fitted = KernelPCA(K, kernel="rbf", gamma=gamma, eigen_solver="dense").fit(X[first])
        return np.asarray(fitted.transform(X))

    near = KNeighborsClassifier(EXR_FEATURES_NEIGHBOURS).fit(X[first], y[first])
    linear = PCA(K, svd_solver="full").fit(X[first]).transform(X)
    return _answers(linear, kernel, near.score(X[last], y[last]))


def kernel_features(X: np.ndarray, new: np.ndarray, gamma: float, K: int) -> np.ndarray:
    """Scores (L, K) of new examples on the first K kernel directions of the rows of X."""
    G, k = gaussian_kernel(X, X, gamma), gaussian_kernel(new, X, gamma)
    lam, A = np.linalg.eigh(G - G.mean(axis=0) - G.mean(axis=1, keepdims=True) + G.mean())
    centred = k - k.mean(axis=1, keepdims=True) - G.mean(axis=0) + G.mean()
    return centred @ (A[:, ::-1] / np.sqrt(np.maximum(lam[::-1], 1e-12)))[:, :K]


@cross_checked_by(_by_library)
@cache
def exr_features() -> dict[str, Any]:
    """Nearest class means of linear and kernel scores, and neighbours of the pixels."""
    (X, y), (first, _, last), K = digits(), _parts(), EXR_FEATURES_COMPONENTS
    squared = ((X[last][:, None] - X[first]) ** 2).sum(axis=2)
    near = y[first][squared.argsort(axis=1, kind="stable")[:, :EXR_FEATURES_NEIGHBOURS]]
    votes = np.array([np.bincount(row, minlength=10).argmax() for row in near])
    return _answers(
        fit(X[first]).scores(X, K),
        lambda gamma: kernel_features(X[first], X, gamma, K),
        float((votes == y[last]).mean()),
    )
