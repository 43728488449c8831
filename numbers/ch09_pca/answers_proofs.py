"""Chains of equalities in the exercises, each side with its own formula on random data."""

from __future__ import annotations

import numpy as np

from ch09_pca.instances import MEAN, Side, cov, orthonormal, points, sides, spectrum


def exr_variance_along(rng: np.random.Generator) -> list[Side]:
    """The quadratic form of the covariance is a mean of squares."""
    X, v = points(rng), rng.standard_normal(5)
    Xc = X - X.mean(axis=0)
    return sides(
        r"\mathbf{v}\T \mathbf{S} \mathbf{v}",
        v @ cov(X) @ v,
        r"\frac{1}{N} \mathbf{v}\T \tilde{\mathbf{X}}\T \tilde{\mathbf{X}} \mathbf{v}",
        np.einsum("d,nd,ne,e->", v, Xc, Xc, v) / len(X),
        MEAN + r"\left( \mathbf{v}\T (\mathbf{x}_n - \boldsymbol{\mu}) \right)^2",
        np.mean([(v @ (x - X.mean(axis=0))) ** 2 for x in X]),
    )


def exr_total_variance(rng: np.random.Generator) -> list[Side]:
    """The sum of the eigenvalues is the mean squared distance to the mean."""
    X = points(rng)
    return sides(
        r"\sum_{d=1}^{D} \lambda_d",
        np.linalg.eigvalsh(cov(X)).sum(),
        r"\tr \mathbf{S}",
        np.trace(cov(X)),
        r"\sum_{d=1}^{D}" + MEAN + r"(x_{nd} - \mu_d)^2",
        X.var(axis=0).sum(),
        MEAN + r"\norm{\mathbf{x}_n - \boldsymbol{\mu}}^2",
        np.mean([np.linalg.norm(x - X.mean(axis=0)) ** 2 for x in X]),
    )


def exr_error_and_variance(rng: np.random.Generator) -> list[Side]:
    """The mean squared error is total variance minus variance of the scores, for orthonormal V."""
    X, V = points(rng), orthonormal(rng, 5, 2)
    mu, S, P = X.mean(axis=0), cov(X), np.eye(5) - V @ V.T
    rebuilt = np.array([mu + sum(v * (v @ (x - mu)) for v in V.T) for x in X])
    x_n = r"\tilde{\mathbf{x}}_n"
    return sides(
        r"J(\mathbf{V})",
        np.mean(np.linalg.norm(X - rebuilt, axis=1) ** 2),
        MEAN + rf"\norm{{\mathbf{{P}} {x_n}}}^2",
        np.mean([np.linalg.norm(P @ (x - mu)) ** 2 for x in X]),
        MEAN + rf"{x_n}\T \mathbf{{P}} {x_n}",
        np.mean([(x - mu) @ P @ (x - mu) for x in X]),
        MEAN + rf"\norm{{{x_n}}}^2 - {MEAN} \norm{{\mathbf{{V}}\T {x_n}}}^2",
        X.var(axis=0).sum() - (X @ V).var(axis=0).sum(),
        r"\tr \mathbf{S} - \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
        np.trace(S) - np.trace(V.T @ S @ V),
    )


def exr_lead_of_the_first(rng: np.random.Generator) -> list[Side]:
    """Weights between 0 and 1 with sum K stay behind the sum of the K largest eigenvalues."""
    lam, K = np.sort(rng.uniform(size=6))[::-1], 2
    w = (orthonormal(rng, 6, K) ** 2).sum(axis=1)  # of projected basis vectors
    edge, kept, left = lam[K - 1], slice(K), slice(K, None)
    return sides(
        r"\sum_{d=1}^{K} \lambda_d - \sum_{d=1}^{D} \lambda_d w_d",
        lam[kept].sum() - lam @ w,
        r"\sum_{d=1}^{K} \lambda_d (1 - w_d) - \sum_{d=K+1}^{D} \lambda_d w_d",
        lam[kept] @ (1 - w[kept]) - lam[left] @ w[left],
        r"\sum_{d=1}^{K} (\lambda_d - \lambda_K)(1 - w_d)"
        + r" + \sum_{d=K+1}^{D} (\lambda_K - \lambda_d) w_d",
        (lam[kept] - edge) @ (1 - w[kept]) + (edge - lam[left]) @ w[left],
    )


def exr_whitened_covariance(rng: np.random.Generator) -> list[Side]:
    """Principal axes scaled to unit variance have the identity as covariance."""
    X = points(rng)
    S, root = cov(X), r"\boldsymbol{\Lambda}^{-1/2}"
    lam, B = spectrum(S)
    Y = np.array([B.T @ (x - X.mean(axis=0)) / np.sqrt(lam) for x in X])
    half = np.diag(lam**-0.5)
    L = half @ B.T
    return sides(
        MEAN + r"\mathbf{y}_n \mathbf{y}_n\T",
        sum(np.outer(y, y) for y in Y) / len(X),
        r"\mathbf{L} \mathbf{S} \mathbf{L}\T",
        L @ S @ L.T,
        root + r"\boldsymbol{\Lambda}" + root,
        half @ np.diag(lam) @ half,
        r"\mathbf{I}",
        np.eye(5),
    )


