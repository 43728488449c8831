"""The least change of a picture that flips the layer of chapter 2, in three norms.

Scores W x + a of ten digits. Between the named digit i and another one j the scores differ by
(w_i - w_j)·x + a_i - a_j; a change of p-length r lowers this by r times the dual norm of w_i - w_j.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ch02_linear_algebra.layer import TRAINED, pictures, weights

CHANGES = np.arange(0, 2.01, 0.125)  # grey values by which each pixel may change
ONE_GREY = 1.0
SIGN_DRAWS = 10  # random changes of each size
DARKEST = 16.0


@cache
def held_digits() -> dict[str, np.ndarray]:
    """Held-out pictures X (N, 64) that the layer names rightly, digits y, all gaps (N, 10)."""
    (X, y), (W, a) = pictures(), weights()
    new, seen = X[TRAINED:], y[TRAINED:]
    scores = new @ W.T + a
    right = scores.argmax(axis=1) == seen
    X, y, scores = new[right], seen[right], scores[right]
    return {"X": X, "y": y, "gaps": scores[np.arange(len(y)), y][:, None] - scores}


def least(dual: float) -> tuple[np.ndarray, np.ndarray]:
    """Least length of a change that reaches a tie, for each picture, and the digit tied with.

    `dual` is the exponent of the dual norm: 1 for changes measured by the ∞-norm.
    """
    y, gaps, (W, _) = held_digits()["y"], held_digits()["gaps"], weights()
    steep = np.linalg.norm(W[y][:, None, :] - W[None], ord=dual, axis=2)  # (N, 10)
    rows = np.arange(len(y))
    steep[rows, y] = 1.0
    reach = gaps / steep
    reach[rows, y] = np.inf
    return reach.min(axis=1), reach.argmin(axis=1)


@cache
def directions() -> np.ndarray:
    """The signs that lower the gap to the digit reached first, (N, 64)."""
    W, _ = weights()
    return -np.sign(W[held_digits()["y"]] - W[least(1)[1]])


def kept(change: np.ndarray, clip: bool = False) -> float:
    """Share of the pictures that are still named rightly after a change (N, 64)."""
    X, (W, a) = held_digits()["X"] + change, weights()
    X = np.clip(X, 0, DARKEST) if clip else X
    return float(((X @ W.T + a).argmax(axis=1) == held_digits()["y"]).mean())


@cache
def random_signs() -> np.ndarray:
    """Random signs, (SIGN_DRAWS, N, 64)."""
    return np.random.default_rng(3).choice([-1.0, 1.0], (SIGN_DRAWS, *held_digits()["X"].shape))


@cache
def curves() -> dict[str, np.ndarray]:
    """Shares still right against CHANGES: with the signs of the weights, and with random ones."""
    return {
        "aimed": np.array([kept(size * directions()) for size in CHANGES]),
        "random": np.array([np.mean([kept(s * r) for r in random_signs()]) for s in CHANGES]),
    }


@cache
def flips() -> dict[str, Any]:
    """What the slide says: medians of least changes, and shares that survive one grey value."""
    at = int(np.flatnonzero(CHANGES == ONE_GREY)[0])
    largest, straight = least(1)[0], least(2)[0]
    return {
        "pictures": len(held_digits()["y"]),
        "median_largest": float(np.median(largest)),
        "median_straight": float(np.median(straight)),
        "straight_of_signs": float(np.median(largest) * np.sqrt(held_digits()["X"].shape[1])),
        "aimed": float(curves()["aimed"][at]),
        "random": float(curves()["random"][at]),
        "clipped": kept(ONE_GREY * directions(), clip=True),
    }


def example() -> dict[str, Any]:
    """A picture with a median least change; it with aimed and random signs of size one; names."""
    i = int(np.argsort(least(1)[0], kind="stable")[len(held_digits()["y"]) // 2])
    W, a = weights()
    x = held_digits()["X"][i]
    shown = [x, x + ONE_GREY * directions()[i], x + ONE_GREY * random_signs()[0, i]]
    return {"pictures": shown, "names": [int((W @ z + a).argmax()) for z in shown]}
