"""Every chain of equalities in the deck, each side with its own formula on random data."""

from __future__ import annotations

import numpy as np

from ch09_pca.instances import MEAN, Side, centred_points, cov, orthonormal, sides, spectrum


def variance_along_direction(rng: np.random.Generator) -> list[Side]:
    """The variance of the scores is a quadratic form of the covariance matrix."""
    X, b = centred_points(rng), orthonormal(rng, 5, 1)[:, 0]
    N, outer = len(X), r"\tilde{\mathbf{x}}_n \tilde{\mathbf{x}}_n\T"
    return sides(
        MEAN + r"(\mathbf{b}\T \tilde{\mathbf{x}}_n)^2",
        sum((b @ x) ** 2 for x in X) / N,
        MEAN + r"\mathbf{b}\T" + outer + r"\mathbf{b}",
        sum(b @ np.outer(x, x) @ b for x in X) / N,
        r"\mathbf{b}\T \Bigl(" + MEAN + outer + r"\Bigr) \mathbf{b}",
        b @ (sum(np.outer(x, x) for x in X) / N) @ b,
        r"\mathbf{b}\T \mathbf{S} \mathbf{b}",
        b @ cov(X) @ b,
    )


def max_variance_gap(rng: np.random.Generator) -> list[Side]:
    """How far any orthonormal V falls short of the first K eigenvectors."""
    S, V, K = cov(centred_points(rng)), orthonormal(rng, 5, 2), 2
    lam, Q = spectrum(S)
    w = ((V.T @ Q) ** 2).sum(axis=0)
    edge, kept, left = lam[K - 1], slice(K), slice(K, None)
    return sides(
        r"\sum_{d \le K} \lambda_d - \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
        lam[kept].sum() - np.trace(V.T @ S @ V),
        r"\sum_{d \le K} \lambda_d (1 - w_d) - \sum_{d > K} \lambda_d w_d",
        lam[kept] @ (1 - w[kept]) - lam[left] @ w[left],
        r"\sum_{d \le K} (\lambda_d - \lambda_K)(1 - w_d)"
        + r" + \sum_{d > K} (\lambda_K - \lambda_d)\, w_d",
        (lam[kept] - edge) @ (1 - w[kept]) + (edge - lam[left]) @ w[left],
    )


def mean_squared_error(rng: np.random.Generator) -> list[Side]:
    """The error of an orthogonal projection is the total variance minus the variance kept."""
    X, V = centred_points(rng), orthonormal(rng, 5, 2)
    N, S, x_n = len(X), cov(X), r"\tilde{\mathbf{x}}_n"
    return sides(
        MEAN + rf"\norm{{{x_n} - \mathbf{{V}}\mathbf{{V}}\T {x_n}}}^2",
        sum(np.linalg.norm(x - V @ (V.T @ x)) ** 2 for x in X) / N,
        MEAN + rf"\bigl( \norm{{{x_n}}}^2 - \norm{{\mathbf{{V}}\T {x_n}}}^2 \bigr)",
        sum(x @ x - np.linalg.norm(V.T @ x) ** 2 for x in X) / N,
        r"\tr(\mathbf{S}) - \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
        np.trace(S) - np.trace(V.T @ S @ V),
    )


def covariance_by_svd(rng: np.random.Generator) -> list[Side]:
    """The right singular vectors of the data are the eigenvectors of the covariance."""
    X = centred_points(rng)
    N, D = X.shape
    U, s, Bt = np.linalg.svd(X)
    Sigma = np.vstack([np.diag(s), np.zeros((N - D, D))])  # (N, D)
    factors = r"\mathbf{U}\T \mathbf{U} \boldsymbol{\Sigma} \mathbf{B}\T"
    return sides(
        r"\mathbf{S}",
        cov(X),
        r"\frac{1}{N} \tilde{\mathbf{X}}\T \tilde{\mathbf{X}}",
        X.T @ X / N,
        r"\frac{1}{N} \mathbf{B} \boldsymbol{\Sigma}\T" + factors,
        Bt.T @ Sigma.T @ U.T @ U @ Sigma @ Bt / N,
        r"\mathbf{B} \boldsymbol{\Lambda} \mathbf{B}\T",
        Bt.T @ (Sigma.T @ Sigma / N) @ Bt,
    )


def whitened_covariance(rng: np.random.Generator) -> list[Side]:
    """Whitened scores have the identity as covariance."""
    X = centred_points(rng)
    lam, B = spectrum(cov(X))
    half, root = np.diag(lam**-0.5), r"\boldsymbol{\Lambda}^{-1/2}"
    Y = np.array([half @ B.T @ x for x in X])
    return sides(
        MEAN + r"\mathbf{y}_n \mathbf{y}_n\T",
        sum(np.outer(y, y) for y in Y) / len(X),
        root + r"\mathbf{B}\T \mathbf{S} \mathbf{B}" + root,
        half @ B.T @ cov(X) @ B @ half,
        root + r"\boldsymbol{\Lambda}" + root,
        half @ np.diag(lam) @ half,
        r"\mathbf{I}",
        np.eye(5),
    )


def eigenvector_from_gram(rng: np.random.Generator) -> list[Side]:
    """Transposed data carry an eigenvector of the inner products to one of the covariance."""
    X = centred_points(rng, N=4, D=9)
    lam, U = spectrum(X @ X.T / 4)
    u, X_t, X_u = (
        U[:, 0],
        r"\tilde{\mathbf{X}}\T",
        r"\tilde{\mathbf{X}} \tilde{\mathbf{X}}\T \mathbf{u}",
    )
    return sides(
        r"\mathbf{S}(\tilde{\mathbf{X}}\T \mathbf{u})",
        cov(X) @ (X.T @ u),
        r"\frac{1}{N}" + X_t + X_u,
        X.T @ (X @ (X.T @ u)) / 4,
        X_t + r"\Bigl( \frac{1}{N}" + X_u + r"\Bigr)",
        X.T @ (X @ X.T / 4 @ u),
        r"\lambda\, (\tilde{\mathbf{X}}\T \mathbf{u})",
        lam[0] * (X.T @ u),
    )


