"""Answers of the exercises on data: wines, patients, and what layers do with digits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np
from scipy.linalg import null_space, qr

from ch02_linear_algebra.layer import (
    FACTOR,
    RIDGE,
    TRAINED,
    accuracy,
    completion,
    few_error,
    fitted,
    halves,
    pictures,
    thin_error,
)
from scripts.declare import cross_checked_by

EXR_LABELS_PATIENTS = 20
EXR_LABELS_FEATURES = 30
EXR_LABELS_SIGNS = (-1, 1)
EXR_LABELS_SHUFFLES = 100
EXR_MEANS_BLOCK = np.array([1, 2, 3, 6])  # a block of 2 x 2 pixels, row by row
EXR_DIGITS_SPLIT = (TRAINED, 597)

Fit = Callable[[np.ndarray, np.ndarray], np.ndarray]
Layer = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


@cache
def wines() -> tuple[np.ndarray, np.ndarray]:
    """Alcohol in percent of volume of 178 wines, and which of three cultivars each is of."""
    from sklearn.datasets import load_wine

    bunch = load_wine()
    return bunch.data[:, 0], bunch.target


def wine_table() -> np.ndarray:
    """A column of ones and one for each cultivar, (178, 4)."""
    _, kind = wines()
    return np.column_stack([np.ones(len(kind)), np.eye(3)[kind]])


def _from_means() -> dict[str, Any]:
    """All three coefficient vectors from the three means m: (t, m - t) for three numbers t."""
    alcohol, kind = wines()
    m = np.array([alcohol[kind == k].mean() for k in range(3)])
    chosen = {"first": m[0], "least": m.sum() / 4, "balanced": m.mean()}
    return {"means": m} | {name: np.array([t, *(m - t)]) for name, t in chosen.items()}


@cross_checked_by(_from_means)
def exr_cultivars() -> dict[str, Any]:
    """Least squares on the table: one column dropped, of least norm, with effects of sum zero."""
    (alcohol, _), X = wines(), wine_table()

    def solved(columns: np.ndarray) -> np.ndarray:
        return np.linalg.lstsq(columns, alcohol, rcond=None)[0]

    offset, second, third = solved(X[:, [0, 2, 3]])
    t, a, b = solved(np.column_stack([X[:, 0], X[:, 1] - X[:, 3], X[:, 2] - X[:, 3]]))
    return {
        "means": solved(X[:, 1:]),
        "first": np.array([offset, 0, second, third]),
        "least": solved(X),
        "balanced": np.array([t, a, b, -a - b]),
    }


def exr_cultivars_gap() -> float:
    """How much more alcohol the first cultivar has than the second, in the mean."""
    alcohol, kind = wines()
    return float(alcohol[kind == 0].mean() - alcohol[kind == 1].mean())


@cache
def biopsies() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ones and 30 features, standardised by 20 patients, in a drawn order; labels ±1; radius."""
    from sklearn.datasets import load_breast_cancer

    bunch = load_breast_cancer()
    order = np.random.default_rng(5).permutation(len(bunch.data))
    X, y = bunch.data[order], 2.0 * bunch.target[order] - 1
    few = X[:EXR_LABELS_PATIENTS]
    Z = (X - few.mean(axis=0)) / few.std(axis=0)
    return np.column_stack([np.ones(len(Z)), Z]), y, X[:, 0]


