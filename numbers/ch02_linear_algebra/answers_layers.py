"""Answers of the exercises on layers: what means of pixels forget, digits turned and mixed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from scipy.linalg import null_space

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

EXR_MEANS_BLOCK = np.array([1, 2, 3, 6])  # a block of 2 x 2 pixels, row by row
EXR_DIGITS_SPLIT = (TRAINED, 597)

Layer = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


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
