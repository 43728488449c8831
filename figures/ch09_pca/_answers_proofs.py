"""Chains of equalities in the exercises: every function returns the value of each side, on random data."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _points(rng: np.random.Generator, N: int = 7, D: int = 4) -> Array:
    """Correlated points with a mean that is not zero, one a row."""
    return rng.normal(size=(N, D)) @ rng.normal(size=(D, D)) + rng.normal(size=D)


def _orthonormal(rng: np.random.Generator, D: int, M: int) -> Array:
    return np.linalg.qr(rng.normal(size=(D, M)))[0]


def exr_variance_along(rng: np.random.Generator) -> list[float]:
    """The quadratic form of the covariance is a mean of squares."""
    X, v = _points(rng), rng.normal(size=4)
    Xc = X - X.mean(axis=0)
    S = np.cov(X.T, bias=True)
    return [
        float(v @ S @ v),
        float(np.einsum("d,nd,ne,e->", v, Xc, Xc, v) / len(X)),
        float(np.mean([(v @ (x - X.mean(axis=0))) ** 2 for x in X])),
    ]


def exr_total_variance(rng: np.random.Generator) -> list[float]:
    """The sum of the eigenvalues is the mean squared distance to the mean."""
    X = _points(rng)
    S = np.cov(X.T, bias=True)
    return [
        float(np.linalg.eigvalsh(S).sum()),
        float(np.trace(S)),
        float(X.var(axis=0).sum()),
        float(np.mean([np.linalg.norm(x - X.mean(axis=0)) ** 2 for x in X])),
    ]


def exr_error_and_variance(rng: np.random.Generator) -> list[float]:
    """The mean squared reconstruction error is total variance minus variance of the scores, for any orthonormal U."""
    X, U = _points(rng), _orthonormal(rng, 4, 2)
    mu, S = X.mean(axis=0), np.cov(X.T, bias=True)
    rebuilt = np.array([mu + sum(u * (u @ (x - mu)) for u in U.T) for x in X])
    P = np.eye(4) - U @ U.T
    return [
        float(np.mean(np.linalg.norm(X - rebuilt, axis=1) ** 2)),
        float(np.mean([np.linalg.norm(P @ (x - mu)) ** 2 for x in X])),
        float(np.mean([(x - mu) @ P @ (x - mu) for x in X])),
        float(X.var(axis=0).sum() - (X @ U).var(axis=0).sum()),
        float(np.trace(S) - np.trace(U.T @ S @ U)),
    ]


def exr_lead_of_the_first(rng: np.random.Generator) -> list[float]:
    """How far weights between 0 and 1 with sum M stay behind the sum of the M largest eigenvalues."""
    lam = np.sort(rng.uniform(size=6))[::-1]
    U, M = _orthonormal(rng, 6, 2), 2
    w = (U**2).sum(axis=1)  # squared lengths of projected basis vectors: each at most 1, sum M
    edge = lam[M - 1]
    return [
        float(lam[:M].sum() - lam @ w),
        float(lam[:M] @ (1 - w[:M]) - lam[M:] @ w[M:]),
        float((lam[:M] - edge) @ (1 - w[:M]) + (edge - lam[M:]) @ w[M:]),
    ]


def exr_whitened_covariance(rng: np.random.Generator) -> list[Array]:
    """Principal axes scaled to unit variance have the identity as covariance."""
    X = _points(rng)
    S = np.cov(X.T, bias=True)
    lam, U = np.linalg.eigh(S)
    Z = np.array([(U.T @ (x - X.mean(axis=0))) / np.sqrt(lam) for x in X])
    W = np.diag(lam**-0.5) @ U.T
    return [
        sum((np.outer(z, z) for z in Z), start=np.zeros((4, 4))) / len(X),
        W @ S @ W.T,
        np.diag(lam**-0.5) @ np.diag(lam) @ np.diag(lam**-0.5),
        np.eye(4),
    ]


def exr_whitening_rotation(rng: np.random.Generator) -> list[Array]:
    """Any whitening matrix differs from the principal one by an orthogonal matrix, here the one of Cholesky."""
    X = _points(rng)
    S = np.cov(X.T, bias=True)
    W = np.linalg.inv(np.linalg.cholesky(S))
    lam, U = np.linalg.eigh(S)
    Q = W @ U @ np.diag(lam**0.5)
    return [Q @ Q.T, W @ (U * lam) @ U.T @ W.T, W @ S @ W.T, np.eye(4)]


def exr_posterior_mean(rng: np.random.Generator) -> list[Array]:
    """The two forms of the posterior mean, cleared of inverses."""
    W, noise = rng.normal(size=(5, 2)), rng.uniform(0.5, 2)
    return [
        (W.T @ W + noise * np.eye(2)) @ W.T,
        W.T @ W @ W.T + noise * W.T,
        W.T @ (W @ W.T + noise * np.eye(5)),
    ]


def exr_ppca_decoded(rng: np.random.Generator) -> list[Array]:
    """What probabilistic PCA rebuilds of a deviation along a principal direction, first by an inverse of size D."""
    lam, t, d = np.sort(rng.uniform(1, 9, size=5))[::-1], float(rng.normal()), 1
    B, noise = _orthonormal(rng, 5, 5), float(lam[2:].mean())
    W = B[:, :2] * np.sqrt(lam[:2] - noise)
    return [
        W @ (W.T @ np.linalg.inv(W @ W.T + noise * np.eye(5)) @ (t * B[:, d])),
        t * np.sqrt(lam[d] - noise) / lam[d] * (W @ np.eye(2)[d]),
        (lam[d] - noise) / lam[d] * t * B[:, d],
    ]


def exr_autoencoder_loss(rng: np.random.Generator) -> list[float]:
    """Mean squared error of a linear autoencoder, from the examples and from the covariance alone."""
    X = _points(rng)
    X = X - X.mean(axis=0)
    A, C = rng.normal(size=(2, 4)), rng.normal(size=(4, 2))
    S = np.cov(X.T, bias=True)
    E = np.eye(4) - C @ A
    return [
        float(np.mean([np.linalg.norm(x - C @ (A @ x)) ** 2 for x in X])),
        float(np.trace(E @ S @ E.T)),
        float(np.trace(S) - 2 * np.trace(C @ A @ S) + np.trace(A.T @ C.T @ C @ A @ S)),
    ]


def exr_centred_kernel(rng: np.random.Generator) -> list[Array]:
    """Inner products of centred features, from the kernel matrix alone."""
    X = _points(rng)
    features = np.column_stack([X, (X**2).sum(axis=1)])
    K = X @ X.T + np.outer((X**2).sum(axis=1), (X**2).sum(axis=1))
    H = np.eye(7) - np.ones((7, 7)) / 7
    mean = features.mean(axis=0)
    return [
        H @ K @ H,
        np.array([[(a - mean) @ (b - mean) for b in features] for a in features]),
        np.array([[a @ b - a @ mean - mean @ b + mean @ mean for b in features] for a in features]),
        K - K.mean(axis=1, keepdims=True) - K.mean(axis=0, keepdims=True) + K.mean(),
    ]
