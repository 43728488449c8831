"""Second routes to the answers of the exercises on computing and on methods: closed forms, exact ranks, scikit-learn."""

from fractions import Fraction
from itertools import combinations
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.routes_exact import (
    covariance,
    dot,
    eigenvalues,
    eigenvector,
    exact,
    exact_matrix,
    mean,
    transposed,
)

Array = NDArray[Any]


def wave(points: int, coefficients: Array) -> dict[str, Any]:
    """Prediction of the sheet in fractions: cosine and sine have mean 0, mean square one half and mean product 0."""
    a, b, c, d, e = exact(coefficients)
    waves = [
        [b, Fraction()],
        [Fraction(), d],
        [Fraction(1), Fraction(1)],
    ]  # of cosine and sine in each feature
    S = [[dot(p, q) / 2 for q in waves] for p in waves]
    lam = eigenvalues(S)
    return {
        "mean": [a, c, e],
        "covariance": S,
        "eigenvalues": lam,
        "shares": [t / sum(lam) for t in lam[:2]],
        "singular_values": [sqrt(points * t) for t in lam[:2]],
    }


def digits(target: float) -> dict[str, Any]:
    """Dimensions without variance, exactly in integers modulo a prime, and the components that scikit-learn keeps."""
    from sklearn.datasets import load_digits
    from sklearn.decomposition import PCA

    X = load_digits().data
    whole = X.astype(np.int64)
    scatter = len(X) * whole.T @ whole - np.outer(
        whole.sum(axis=0), whole.sum(axis=0)
    )  # N^2 times the covariance
    fitted = PCA(n_components=target, svd_solver="full").fit(X)
    return {
        "zero_singular_values": len(scatter) - rank_modulo(scatter),
        "components": int(fitted.n_components_),
    }


def rank_modulo(A: Array, prime: int = 2**31 - 1) -> int:
    """Rank of an integer matrix by elimination modulo a prime so small that products of remainders fit into 64 bits."""
    A, rank = A % prime, 0
    for j in range(A.shape[1]):
        pivots = rank + np.flatnonzero(A[rank:, j])
        if len(pivots):
            A[[rank, pivots[0]]] = A[[pivots[0], rank]]
            A[rank] = A[rank] * pow(int(A[rank, j]), -1, prime) % prime
            A[rank + 1 :] = (A[rank + 1 :] - A[rank + 1 :, j, None] * A[rank] % prime) % prime
            rank += 1
    return rank


def two_views(lam: Array) -> dict[str, Any]:
    """The best of all pairs of eigenvectors, and trace minus trace in a random orthonormal basis."""
    B = np.linalg.qr(np.random.default_rng(10).normal(size=(len(lam), len(lam))))[0]
    S, V = B * lam @ B.T, B[:, [0, 2]]
    return {
        "smallest_error": min(
            sum(lam) - lam[i] - lam[j] for i, j in combinations(range(len(lam)), 2)
        ),
        "other_error": np.trace(S) - np.trace(V.T @ S @ V),
    }


def store(N: int, D: int, K: int) -> dict[str, Any]:
    """The formulas of the sheet."""
    once = D + K * D
    return {
        "pca": N * K + once,
        "rate": Fraction(N * D, N * K + once),
        "limit": Fraction(D, K),
        "break_even": once // (D - K) + 1,
    }


def anomaly(direction: Array, variances: Array, first: Array, second: Array) -> dict[str, Any]:
    """Both ratings from the scores in fractions: what is not rebuilt, and a sum of squares over variances."""
    b = exact(direction)
    B, lam = [b, [-b[1], b[0]]], exact(variances)
    ratings: dict[str, Any] = {}
    for name, point in (("first", exact(first)), ("second", exact(second))):
        z = [dot(axis, point) for axis in B]
        lost = [p - z[0] * a for p, a in zip(point, b, strict=True)]
        ratings[f"{name}_error"] = dot(lost, lost)
        ratings[f"{name}_mahalanobis"] = sum(score**2 / t for score, t in zip(z, lam, strict=True))
    return ratings


def ppca(spectrum: Array, M: int) -> dict[str, Any]:
    """The maximum of the likelihood in closed form, in fractions."""
    lam = exact(spectrum)
    noise = mean([[t] for t in lam[M:]])[0]
    return {
        "noise_variance": noise,
        "squared_lengths": [t - noise for t in lam[:M]],
        "model_eigenvalues": lam[:M] + [noise] * (len(lam) - M),
        "kept_fractions": [(t - noise) / t for t in lam[:M]],
    }


def autoencoder(S: Array, decoder: Array, encoder: Array, other: Array) -> dict[str, Any]:
    """The three traces of part (a), in fractions."""
    A, c = exact_matrix(S), exact(decoder)

    def loss(a: list[Fraction]) -> Fraction:
        aS = [dot(a, column) for column in transposed(A)]
        return (
            sum((A[i][i] for i in range(len(A))), Fraction())
            - 2 * dot(aS, c)
            + dot(c, c) * dot(aS, a)
        )

    return {
        "first_loss": loss(exact(encoder)),
        "other_loss": loss(exact(other)),
        "zero_loss": sum(eigenvalues(A)),
    }


def rings(radii: Array) -> dict[str, Any]:
    """PCA of the explicit features in fractions, without a kernel."""
    points = exact_matrix(
        [[r * x, r * y] for r in radii for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1))]
    )
    features = [[*x, dot(x, x)] for x in points]
    S, middle = covariance(features), mean(features)
    lam = eigenvalues(S)
    v = eigenvector(S, lam[0])
    scores = [
        dot(v, [a - b for a, b in zip(features[n], middle, strict=True)]) / sqrt(dot(v, v))
        for n in (0, -1)
    ]
    return {
        "variance": eigenvalues(covariance(points))[-1],
        "largest_variance": lam[0],
        "share": lam[0] / sum(lam),
        "kernel_eigenvalues": [len(points) * t for t in lam],
        "scores": scores,
    }
