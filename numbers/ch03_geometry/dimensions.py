"""What happens to distances, angles and scores as the dimension grows."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from scipy.special import softmax

DIMENSIONS = (2, 10, 100, 1000)
POINTS = 200
NEAR = 0.1  # a cosine that is larger in modulus counts as not nearly orthogonal
KEYS = 16
DRAWS = 2000
HEADS = (4, 16, 64, 256)


@cache
def concentrated() -> dict[str, Any]:
    """For each dimension: farthest over nearest distance, cosines, and the share beyond NEAR."""
    found: dict[str, list[float]] = {"ratio": [], "spread": [], "beyond": [], "bound": []}
    for d in DIMENSIONS:
        rng = np.random.default_rng(3)
        X = rng.random((POINTS, d))
        away = np.linalg.norm(X[1:] - X[0], axis=1)
        U = rng.standard_normal((POINTS, d))
        U /= np.linalg.norm(U, axis=1, keepdims=True)
        cosines = (U @ U.T)[np.triu_indices(POINTS, 1)]
        found["ratio"].append(float(away.max() / away.min()))
        found["spread"].append(float(cosines.std()))
        found["beyond"].append(float((abs(cosines) > NEAR).mean()))
        found["bound"].append(float(2 * np.exp(-d * NEAR**2 / 2)))
    return found


def ratio() -> dict[str, float]:
    """Farthest over nearest distance, by dimension."""
    return {f"d{d}": value for d, value in zip(DIMENSIONS, concentrated()["ratio"], strict=True)}


def beyond() -> dict[str, float]:
    """Share of pairs whose cosine exceeds NEAR, and its bound, in the largest dimension."""
    found = concentrated()
    return {"share": found["beyond"][-1], "bound": found["bound"][-1]}


@cache
def scored() -> dict[str, Any]:
    """For each d: deviation of a score, mean of the largest of KEYS weights, plain and scaled."""
    found: dict[str, list[float]] = {"deviation": [], "plain": [], "scaled": []}
    for d in HEADS:
        rng = np.random.default_rng(3)
        q, K = rng.standard_normal((DRAWS, 1, d)), rng.standard_normal((DRAWS, KEYS, d))
        scores = (q * K).sum(axis=2)
        found["deviation"].append(float(scores.std()))
        found["plain"].append(float(softmax(scores, axis=1).max(axis=1).mean()))
        found["scaled"].append(float(softmax(scores / d**0.5, axis=1).max(axis=1).mean()))
    return found


def at_64() -> dict[str, float]:
    """The same for 64 entries."""
    k = HEADS.index(64)
    return {name: values[k] for name, values in scored().items()}
