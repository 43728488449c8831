"""Chains of equalities in the exercises: every function returns each side as displayed, and its value on random data."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _points(rng: np.random.Generator, N: int = 7, D: int = 4) -> Array:
    """Correlated points with a mean that is not zero, one a row."""
    return rng.normal(size=(N, D)) @ rng.normal(size=(D, D)) + rng.normal(size=D)


def _orthonormal(rng: np.random.Generator, D: int, M: int) -> Array:
    return np.linalg.qr(rng.normal(size=(D, M)))[0]


def exr_variance_along(rng: np.random.Generator) -> list[tuple[str, float]]:
    """The quadratic form of the covariance is a mean of squares."""
    X, v = _points(rng), rng.normal(size=4)
    Xc = X - X.mean(axis=0)
    S = np.cov(X.T, bias=True)
    return [
        (r"\mathbf{v}\T \mathbf{S} \mathbf{v}", float(v @ S @ v)),
        (
            r"\frac{1}{N} \mathbf{v}\T \tilde{\mathbf{X}}\T \tilde{\mathbf{X}} \mathbf{v}",
            float(np.einsum("d,nd,ne,e->", v, Xc, Xc, v) / len(X)),
        ),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \left( \mathbf{v}\T (\mathbf{x}_n - \boldsymbol{\mu}) \right)^2",
            float(np.mean([(v @ (x - X.mean(axis=0))) ** 2 for x in X])),
        ),
    ]


def exr_total_variance(rng: np.random.Generator) -> list[tuple[str, float]]:
    """The sum of the eigenvalues is the mean squared distance to the mean."""
    X = _points(rng)
    S = np.cov(X.T, bias=True)
    return [
        (r"\sum_{d=1}^{D} \lambda_d", float(np.linalg.eigvalsh(S).sum())),
        (r"\tr \mathbf{S}", float(np.trace(S))),
        (
            r"\sum_{d=1}^{D} \frac{1}{N} \sum_{n=1}^{N} (x_{nd} - \mu_d)^2",
            float(X.var(axis=0).sum()),
        ),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \norm{\mathbf{x}_n - \boldsymbol{\mu}}^2",
            float(np.mean([np.linalg.norm(x - X.mean(axis=0)) ** 2 for x in X])),
        ),
    ]


def exr_error_and_variance(rng: np.random.Generator) -> list[tuple[str, float]]:
    """The mean squared reconstruction error is total variance minus variance of the scores, for any orthonormal V."""
    X, V = _points(rng), _orthonormal(rng, 4, 2)
    mu, S = X.mean(axis=0), np.cov(X.T, bias=True)
    rebuilt = np.array([mu + sum(v * (v @ (x - mu)) for v in V.T) for x in X])
    P = np.eye(4) - V @ V.T
    return [
        (r"J(\mathbf{V})", float(np.mean(np.linalg.norm(X - rebuilt, axis=1) ** 2))),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \norm{\mathbf{P} \tilde{\mathbf{x}}_n}^2",
            float(np.mean([np.linalg.norm(P @ (x - mu)) ** 2 for x in X])),
        ),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \tilde{\mathbf{x}}_n\T \mathbf{P} \tilde{\mathbf{x}}_n",
            float(np.mean([(x - mu) @ P @ (x - mu) for x in X])),
        ),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \norm{\tilde{\mathbf{x}}_n}^2"
            r" - \frac{1}{N} \sum_{n=1}^{N} \norm{\mathbf{V}\T \tilde{\mathbf{x}}_n}^2",
            float(X.var(axis=0).sum() - (X @ V).var(axis=0).sum()),
        ),
        (
            r"\tr \mathbf{S} - \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
            float(np.trace(S) - np.trace(V.T @ S @ V)),
        ),
    ]


def exr_lead_of_the_first(rng: np.random.Generator) -> list[tuple[str, float]]:
    """How far weights between 0 and 1 with sum K stay behind the sum of the K largest eigenvalues."""
    lam = np.sort(rng.uniform(size=6))[::-1]
    V, K = _orthonormal(rng, 6, 2), 2
    w = (V**2).sum(axis=1)  # squared lengths of projected basis vectors: each at most 1, sum K
    edge = lam[K - 1]
    return [
        (
            r"\sum_{d=1}^{K} \lambda_d - \sum_{d=1}^{D} \lambda_d w_d",
            float(lam[:K].sum() - lam @ w),
        ),
        (
            r"\sum_{d=1}^{K} \lambda_d (1 - w_d) - \sum_{d=K+1}^{D} \lambda_d w_d",
            float(lam[:K] @ (1 - w[:K]) - lam[K:] @ w[K:]),
        ),
        (
            r"\sum_{d=1}^{K} (\lambda_d - \lambda_K)(1 - w_d) + \sum_{d=K+1}^{D} (\lambda_K - \lambda_d) w_d",
            float((lam[:K] - edge) @ (1 - w[:K]) + (edge - lam[K:]) @ w[K:]),
        ),
    ]


def exr_whitened_covariance(rng: np.random.Generator) -> list[tuple[str, Array]]:
    """Principal axes scaled to unit variance have the identity as covariance."""
    X = _points(rng)
    S = np.cov(X.T, bias=True)
    lam, B = np.linalg.eigh(S)
    Y = np.array([(B.T @ (x - X.mean(axis=0))) / np.sqrt(lam) for x in X])
    L = np.diag(lam**-0.5) @ B.T
    return [
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \mathbf{y}_n \mathbf{y}_n\T",
            sum((np.outer(y, y) for y in Y), start=np.zeros((4, 4))) / len(X),
        ),
        (r"\mathbf{L} \mathbf{S} \mathbf{L}\T", L @ S @ L.T),
        (
            r"\boldsymbol{\Lambda}^{-1/2} \boldsymbol{\Lambda} \boldsymbol{\Lambda}^{-1/2}",
            np.diag(lam**-0.5) @ np.diag(lam) @ np.diag(lam**-0.5),
        ),
        (r"\mathbf{I}", np.eye(4)),
    ]


def exr_whitening_rotation(rng: np.random.Generator) -> list[tuple[str, Array]]:
    """Any whitening matrix differs from the principal one by an orthogonal matrix, here the one of Cholesky."""
    X = _points(rng)
    S = np.cov(X.T, bias=True)
    L = np.linalg.inv(np.linalg.cholesky(S))
    lam, B = np.linalg.eigh(S)
    Q = L @ B @ np.diag(lam**0.5)
    return [
        (r"\mathbf{Q} \mathbf{Q}\T", Q @ Q.T),
        (
            r"\mathbf{L} \mathbf{B} \boldsymbol{\Lambda} \mathbf{B}\T \mathbf{L}\T",
            L @ (B * lam) @ B.T @ L.T,
        ),
        (r"\mathbf{L} \mathbf{S} \mathbf{L}\T", L @ S @ L.T),
        (r"\mathbf{I}", np.eye(4)),
    ]


def exr_posterior_mean(rng: np.random.Generator) -> list[tuple[str, Array]]:
    """The two forms of the posterior mean, cleared of inverses."""
    W, noise = rng.normal(size=(5, 2)), rng.uniform(0.5, 2)
    return [
        (
            r"(\mathbf{W}\T \mathbf{W} + \sigma^2 \mathbf{I})\, \mathbf{W}\T",
            (W.T @ W + noise * np.eye(2)) @ W.T,
        ),
        (
            r"\mathbf{W}\T \mathbf{W} \mathbf{W}\T + \sigma^2 \mathbf{W}\T",
            W.T @ W @ W.T + noise * W.T,
        ),
        (
            r"\mathbf{W}\T (\mathbf{W} \mathbf{W}\T + \sigma^2 \mathbf{I})",
            W.T @ (W @ W.T + noise * np.eye(5)),
        ),
    ]


def exr_ppca_decoded(rng: np.random.Generator) -> list[tuple[str, Array]]:
    """What probabilistic PCA rebuilds of a deviation along a principal direction, first by an inverse of size D."""
    lam, t, d = np.sort(rng.uniform(1, 9, size=5))[::-1], float(rng.normal()), 1
    B, noise = _orthonormal(rng, 5, 5), float(lam[2:].mean())
    W = B[:, :2] * np.sqrt(lam[:2] - noise)
    return [
        (
            r"\mathbf{W} \E[\mathbf{z} \given \mathbf{x}]",
            W @ (W.T @ np.linalg.inv(W @ W.T + noise * np.eye(5)) @ (t * B[:, d])),
        ),
        (
            r"t\, \frac{\sqrt{\lambda_d - \sigma^2}}{\lambda_d}\, \mathbf{W} \mathbf{e}_d",
            t * np.sqrt(lam[d] - noise) / lam[d] * (W @ np.eye(2)[d]),
        ),
        (
            r"\frac{\lambda_d - \sigma^2}{\lambda_d}\, t\, \mathbf{b}_d",
            (lam[d] - noise) / lam[d] * t * B[:, d],
        ),
    ]


def exr_autoencoder_loss(rng: np.random.Generator) -> list[tuple[str, float]]:
    """Mean squared error of a linear autoencoder, from the examples and from the covariance alone."""
    X = _points(rng)
    X = X - X.mean(axis=0)
    A, C = rng.normal(size=(2, 4)), rng.normal(size=(4, 2))
    S = np.cov(X.T, bias=True)
    E = np.eye(4) - C @ A
    return [
        (r"L", float(np.mean([np.linalg.norm(x - C @ (A @ x)) ** 2 for x in X]))),
        (r"\tr(\mathbf{E} \mathbf{S} \mathbf{E}\T)", float(np.trace(E @ S @ E.T))),
        (
            r"\tr \mathbf{S} - 2 \tr(\mathbf{C} \mathbf{A} \mathbf{S})"
            r" + \tr(\mathbf{A}\T \mathbf{C}\T \mathbf{C} \mathbf{A} \mathbf{S})",
            float(np.trace(S) - 2 * np.trace(C @ A @ S) + np.trace(A.T @ C.T @ C @ A @ S)),
        ),
    ]


def exr_centred_kernel(rng: np.random.Generator) -> list[tuple[str, Array]]:
    """Inner products of centred features, from the kernel matrix alone."""
    X = _points(rng)
    features = np.column_stack([X, (X**2).sum(axis=1)])
    K = X @ X.T + np.outer((X**2).sum(axis=1), (X**2).sum(axis=1))
    H = np.eye(7) - np.ones((7, 7)) / 7
    mean = features.mean(axis=0)
    return [
        (r"(\mathbf{H} \mathbf{K} \mathbf{H})_{nm}", H @ K @ H),
        (
            r"(\boldsymbol{\phi}_n - \bar{\boldsymbol{\phi}})\T (\boldsymbol{\phi}_m - \bar{\boldsymbol{\phi}})",
            np.array([[(a - mean) @ (b - mean) for b in features] for a in features]),
        ),
        (
            r"\boldsymbol{\phi}_n\T \boldsymbol{\phi}_m - \boldsymbol{\phi}_n\T \bar{\boldsymbol{\phi}}"
            r" - \bar{\boldsymbol{\phi}}\T \boldsymbol{\phi}_m + \bar{\boldsymbol{\phi}}\T \bar{\boldsymbol{\phi}}",
            np.array(
                [[a @ b - a @ mean - mean @ b + mean @ mean for b in features] for a in features]
            ),
        ),
        (
            r"K_{nm} - \frac{1}{N} \sum_{j=1}^{N} K_{nj} - \frac{1}{N} \sum_{i=1}^{N} K_{im}"
            r" + \frac{1}{N^2} \sum_{i=1}^{N} \sum_{j=1}^{N} K_{ij}",
            K - K.mean(axis=1, keepdims=True) - K.mean(axis=0, keepdims=True) + K.mean(),
        ),
    ]
