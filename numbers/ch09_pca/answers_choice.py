"""Data and answers of the exercise that chooses K on held-out digits, without leakage."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ch09_pca.digits import digits
from ch09_pca.pca import fit
from scripts.declare import cross_checked_by

EXR_CHOOSE_SEED = 9  # of the order in which the pictures are dealt out
EXR_CHOOSE_PARTS = np.array(
    [100, 200]
)  # pictures for the fit, for validation; the rest is the test
EXR_CHOOSE_MOST = 50  # components tried at most
EXR_CHOOSE_SHOWN = (10, 50)  # numbers of components whose reconstruction errors are compared

EXR_CHOOSE_DEALT = np.array([100, 100, 300, 300])  # where the first listing cuts
EXR_CHOOSE_LISTED = np.array([51, 50, 50])  # components in the second


def _parts() -> tuple[slice, slice, slice]:
    fitted, chosen = EXR_CHOOSE_PARTS
    return slice(fitted), slice(fitted, fitted + chosen), slice(fitted + chosen, None)


@cache
def _dealt() -> tuple[np.ndarray, np.ndarray]:
    """The digits in an order drawn from the seed: pictures (N, D) and names (N,)."""
    X, y = digits()
    order = np.random.default_rng(EXR_CHOOSE_SEED).permutation(len(X))
    return X[order], y[order]


def _named(Z: np.ndarray, y: np.ndarray, new: np.ndarray) -> np.ndarray:
    """Class of the nearest mean, where near is measured by the covariance within the classes."""
    means = np.array([Z[y == c].mean(axis=0) for c in range(10)])  # (10, K)
    within = (Z - means[y]).T @ (Z - means[y]) / len(Z)  # (K, K)
    weights = np.linalg.solve(within, means.T)  # (K, 10)
    share = np.log(np.bincount(y) / len(y))
    return (new @ weights - (means.T * weights).sum(axis=0) / 2 + share).argmax(axis=1)


def _accuracies(seen: slice) -> np.ndarray:
    """Accuracy on the fit, validation and test parts for K = 1, 2, …; directions from `seen`."""
    X, y = _dealt()
    pca, parts = fit(X[seen]), _parts()
    found = []
    for K in range(1, EXR_CHOOSE_MOST + 1):
        Z = pca.scores(X, K)
        right = _named(Z[parts[0]], y[parts[0]], Z) == y
        found.append([right[part].mean() for part in parts])
    return np.array(found)  # (K, 3)


def _answers(honest: np.ndarray, leaked: np.ndarray, rebuilt: np.ndarray) -> dict[str, Any]:
    """What the exercise asks, from accuracies (K, 3) and reconstruction errors of two K."""
    K, best, wrong = (int(table.argmax()) for table in (honest[:, 1], honest[:, 2], leaked[:, 1]))
    return {
        "test_pictures": len(_dealt()[0]) - int(EXR_CHOOSE_PARTS.sum()),
        "components": K + 1,
        "validation": honest[K, 1],
        "test": honest[K, 2],
        "test_of_all": honest[-1, 2],
        "fitted_of_all": honest[-1, 0],
        "best_components": best + 1,
        "best_test": honest[best, 2],
        "leaked_components": wrong + 1,
        "leaked_validation": leaked[wrong, 1],
        "leaked_test": leaked[wrong, 2],
        "errors": rebuilt,
    }


def _by_library() -> dict[str, Any]:
    """The same by scikit-learn: PCA and linear discriminant analysis in a loop."""
    from sklearn.decomposition import PCA
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    (X, y), (first, second, third) = _dealt(), _parts()

    def table(seen: slice) -> np.ndarray:
        found = []
        for K in range(1, EXR_CHOOSE_MOST + 1):
            Z = PCA(K, svd_solver="full").fit(X[seen]).transform(X)
            named = LinearDiscriminantAnalysis(solver="lsqr").fit(Z[first], y[first])
            found.append([named.score(Z[part], y[part]) for part in (first, second, third)])
        return np.array(found)

    rebuilt = []
    for K in EXR_CHOOSE_SHOWN:
        pca = PCA(K, svd_solver="full").fit(X[first])
        back = pca.inverse_transform(pca.transform(X[second]))
        rebuilt.append(np.mean((X[second] - back) ** 2) ** 0.5)
    return _answers(table(first), table(slice(None)), np.array(rebuilt))


@cross_checked_by(_by_library)
@cache
def exr_choose() -> dict[str, Any]:
    """K by validation, its test score, what leaks, and errors of rebuilt validation pictures."""
    (X, _), (first, second, _) = _dealt(), _parts()
    pca = fit(X[first])
    rebuilt = [
        np.sqrt(np.mean((X[second] - pca.rebuild(X[second], K)) ** 2)) for K in EXR_CHOOSE_SHOWN
    ]
    return _answers(_accuracies(first), _accuracies(slice(None)), np.array(rebuilt))