def exr_whitening_rotation(rng: np.random.Generator) -> list[Side]:
    """Any whitening matrix, here that of Cholesky, is an orthogonal one times the principal one."""
    S = cov(points(rng))
    L = np.linalg.inv(np.linalg.cholesky(S))
    lam, B = spectrum(S)
    Q = L @ B @ np.diag(lam**0.5)
    return sides(
        r"\mathbf{Q} \mathbf{Q}\T",
        Q @ Q.T,
        r"\mathbf{L} \mathbf{B} \boldsymbol{\Lambda} \mathbf{B}\T \mathbf{L}\T",
        L @ (B * lam) @ B.T @ L.T,
        r"\mathbf{L} \mathbf{S} \mathbf{L}\T",
        L @ S @ L.T,
        r"\mathbf{I}",
        np.eye(5),
    )


def exr_posterior_mean(rng: np.random.Generator) -> list[Side]:
    """The two forms of the posterior mean, cleared of inverses."""
    W, noise = rng.standard_normal((5, 2)), rng.uniform(0.5, 2)
    return sides(
        r"(\mathbf{W}\T \mathbf{W} + \sigma^2 \mathbf{I})\, \mathbf{W}\T",
        (W.T @ W + noise * np.eye(2)) @ W.T,
        r"\mathbf{W}\T \mathbf{W} \mathbf{W}\T + \sigma^2 \mathbf{W}\T",
        W.T @ W @ W.T + noise * W.T,
        r"\mathbf{W}\T (\mathbf{W} \mathbf{W}\T + \sigma^2 \mathbf{I})",
        W.T @ (W @ W.T + noise * np.eye(5)),
    )


def exr_ppca_decoded(rng: np.random.Generator) -> list[Side]:
    """What probabilistic PCA rebuilds along a principal direction, by an inverse of size D."""
    lam, t, d = np.sort(rng.uniform(1, 9, size=5))[::-1], rng.standard_normal(), 1
    B, noise = orthonormal(rng, 5, 5), lam[2:].mean()
    W = B[:, :2] * np.sqrt(lam[:2] - noise)
    return sides(
        r"\mathbf{W} \E[\mathbf{z} \given \mathbf{x}]",
        W @ (W.T @ np.linalg.inv(W @ W.T + noise * np.eye(5)) @ (t * B[:, d])),
        r"t\, \frac{\sqrt{\lambda_d - \sigma^2}}{\lambda_d}\, \mathbf{W} \mathbf{e}_d",
        t * np.sqrt(lam[d] - noise) / lam[d] * (W @ np.eye(2)[d]),
        r"\frac{\lambda_d - \sigma^2}{\lambda_d}\, t\, \mathbf{b}_d",
        (lam[d] - noise) / lam[d] * t * B[:, d],
    )


def exr_autoencoder_loss(rng: np.random.Generator) -> list[Side]:
    """Mean squared error of a linear autoencoder, from the examples and from the covariance."""
    X = points(rng)
    X = X - X.mean(axis=0)
    A, C, S = rng.standard_normal((2, 5)), rng.standard_normal((5, 2)), cov(X)
    E = np.eye(5) - C @ A
    return sides(
        r"L",
        np.mean([np.linalg.norm(x - C @ (A @ x)) ** 2 for x in X]),
        r"\tr(\mathbf{E} \mathbf{S} \mathbf{E}\T)",
        np.trace(E @ S @ E.T),
        r"\tr \mathbf{S} - 2 \tr(\mathbf{C} \mathbf{A} \mathbf{S})"
        + r" + \tr(\mathbf{A}\T \mathbf{C}\T \mathbf{C} \mathbf{A} \mathbf{S})",
        np.trace(S) - 2 * np.trace(C @ A @ S) + np.trace(A.T @ C.T @ C @ A @ S),
    )


def exr_centred_kernel(rng: np.random.Generator) -> list[Side]:
    """Inner products of centred features, from the kernel matrix alone."""
    X = points(rng)
    squares = (X**2).sum(axis=1)
    K, H = X @ X.T + np.outer(squares, squares), np.eye(12) - 1 / 12
    features = np.column_stack([X, squares])
    mean, phi, bar = features.mean(axis=0), r"\boldsymbol{\phi}", r"\bar{\boldsymbol{\phi}}"
    return sides(
        r"(\mathbf{H} \mathbf{K} \mathbf{H})_{nm}",
        H @ K @ H,
        rf"({phi}_n - {bar})\T ({phi}_m - {bar})",
        [[(a - mean) @ (b - mean) for b in features] for a in features],
        rf"{phi}_n\T {phi}_m - {phi}_n\T {bar} - {bar}\T {phi}_m + {bar}\T {bar}",
        [[a @ b - a @ mean - mean @ b + mean @ mean for b in features] for a in features],
        r"K_{nm} - \frac{1}{N} \sum_{j=1}^{N} K_{nj} - \frac{1}{N} \sum_{i=1}^{N} K_{im}"
        + r" + \frac{1}{N^2} \sum_{i=1}^{N} \sum_{j=1}^{N} K_{ij}",
        K - K.mean(axis=1, keepdims=True) - K.mean(axis=0, keepdims=True) + K.mean(),
    )
