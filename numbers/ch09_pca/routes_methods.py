"""Second routes to answers on computing and methods: closed forms, exact ranks, scikit-learn."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import sqrt
from typing import Any

import numpy as np

from ch09_pca.routes_exact import (
    covariance,
    dot,
    eigenvalues,
    eigenvector,
    exact,
    exact_matrix,
    mean,
    minus,
    product,
    shifted,
    trace,
)


def wave(points: int, coefficients: np.ndarray) -> dict[str, Any]:
    """Prediction of the sheet in fractions.

    Cosine and sine have mean 0, mean square one half and mean product 0.
    """
    a, b, c, d, e = exact(coefficients)
    half, one, none = Fraction(1, 2), Fraction(1), Fraction()
    waves = [[b, none], [none, d], [one, one]]  # of cosine and sine in each feature
    S = [[dot(p, q) * half for q in waves] for p in waves]
    lam = eigenvalues(S)
    return {
        "mean": [a, c, e],
        "mean_square": half,
        "covariance": S,
        "eigenvalues": lam,
        "singular_values": [sqrt(points * t) for t in lam[:2]],
        "shares": [t / sum(lam) for t in lam[:2]],
        "first_direction": eigenvector(S, lam[0]),
        "unbiased_eigenvalue": lam[0] * points / (points - 1),
    }


def digits(target: float) -> dict[str, Any]:
    """Dimensions without variance, in integers modulo a prime, and what scikit-learn keeps."""
    from sklearn.datasets import load_digits
    from sklearn.decomposition import PCA

    X = load_digits().data.astype(np.int64)
    total = X.sum(axis=0)
    scatter = len(X) * X.T @ X - np.outer(total, total)  # N^2 times the covariance
    rank = rank_modulo(scatter)
    fitted = PCA(svd_solver="full").fit(X)
    K = int(PCA(n_components=target, svd_solver="full").fit(X).n_components_)
    below, reached = np.cumsum(fitted.explained_variance_ratio_)[K - 2 : K]
    return {
        "zero_singular_values": len(scatter) - rank,
        "positive_singular_values": rank,
        "smallest_positive_singular_value": fitted.singular_values_[rank - 1],
        "constant_pixels": int((np.diag(scatter) == 0).sum()),
        "components": K,
        "share_below": below,
        "share_reached": reached,
    }


def rank_modulo(A: np.ndarray, prime: int = 2**31 - 1) -> int:
    """Rank of an integer matrix modulo a prime; products of remainders fit into 64 bits."""
    A, rank = A % prime, 0
    for j in range(A.shape[1]):
        pivots = rank + np.flatnonzero(A[rank:, j])
        if len(pivots):
            A[[rank, pivots[0]]] = A[[pivots[0], rank]]
            A[rank] = A[rank] * pow(int(A[rank, j]), -1, prime) % prime
            A[rank + 1 :] = (A[rank + 1 :] - A[rank + 1 :, j, None] * A[rank] % prime) % prime
            rank += 1
    return rank


def two_views(lam: np.ndarray) -> dict[str, Any]:
    """The best of all pairs of eigenvectors, and trace minus trace in a random basis."""
    B = np.linalg.qr(np.random.default_rng(10).normal(size=(len(lam), len(lam))))[0]
    S, V = B * lam @ B.T, B[:, [0, 2]]
    return {
        "smallest_error": min(sum(lam) - s - t for s, t in combinations(lam, 2)),
        "other_error": np.trace(S) - np.trace(V.T @ S @ V),
    }


def store(N: int, D: int, K: int) -> dict[str, Any]:
    """The formulas of the sheet."""
    once = D + K * D
    return {
        "all": N * D,
        "scores": N * K,
        "model": once,
        "pca": N * K + once,
        "rate": Fraction(N * D, N * K + once),
        "limit": Fraction(D, K),
        "saving_per_image": D - K,
        "break_even_quotient": Fraction(once, D - K),
        "break_even": once // (D - K) + 1,
    }


def anomaly(direction: np.ndarray, variances: np.ndarray, *readings: np.ndarray) -> dict[str, Any]:
    """Scores, what is not rebuilt, and a sum of squared scores over variances, in fractions."""
    b, lam = exact(direction), exact(variances)
    points = exact_matrix(readings)
    Z = [[dot(axis, x) for axis in (b, [-b[1], b[0]])] for x in points]
    lost = [minus(x, [z[0] * a for a in b]) for x, z in zip(points, Z, strict=True)]
    return {
        "score": Z[0][0],
        "errors": [dot(r, r) for r in lost],
        "mahalanobis": [z[0] ** 2 / lam[0] + z[1] ** 2 / lam[1] for z in Z],
    }


def ppca(spectrum: np.ndarray, M: int) -> dict[str, Any]:
    """The maximum of the likelihood in closed form, in fractions."""
    lam = exact(spectrum)
    (noise,) = mean([[t] for t in lam[M:]])
    return {
        "noise_variance": noise,
        "squared_lengths": [t - noise for t in lam[:M]],
        "model_eigenvalues": lam[:M] + [noise] * (len(lam) - M),
        "total_variance": sum(lam),
        "kept_fractions": [(t - noise) / t for t in lam[:M]],
    }


def autoencoder(
    S: np.ndarray, decoder: np.ndarray, encoder: np.ndarray, other: np.ndarray
) -> dict[str, Any]:
    """The three traces of part (a), the projector, and the best encoder, in fractions."""
    A, c = exact_matrix(S), exact(decoder)
    lam = eigenvalues(A)
    b = eigenvector(A, lam[0])

    def loss(a: list[Fraction]) -> Fraction:
        (aS,) = product([a], A)
        return trace(A) - 2 * dot(aS, c) + dot(c, c) * dot(aS, a)

    return {
        "eigenvalues": lam,
        "product": [[p * q / dot(b, b) for q in b] for p in b],
        "best_encoder": [p / dot(c, c) for p in c],
        "first_loss": loss(exact(encoder)),
        "other_remainder": shifted([[-p * q for q in exact(other)] for p in c], Fraction(1)),
        "other_loss": loss(exact(other)),
        "zero_loss": sum(lam),
    }


def rings(radii: np.ndarray) -> dict[str, Any]:
    """PCA of the explicit features in fractions, without a kernel."""
    ring = ((1, 0), (0, 1), (-1, 0), (0, -1))
    points = exact_matrix([[r * x, r * y] for r in radii for x, y in ring])
    features = [[*x, dot(x, x)] for x in points]
    S, middle = covariance(features), mean(features)
    lam = eigenvalues(S)
    v = eigenvector(S, lam[0])
    inner, outer = (minus(features[n], middle) for n in (0, -1))
    return {
        "sum_of_squares": sum(x**2 for x, _ in points),
        "variance": eigenvalues(covariance(points))[-1],
        "mean_square_radius": middle[-1],
        "kernel_eigenvalues": [len(points) * t for t in lam],
        "largest_variance": lam[0],
        "total_variance": trace(S),
        "share": lam[0] / sum(lam),
        "scores": [dot(v, phi) / sqrt(dot(v, v)) for phi in (inner, outer)],
        "squared_lengths": [dot(phi, phi) for phi in (inner, outer)],
    }