def ppca_covariance(rng: np.random.Generator) -> list[Side]:
    """Covariance of loadings times latent plus noise, over 8 equally likely outcomes."""
    D, M, outcomes, noise = 4, 2, 8, float(rng.random()) + 0.1
    W = rng.standard_normal((D, M))
    draws = np.hstack([np.ones((outcomes, 1)), rng.standard_normal((outcomes, D + M))])
    Q = np.linalg.qr(draws)[0][:, 1:] * np.sqrt(outcomes)  # mean 0, covariance I
    Z, eps = Q[:, :M], Q[:, M:] * np.sqrt(noise)
    x = Z @ W.T + eps
    drawn = r"(\mathbf{W}\mathbf{z} + \boldsymbol{\varepsilon})"
    noise_squared = r"\E[\boldsymbol{\varepsilon}\boldsymbol{\varepsilon}\T]"
    return sides(
        r"\Cov[\mathbf{x}]",
        x.T @ x / outcomes,
        r"\E[" + drawn + drawn + r"\T]",
        sum(np.outer(W @ z + e, W @ z + e) for z, e in zip(Z, eps, strict=True)) / outcomes,
        r"\mathbf{W}\,\E[\mathbf{z}\mathbf{z}\T]\,\mathbf{W}\T +" + noise_squared,
        W @ (Z.T @ Z / outcomes) @ W.T + eps.T @ eps / outcomes,
        r"\mathbf{W}\mathbf{W}\T + \sigma^2 \mathbf{I}",
        W @ W.T + noise * np.eye(D),
    )


def likelihood_gap(rng: np.random.Generator) -> list[Side]:
    """How far the trace term of the likelihood exceeds its bound; summation by parts."""
    D, M = 5, 2
    S, P = cov(centred_points(rng, D=D)), orthonormal(rng, D, D)
    c = np.sort(np.append(1 + rng.random(M), np.full(D - M, rng.random() + 0.1)))[::-1]
    lam, s = spectrum(S)[0], np.array([p @ S @ p for p in P.T])
    T = np.cumsum(s - lam)
    return sides(
        r"\tr(\boldsymbol{\Psi}^{-1}\mathbf{S}) - \sum_{d} \frac{\lambda_d}{c_d}",
        np.trace(np.linalg.inv(P @ np.diag(c) @ P.T) @ S) - (lam / c).sum(),
        r"\sum_{d} \frac{s_d - \lambda_d}{c_d}",
        ((s - lam) / c).sum(),
        r"\sum_{k < D} \Bigl( \frac{1}{c_k} - \frac{1}{c_{k+1}} \Bigr) T_k",
        sum((1 / c[k] - 1 / c[k + 1]) * T[k] for k in range(D - 1)),
    )


def centred_kernel(rng: np.random.Generator) -> list[Side]:
    """Centring in feature space needs inner products only."""
    Phi, i, j = rng.standard_normal((6, 3)), 1, 4
    N, K = len(Phi), Phi @ Phi.T
    mean, H = Phi.mean(axis=0), np.eye(6) - np.ones((6, 6)) / 6
    return sides(
        r"\inner{\tilde{\boldsymbol{\phi}}_i}{\tilde{\boldsymbol{\phi}}_j}",
        (Phi[i] - mean) @ (Phi[j] - mean),
        r"K_{ij} - \frac{1}{N}\sum_{n} K_{in} - \frac{1}{N}\sum_{n} K_{nj}"
        + r" + \frac{1}{N^2} \sum_{n,m} K_{nm}",
        K[i, j] - K[i].sum() / N - K[:, j].sum() / N + K.sum() / N**2,
        r"(\mathbf{H}\mathbf{K}\mathbf{H})_{ij}",
        (H @ K @ H)[i, j],
    )


def largest_variance(rng: np.random.Generator) -> list[Side]:
    """The variance kept by the best K directions, found by orthogonal iteration.

    Hypotheses: S symmetric positive semidefinite, V with K < D orthonormal columns.
    """
    S, V, K = cov(centred_points(rng)), orthonormal(rng, 5, 2), 2
    for _ in range(5000):
        V = np.linalg.qr(S @ V)[0]
    return sides(
        r"\max_{\mathbf{V}}\ \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
        np.trace(V.T @ S @ V),
        r"\lambda_1 + \dots + \lambda_K",
        spectrum(S)[0][:K].sum(),
    )


def autoencoder_bound(rng: np.random.Generator) -> list[Side]:
    """No linear encoder and decoder beat the eigenvalues that are left out.

    Hypotheses: A of shape (K, D), C of shape (D, K), K < D, data centred; nothing else.
    """
    X, K, x_n = centred_points(rng), 2, r"\tilde{\mathbf{x}}_n"
    A, C = rng.standard_normal((K, 5)), rng.standard_normal((5, K))
    lam, B = spectrum(cov(X))
    if rng.random() < 0.5:  # half of the instances lie close to the best pair
        A, C = B[:, :K].T + 0.01 * A, B[:, :K] + 0.01 * C
    return sides(
        MEAN + rf"\norm{{{x_n} - \mathbf{{C}}\mathbf{{A}}{x_n}}}^2",
        sum(np.linalg.norm(x - C @ (A @ x)) ** 2 for x in X) / len(X),
        r"\lambda_{K+1} + \dots + \lambda_D",
        lam[K:].sum(),
    )
