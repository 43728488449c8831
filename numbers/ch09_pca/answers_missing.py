"""Data and answers of the exercise on missing values: holes in a table of measured cells."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from scripts.declare import cross_checked_by

EXR_MISSING_SEED = 9
EXR_MISSING_SHARES = np.array([0.2, 0.1])  # of entries lost, and hidden on purpose
EXR_MISSING_ROUNDS = 50
EXR_MISSING_TRIED = range(1, 9)
EXR_MISSING_NEIGHBOURS = 5
EXR_MISSING_REGRESSIONS = 5  # rounds in which each feature is predicted from all others

EXR_MISSING_LISTED = np.array([50])  # what the listing says


@cache
def exr_missing_table() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """True values in units of the seen spread (N, D), which are lost, which are hidden as well."""
    from sklearn.datasets import load_breast_cancer

    X = load_breast_cancer().data
    rng = np.random.default_rng(EXR_MISSING_SEED)
    lost, hidden = (rng.random(X.shape) < share for share in EXR_MISSING_SHARES)
    seen = np.where(lost, np.nan, X)
    return (X - np.nanmean(seen, axis=0)) / np.nanstd(seen, axis=0), lost, hidden & ~lost


def _filled(Z: np.ndarray, gone: np.ndarray, K: int) -> tuple[np.ndarray, list[float]]:
    """Holes filled by projection again and again, and the error on the seen entries each time."""
    F, errors = np.where(gone, 0.0, Z), []
    for _ in range(EXR_MISSING_ROUNDS):
        mean = F.mean(axis=0)
        _, Q = np.linalg.eigh((F - mean).T @ (F - mean))
        rebuilt = mean + (F - mean) @ Q[:, -K:] @ Q[:, -K:].T
        errors.append(float(((F - rebuilt)[~gone] ** 2).sum()))
        F = np.where(gone, rebuilt, F)
    return F, errors


def exr_missing_filled(Z: np.ndarray, holes: np.ndarray, K: int) -> np.ndarray:
    """A table (N, D) with its holes filled."""
    return _filled(Z, holes, K)[0]


def _regressed(Z: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """Holes filled by linear regression of each feature on all others, in turn."""
    F = np.where(gone, 0.0, Z)
    for _ in range(EXR_MISSING_REGRESSIONS):
        for d in range(Z.shape[1]):
            A = np.column_stack([np.ones(len(F)), np.delete(F, d, axis=1)])
            seen = ~gone[:, d]
            w = np.linalg.lstsq(A[seen], F[seen, d], rcond=None)[0]
            F[gone[:, d], d] = A[gone[:, d]] @ w
    return F


def _answers(fill: Any, neighbours: np.ndarray, regressed: np.ndarray) -> dict[str, Any]:
    """K by the hidden entries, and errors of the lost ones."""
    Z, lost, hidden = exr_missing_table()

    def error(F: np.ndarray, where: np.ndarray) -> float:
        return float(np.sqrt(np.mean((F - Z)[where] ** 2)))

    tried = [error(fill(Z, lost | hidden, K), hidden) for K in EXR_MISSING_TRIED]
    K = EXR_MISSING_TRIED[int(np.argmin(tried))]
    return {
        "shape": Z.shape,
        "components": K,
        "hidden_error": min(tried),
        "hidden_error_of_most": tried[-1],
        "error": error(fill(Z, lost, K), lost),
        "error_of_mean": error(np.where(lost, 0.0, Z), lost),
        "error_of_neighbours": error(neighbours, lost),
        "error_of_regression": error(regressed, lost),
    }


def _by_library() -> dict[str, Any]:
    """The same with scikit-learn's PCA and regression; the neighbours one hole at a time."""
    from sklearn.decomposition import PCA
    from sklearn.linear_model import LinearRegression

    def fill(Z: np.ndarray, gone: np.ndarray, K: int) -> np.ndarray:
        F = np.where(gone, 0.0, Z)
        for _ in range(EXR_MISSING_ROUNDS):
            pca = PCA(K, svd_solver="covariance_eigh").fit(F)
            F[gone] = pca.inverse_transform(pca.transform(F))[gone]
        return F

    Z, lost, _ = exr_missing_table()
    filled = Z.copy()
    for n, d in np.argwhere(lost):
        both = ~lost[n] & ~lost
        squared = np.where(both, (Z - Z[n]) ** 2, 0).sum(axis=1) / both.sum(axis=1)
        usable = np.flatnonzero(~lost[:, d])
        near = usable[np.argsort(squared[usable], kind="stable")[:EXR_MISSING_NEIGHBOURS]]
        filled[n, d] = Z[near, d].mean()
    F = np.where(lost, 0.0, Z)
    for _ in range(EXR_MISSING_REGRESSIONS):
        for d, gone in enumerate(lost.T):
            others = np.arange(len(lost.T)) != d
            fitted = LinearRegression().fit(F[~gone][:, others], F[~gone, d])
            F[gone, d] = fitted.predict(F[gone][:, others])
    return _answers(fill, filled, F)


@cross_checked_by(_by_library)
@cache
def exr_missing() -> dict[str, Any]:
    """Holes filled by repeated projection; the rival is scikit-learn's filling by neighbours."""
    from sklearn.impute import KNNImputer

    Z, lost, _ = exr_missing_table()
    near = KNNImputer(n_neighbors=EXR_MISSING_NEIGHBOURS).fit_transform(np.where(lost, np.nan, Z))
    return _answers(lambda *given: _filled(*given)[0], near, _regressed(Z, lost))
