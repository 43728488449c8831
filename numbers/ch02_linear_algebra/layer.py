"""A dense layer on the digits of scikit-learn: what it forgets, and how thin it may be.

The layer is linear: scores W x + a of ten digits, fitted by ridge regression on the first 1200
pictures and tried on the other 597.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from scipy.optimize import linprog

TRAINED = 1200
RIDGE = 10.0
FROM, TOWARDS = 3, 8  # pictures among those kept for trial, by their digit
FACTOR = 4  # rank of the thin factors
BLOCK = 2  # side of the squares whose mean is taken
SIDES = (BLOCK, BLOCK)
SHUFFLES = 300  # orders of the pixels that are tried


@cache
def pictures() -> tuple[np.ndarray, np.ndarray]:
    """Pictures (N, 64), grey values 0 to 16, and what they show (N,)."""
    from sklearn.datasets import load_digits  # not above: settings do without this second

    bunch = load_digits()
    return bunch.data, bunch.target


def fitted(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights W (10, D) and offsets a (10,) of ridge regression onto the ten indicators."""
    mean, target = X.mean(axis=0), np.eye(10)[y]
    Z = X - mean
    W = np.linalg.solve(Z.T @ Z + RIDGE * np.eye(X.shape[1]), Z.T @ (target - target.mean(axis=0)))
    return W.T, target.mean(axis=0) - W.T @ mean


@cache
def weights() -> tuple[np.ndarray, np.ndarray]:
    """W (10, 64) and a (10,) of the layer, from the pictures for training."""
    X, y = pictures()
    return fitted(X[:TRAINED], y[:TRAINED])


def accuracy(W: np.ndarray, a: np.ndarray, X: np.ndarray, y: np.ndarray) -> float:
    """Share of pictures whose largest score is that of the right digit."""
    return float((np.argmax(X @ W.T + a, axis=1) == y).mean())


def layer() -> dict[str, Any]:
    """Shape and rank of W, the dimension of its kernel, and the accuracy on new pictures."""
    (X, y), (W, a) = pictures(), weights()
    rank = int(np.linalg.matrix_rank(W, tol=1e-10))  # its rows add up to zero
    return {
        "outputs": len(W),
        "pixels": W.shape[1],
        "rank": rank,
        "kernel": W.shape[1] - rank,
        "accuracy": accuracy(W, a, X[TRAINED:], y[TRAINED:]),
        "tried": len(X) - TRAINED,
    }


@cache
def twins() -> dict[str, np.ndarray]:
    """A new picture of a three, and another of equal scores as near as can be to an eight.

    A linear programme: least sum of moduli |x' - eight| with W x' = W x, pixels from 0 to 16.
    """
    (X, y), (W, a) = pictures(), weights()
    new, seen = X[TRAINED:], y[TRAINED:]
    named = np.argmax(new @ W.T + a, axis=1) == seen
    x, goal = new[named & (seen == FROM)][0], new[named & (seen == TOWARDS)][0]
    D = len(x)
    one, zero = np.eye(D), np.zeros((len(W), D))
    found = linprog(
        np.append(np.zeros(D), np.ones(D)),
        A_ub=np.block([[one, -one], [-one, -one]]),
        b_ub=np.append(goal, -goal),
        A_eq=np.hstack([W, zero]),
        b_eq=W @ x,
        bounds=[(0, 16)] * D + [(0, None)] * D,
        method="highs",
    )
    return {"x": x, "goal": goal, "twin": found.x[:D]}


def forgotten() -> dict[str, float]:
    """Largest difference of the scores of both twins, and the mean change of a pixel."""
    (W, a), pair = weights(), twins()
    difference = pair["twin"] - pair["x"]
    return {
        "scores": float(np.abs(W @ difference).max()),
        "pixel": float(np.abs(difference).mean()),
        "label": int(np.argmax(W @ pair["twin"] + a)),
    }


@cache
def shuffled() -> dict[str, Any]:
    """Accuracies on new pictures, as they are and with pixels exchanged alike in all pictures.

    `layer` has a weight for each pixel; `blocks` sees only means of 2 × 2 neighbours, and is tried
    with each of SHUFFLES orders of the pixels.
    """
    X, y = pictures()
    orders = [np.random.default_rng(n).permutation(X.shape[1]) for n in range(SHUFFLES)]

    def means(Z: np.ndarray) -> np.ndarray:
        side = 8 // BLOCK
        return Z.reshape(-1, side, BLOCK, side, BLOCK).mean(axis=(2, 4)).reshape(len(Z), -1)

    def tried(Z: np.ndarray) -> float:
        return accuracy(*fitted(Z[:TRAINED], y[:TRAINED]), Z[TRAINED:], y[TRAINED:])

    every = np.array([tried(means(X[:, order])) for order in orders])
    return {
        "layer": tried(X),
        "layer_shuffled": tried(X[:, orders[0]]),
        "blocks": tried(means(X)),
        "every": every,
        "mean": every.mean(),
        "least": every.min(),
        "most": every.max(),
        "better": (every > tried(means(X))).mean(),
    }


@cache
def halves() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Upper and lower halves of the pictures, less the means of those for training: old, new."""
    X, _ = pictures()
    Z = X - X[:TRAINED].mean(axis=0)
    return Z[:TRAINED, :32], Z[:TRAINED, 32:], Z[TRAINED:, :32], Z[TRAINED:, 32:]


@cache
def completion() -> np.ndarray:
    """Weights (32, 32) of a layer that guesses the lower half of a picture from the upper one."""
    upper, lower, _, _ = halves()
    return np.linalg.solve(upper.T @ upper + RIDGE * np.eye(32), upper.T @ lower).T


def halves_shape() -> tuple[int, ...]:
    """Shape of these weights."""
    return completion().shape


def thin_error(rank: int) -> float:
    """Root mean squared error on new pictures with W = C R of this rank, in grey values.

    C holds the first left singular vectors of the guesses (chapter 4), and R is C^T W.
    """
    upper, _, new, true = halves()
    C = np.linalg.svd(completion() @ upper.T, full_matrices=False)[0][:, :rank]
    return float(np.sqrt(np.mean((new @ completion().T @ C @ C.T - true) ** 2)))


def few_error(kept: int) -> float:
    """The same with `kept` single weights, the largest ones by weight times deviation."""
    upper, _, new, true = halves()
    size = np.abs(completion() * upper.std(axis=0))
    W = np.where(size >= np.sort(size.ravel())[-kept], completion(), 0.0)
    return float(np.sqrt(np.mean((new @ W.T - true) ** 2)))


def thin() -> dict[str, float]:
    """Parameters and error of the whole layer, of two thin factors, and of as many weights.

    `mean` is the error of guessing the mean picture; `gain` the share of the gain over it that the
    thin factors keep.
    """
    kept = FACTOR * sum(completion().shape)
    mean = float(np.sqrt(np.mean(halves()[3] ** 2)))
    return {
        "mean": mean,
        "gain": (mean - thin_error(FACTOR)) / (mean - thin_error(32)),
        "full": completion().size,
        "parameters": kept,
        "full_error": thin_error(32),
        "error": thin_error(FACTOR),
        "rival": few_error(kept),
    }