def _least_norm(Z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The solution of least norm, as a mixture of the rows of Z."""
    return Z.T @ np.linalg.solve(Z @ Z.T, y)


def _by_library(Z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.linalg.lstsq(Z, y, rcond=None)[0]


def _rank_by_qr(Z: np.ndarray) -> int:
    diagonal = np.abs(np.diag(qr(Z, mode="r", pivoting=True)[0]))
    return int((diagonal > 1e-10 * diagonal[0]).sum())


def _labels(fit: Fit, rank: Callable[[np.ndarray], Any]) -> dict[str, Any]:
    """Shares of new patients named rightly by exact fits to true and to shuffled labels."""
    Z, y, radius = biopsies()
    n = EXR_LABELS_PATIENTS
    rng = np.random.default_rng(0)

    def right(labels: np.ndarray) -> float:
        c = fit(Z[:n], labels)
        assert np.abs(Z[:n] @ c - labels).max() < 1e-9, "the fit is exact"
        return float((np.sign(Z[n:] @ c) == y[n:]).mean())

    places = np.sort(radius[:n])
    cuts = (places[:-1] + places[1:]) / 2
    hits = [(np.where(radius[:n] < cut, 1, -1) == y[:n]).mean() for cut in cuts]
    cut = cuts[int(np.argmax(hits))]
    rank_found = int(rank(Z[:n]))
    return {
        "tried": len(y) - n,
        "columns": Z.shape[1],
        "rank": rank_found,
        "free": Z.shape[1] - rank_found,
        "true": right(y[:n]),
        "shuffled": np.mean([right(rng.permutation(y[:n])) for _ in range(EXR_LABELS_SHUFFLES)]),
        "common": (y[n:] == 1).mean(),
        "radius": (np.where(radius[n:] < cut, 1, -1) == y[n:]).mean(),
    }


@cross_checked_by(partial(_labels, _least_norm, _rank_by_qr))
def exr_labels() -> dict[str, Any]:
    """20 patients, 31 columns: rank, free dimensions, and how exact fits do on new patients."""
    return _labels(_by_library, np.linalg.matrix_rank)


@cross_checked_by(lambda: EXR_MEANS_BLOCK - np.full((4, 4), 1 / 4) @ EXR_MEANS_BLOCK)
def exr_means_rest() -> np.ndarray:
    """What the mean of the block forgets of it, (4,)."""
    return EXR_MEANS_BLOCK - EXR_MEANS_BLOCK.mean()


def _kept_and_forgotten() -> dict[str, int]:
    forgotten = null_space(mean_layer()).shape[1]
    return {"rank": 64 - forgotten, "kernel": forgotten}


def mean_layer() -> np.ndarray:
    """The layer that takes means of blocks of 2 x 2 pixels of an 8 x 8 picture, (16, 64)."""
    return np.kron(np.kron(np.eye(4), [[0.5, 0.5]]), np.kron(np.eye(4), [[0.5, 0.5]]))


@cross_checked_by(_kept_and_forgotten)
def exr_means_rank() -> dict[str, int]:
    """Rank of that layer, and the dimension of its kernel."""
    rank = int(np.linalg.matrix_rank(mean_layer()))
    return {"rank": rank, "kernel": mean_layer().shape[1] - rank}


def _tried(fit: Layer) -> dict[str, float]:
    X, y = pictures()
    M = mean_layer()
    kept = X @ M.T @ (M > 0)  # each block filled with its mean
    corners = X.reshape(-1, 8, 8)[:, ::2, ::2].reshape(-1, 16)
    inputs = {"all": X, "means": X @ M.T, "corners": corners, "rest": X - kept}
    found = {}
    for name, Z in inputs.items():
        W, a = fit(Z[:TRAINED], y[:TRAINED])
        found[name] = accuracy(W, a, Z[TRAINED:], y[TRAINED:])
    return found


def _ridge(Z: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    from sklearn.linear_model import Ridge

    model = Ridge(alpha=RIDGE).fit(Z, np.eye(10)[y])
    return model.coef_, model.intercept_


@cross_checked_by(partial(_tried, _ridge))
def exr_means() -> dict[str, float]:
    """Accuracy on new digits from all pixels, block means, a pixel a block, and the rest."""
    return _tried(fitted)


def turns() -> tuple[np.ndarray, np.ndarray]:
    """Two random orthogonal matrices, for inputs and for outputs, (32, 32) each."""
    rng = np.random.default_rng(7)
    P, Q = (np.linalg.qr(rng.standard_normal((32, 32)))[0] for _ in range(2))
    return P, Q


def _mixed_back() -> dict[str, float]:
    """The same errors with the weights turned back to pixels; the thin one from eigenvectors."""
    (P, Q), (upper, _, new, true), W = turns(), halves(), completion()
    kept = FACTOR * sum(W.shape)
    mixed = Q @ W @ P.T
    spread = np.sqrt(np.diag(P @ np.cov(upper.T, bias=True) @ P.T))
    size = (np.abs(mixed) * spread).ravel()
    few = np.zeros(W.size)
    largest = np.argsort(size)[-kept:]
    few[largest] = mixed.ravel()[largest]
    guesses = upper @ W.T
    C = np.linalg.eigh(guesses.T @ guesses)[1][:, -FACTOR:]

    def error(weights: np.ndarray) -> float:
        return float(np.sqrt(np.mean((new @ weights.T - true) ** 2)))

    return {
        "kept": kept,
        "pixels": few_error(kept),
        "mixed": error(Q.T @ few.reshape(W.shape) @ P),
        "thin": thin_error(FACTOR),
        "thin_mixed": error(C @ C.T @ W),
        "full": error(W),
        "nothing": error(0 * W),
    }


@cross_checked_by(_mixed_back)
def exr_mixed() -> dict[str, float]:
    """Errors on new pictures in two bases: few weights, two thin factors, all, the mean alone."""
    (P, Q), (upper, _, new, true), W = turns(), halves(), completion()
    kept = FACTOR * sum(W.shape)

    def error(guess: np.ndarray, meant: np.ndarray) -> float:
        return float(np.sqrt(np.mean((guess - meant) ** 2)))

    def few(weights: np.ndarray, inputs: np.ndarray) -> np.ndarray:
        size = np.abs(weights * inputs.std(axis=0))
        return np.where(size >= np.sort(size, axis=None)[-kept], weights, 0)

    def thin(weights: np.ndarray, inputs: np.ndarray) -> np.ndarray:
        C = np.linalg.svd(weights @ inputs.T, full_matrices=False)[0][:, :FACTOR]
        return C @ (C.T @ weights)

    mixed, inputs, tried, meant = Q @ W @ P.T, upper @ P.T, new @ P.T, true @ Q.T
    return {
        "kept": kept,
        "pixels": error(new @ few(W, upper).T, true),
        "mixed": error(tried @ few(mixed, inputs).T, meant),
        "thin": error(new @ thin(W, upper).T, true),
        "thin_mixed": error(tried @ thin(mixed, inputs).T, meant),
        "full": error(tried @ mixed.T, meant),
        "nothing": error(np.zeros_like(true), true),
    }
