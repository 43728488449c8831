"""Many dimensions: random vectors, distances, hubs, and random projections beside PCA."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

SIZES = (2, 4, 8, 16, 32, 64, 128, 256, 512)
EPSILON = 0.2
PAIRS = 20000
CLOUD = 1000
NEIGHBOURS_COUNTED = 10
KEPT_NUMBERS = (2, 4, 8, 16, 32, 48)
NUMBERS_KEPT = 16
DIGITS_FITTED = 1200  # digits for the fit, the others are tried
DISTORTION = 0.5
DRAWS = 20


@cache
def cosines(d: int) -> np.ndarray:
    """Cosines of independent random directions in d dimensions, (PAIRS,)."""
    rng = np.random.default_rng(d)
    x, y = rng.standard_normal((2, PAIRS, d))
    return np.sum(x * y, axis=1) / (np.linalg.norm(x, axis=1) * np.linalg.norm(y, axis=1))


def beyond() -> np.ndarray:
    """Share of cosines whose modulus is at least EPSILON, for each dimension."""
    return np.array([(np.abs(cosines(d)) >= EPSILON).mean() for d in SIZES])


def bound() -> np.ndarray:
    """2 exp(-d EPSILON^2 / 2) for each dimension."""
    return 2 * np.exp(-np.array(SIZES) * EPSILON**2 / 2)


def distances(X: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Squared distances of rows, (N, M)."""
    return np.maximum((X**2).sum(1)[:, None] - 2 * X @ Y.T + (Y**2).sum(1), 0)


@cache
def contrast(d: int) -> dict[str, float]:
    """Farthest over nearest of CLOUD Gaussian points from 50 new ones; how large hubs are."""
    rng = np.random.default_rng(d)
    return _contrast(rng.standard_normal((CLOUD, d)), rng.standard_normal((50, d)))


def _contrast(X: np.ndarray, new: np.ndarray) -> dict[str, float]:
    apart, own = np.sqrt(distances(new, X)), distances(X, X)
    np.fill_diagonal(own, np.inf)
    near = np.argpartition(own, NEIGHBOURS_COUNTED, axis=1)[:, :NEIGHBOURS_COUNTED]
    times = np.bincount(near.ravel(), minlength=len(X))
    return {
        "ratio": float(np.median(apart.max(axis=1) / apart.min(axis=1))),
        "hub": int(times.max()),
        "none": float((times == 0).mean()),
    }


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Pictures (1797, 64) and labels."""
    from sklearn.datasets import load_digits

    bunch = load_digits()
    return bunch.data, bunch.target


@cache
def digit_contrast() -> dict[str, float]:
    """The same of a thousand digits and fifty new ones."""
    X, _ = digits()
    return _contrast(X[:CLOUD], X[DIGITS_FITTED : DIGITS_FITTED + 50])


def shown_dimensions() -> dict[str, Any]:
    """The numbers that the slide states."""
    k = {d: i for i, d in enumerate(SIZES)}
    return {
        "share": float(beyond()[k[512]]),
        "share_eight": float(beyond()[k[8]]),
        "bound": float(bound()[k[512]]),
        "ratio_two": contrast(2)["ratio"],
        "ratio_many": contrast(512)["ratio"],
        "hub_two": contrast(2)["hub"],
        "hub_many": contrast(512)["hub"],
        "none_two": contrast(2)["none"],
        "none_many": contrast(512)["none"],
    }


def needed() -> int:
    """Dimensions that suffice for all pairs of digits by the bound of Dasgupta and Gupta."""
    N, e = len(digits()[0]), DISTORTION
    return int(np.ceil(4 * np.log(N) / (e**2 / 2 - e**3 / 3)))


def random_map(d: int, k: int, seed: int) -> np.ndarray:
    """A Gaussian matrix that keeps squared lengths on average, (d, k)."""
    return np.random.default_rng(seed).standard_normal((d, k)) / np.sqrt(k)


@cache
def principal() -> np.ndarray:
    """Principal directions of the fitted digits as columns, (64, 64)."""
    X = digits()[0][:DIGITS_FITTED]
    return np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[2].T


def accuracy(Z: np.ndarray) -> float:
    """Share of new digits whose nearest fitted one has the same label; Z are all in rows."""
    y = digits()[1]
    near = np.argmin(distances(Z[DIGITS_FITTED:], Z[:DIGITS_FITTED]), axis=1)
    return float((y[:DIGITS_FITTED][near] == y[DIGITS_FITTED:]).mean())


def ratios(Z: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Squared distances after over before, all pairs of 300 rows."""
    i, j = np.triu_indices(300, 1)
    return distances(Z[:300], Z[:300])[i, j] / distances(X[:300], X[:300])[i, j]


@cache
def compared(k: int) -> dict[str, Any]:
    """Random projections (mean of DRAWS) and PCA to k numbers on new digits."""
    X, _ = digits()
    new = X[DIGITS_FITTED:]
    randoms = [random_map(64, k, seed) for seed in range(DRAWS)]
    spans = [ratios(new @ M, new) for M in randoms]
    own = ratios(new @ principal()[:, :k], new)
    return {
        "random_accuracy": float(np.mean([accuracy(X @ M) for M in randoms])),
        "pca_accuracy": accuracy(X @ principal()[:, :k]),
        "random_span": np.mean([np.quantile(s, (0.05, 0.5, 0.95)) for s in spans], axis=0),
        "pca_span": np.quantile(own, (0.05, 0.5, 0.95)),
    }


@cache
def flat() -> dict[str, float]:
    """Spread Gaussian data of 512 dimensions: least ratio of squared distances at 64 numbers."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((600, 512))
    axes = np.linalg.svd(X[300:] - X[300:].mean(axis=0), full_matrices=False)[2].T[:, :64]
    M = random_map(512, 64, 1)
    new = X[:300]
    return {
        "kept": axes.shape[1],
        "pca": float(np.median(ratios(new @ axes, new))),
        "random": float(np.median(ratios(new @ M, new))),
    }


def shown_maps() -> dict[str, Any]:
    """The numbers that the slide states."""
    found, whole = compared(NUMBERS_KEPT), accuracy(digits()[0])
    return found | {"whole": whole, "new": len(digits()[0]) - DIGITS_FITTED}


def largest_size() -> int:
    """The largest number of dimensions that is tried."""
    return SIZES[-1]


def digit_pixels() -> int:
    """Pixels of a digit."""
    return digits()[0].shape[1]
