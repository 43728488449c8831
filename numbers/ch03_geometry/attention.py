"""Attention weights by hand, and why scores are divided by a root."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from scripts.declare import cross_checked_by

QUERY = np.array([1, 2])
KEYS = np.array([[3, 1], [0, 2], [-1, 1]])  # a key in each row, as in chapter 2
VALUES = np.array([10, 20, 60])
LENGTHS = (1, 4, 16, 64, 256, 1024)
PLACES_OF_KEYS = 64
TRIES = 2000
SHOWN_LENGTH = 64


@cross_checked_by(lambda: [int(np.dot(QUERY, key)) for key in KEYS])
def scores() -> np.ndarray:
    """Product of the query with each key, (3,)."""
    return np.einsum("d,td->t", QUERY, KEYS)


def softmax(s: np.ndarray) -> np.ndarray:
    """Positive weights that add up to one, in the last axis."""
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def weights() -> dict[str, np.ndarray]:
    """Weights of the scores as they are and divided by the root of two; the mixed values."""
    raw, scaled = softmax(scores()), softmax(scores() / np.sqrt(2))
    return {"raw": raw, "scaled": scaled, "mixed": scaled @ VALUES}


@cache
def products(d: int) -> np.ndarray:
    """Products of random queries with 64 random keys of d standard normal entries, (TRIES, 64)."""
    rng = np.random.default_rng(d)
    q = rng.standard_normal((TRIES, d))
    return np.stack([rng.standard_normal((PLACES_OF_KEYS, d)) @ v for v in q])


@cache
def saturation() -> dict[str, np.ndarray]:
    """Over LENGTHS: deviation of a product; largest weight and slope without and with the root.

    The slope is the sum over places of w (1 - w), what a score can move its own weight by.
    """
    result: dict[str, list[float]] = {
        k: [] for k in ("deviation", "raw", "scaled", "slope", "slope_scaled")
    }
    for d in LENGTHS:
        s = products(d)
        raw, scaled = softmax(s), softmax(s / np.sqrt(d))
        result["deviation"].append(float(s.std()))
        result["raw"].append(float(raw.max(axis=1).mean()))
        result["scaled"].append(float(scaled.max(axis=1).mean()))
        result["slope"].append(float((raw * (1 - raw)).sum(axis=1).mean()))
        result["slope_scaled"].append(float((scaled * (1 - scaled)).sum(axis=1).mean()))
    return {k: np.array(v) for k, v in result.items()}


@cache
def dependent() -> dict[str, Any]:
    """Standardised digits: entries depend on each other, so the deviation of products is larger."""
    from sklearn.datasets import load_digits

    X = load_digits().data
    X = X[:, X[:1200].std(axis=0) > 0]
    Z = (X - X[:1200].mean(axis=0)) / X[:1200].std(axis=0)
    S = Z[:1200].T @ Z[:1200] / 1200
    pairs = Z[1200:1498] @ Z[1498:1796].T
    return {
        "entries": Z.shape[1],
        "root": float(np.sqrt(Z.shape[1])),
        "deviation": float(pairs.std()),
        "law": float(np.sqrt(np.sum(S**2))),
    }


def shown() -> dict[str, float]:
    """The numbers that the slide states, at the length of a usual head."""
    i, found = LENGTHS.index(SHOWN_LENGTH), saturation()
    return {k: float(v[i]) for k, v in found.items()}
