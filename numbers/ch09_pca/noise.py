"""How many components stand out from noise: chance in the digits themselves, and added noise."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch09_pca.digits import NOISE, digits, model, noisy
from ch09_pca.pca import fit

SHUFFLES = 20  # copies in which every pixel is shuffled by itself
QUANTILE = 0.95


@cache
def shuffled_shares() -> np.ndarray:
    """Share of variance on each component that shuffled digits reach in one copy of twenty, (64,).

    Shuffling a pixel over the pictures keeps its variance and breaks what it has in common with
    others: Horn's parallel analysis (1965), in the variant with permutations.
    """
    X, rng = digits().X, np.random.default_rng(11)
    copies = [fit(rng.permuted(X, axis=0)).shares() for _ in range(SHUFFLES)]
    return np.quantile(copies, QUANTILE, axis=0)


def components_beyond_chance() -> int:
    """Leading components of the digits whose share is larger than that of shuffled digits."""
    return int(np.argmin(model().shares() > shuffled_shares()))


def noise_edge() -> dict[str, float]:
    """Where singular values of pure noise end, σ(√N + √D), and how many of the digits' pass it."""
    N, D = digits().X.shape
    edge = NOISE * (np.sqrt(N) + np.sqrt(D))
    return {"value": edge, "passing": int((noisy_singular_values() > edge).sum())}


def noisy_singular_values() -> np.ndarray:
    """Singular values of the centred noisy digits, falling, (64,)."""
    X = noisy()
    return np.sqrt(len(X) * fit(X).lam)


def pure_noise_singular_values() -> np.ndarray:
    """Those of the noise alone, falling, (64,)."""
    return np.linalg.svd(noisy() - digits().X, compute_uv=False)


def largest_of_noise() -> float:
    """The largest singular value of the noise alone."""
    return float(pure_noise_singular_values()[0])
