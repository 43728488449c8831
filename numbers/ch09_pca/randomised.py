"""The randomised SVD of Halko, Martinsson and Tropp (2011) on the weighed counts of words."""

from __future__ import annotations

import numpy as np

from ch09_pca.words import weighed_counts, word_vectors

KEPT_RANK = 64
MORE = 10  # columns beyond those that are kept
PASSES = 2  # multiplications by A and by its transpose before the last one


def range_finder(A: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Orthonormal columns, (V, KEPT_RANK + MORE), that nearly span the leading left vectors."""
    Q = np.linalg.qr(A @ rng.standard_normal((A.shape[1], KEPT_RANK + MORE)))[0]
    for _ in range(PASSES):
        Q = np.linalg.qr(A @ np.linalg.qr(A.T @ Q)[0])[0]
    return Q


def randomised() -> dict[str, float]:
    """Size of the matrix, columns of the sketch, and the rank-64 error over the least one, less 1.

    `products` counts the products of the matrix, or its transpose, with a single vector.
    """
    A = weighed_counts()
    Q = range_finder(A, np.random.default_rng(12))
    s = np.linalg.svd(Q.T @ A, compute_uv=False)[:KEPT_RANK]
    best = (word_vectors() ** 2).sum(axis=0)[:KEPT_RANK]  # squares of the largest singular values
    total = (A**2).sum()
    return {
        "size": len(A),
        "columns": KEPT_RANK + MORE,
        "products": (2 * PASSES + 2) * (KEPT_RANK + MORE),
        "excess": float(np.sqrt((total - (s**2).sum()) / (total - best.sum())) - 1),
    }
