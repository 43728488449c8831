"""Every displayed chain of equalities, the TeX of each side beside its own formula on random data."""

from __future__ import annotations

import numpy as np

Side = tuple[str, float | np.ndarray]  # the TeX as displayed, and its value


def _centred(rng: np.random.Generator, N: int = 12, D: int = 5) -> np.ndarray:
    X = rng.standard_normal((N, D)) @ rng.standard_normal((D, D))
    return X - X.mean(axis=0)


def _orthonormal(rng: np.random.Generator, D: int, K: int) -> np.ndarray:
    return np.linalg.qr(rng.standard_normal((D, K)))[0]


def _spectrum(S: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    lam, Q = np.linalg.eigh(S)
    return lam[::-1], Q[:, ::-1]


def variance_along_direction(rng: np.random.Generator) -> list[Side]:
    """The variance of the scores is a quadratic form of the covariance matrix."""
    X, b = _centred(rng), _orthonormal(rng, 5, 1)[:, 0]
    N, S = len(X), np.cov(X.T, bias=True)
    return [
        (
            r"\frac{1}{N} \sum_{n=1}^{N} (\mathbf{b}\T \tilde{\mathbf{x}}_n)^2",
            sum((b @ x) ** 2 for x in X) / N,
        ),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \mathbf{b}\T \tilde{\mathbf{x}}_n \tilde{\mathbf{x}}_n\T \mathbf{b}",
            sum(b @ np.outer(x, x) @ b for x in X) / N,
        ),
        (
            r"\mathbf{b}\T \Bigl( \frac{1}{N} \sum_{n=1}^{N} \tilde{\mathbf{x}}_n \tilde{\mathbf{x}}_n\T \Bigr) \mathbf{b}",
            b @ (sum(np.outer(x, x) for x in X) / N) @ b,
        ),
        (r"\mathbf{b}\T \mathbf{S} \mathbf{b}", b @ S @ b),
    ]


def max_variance_gap(rng: np.random.Generator) -> list[Side]:
    """How far any orthonormal B falls short of the first K eigenvectors."""
    S, B, K = np.cov(_centred(rng).T, bias=True), _orthonormal(rng, 5, 2), 2
    lam, Q = _spectrum(S)
    w = ((B.T @ Q) ** 2).sum(axis=0)
    return [
        (
            r"\sum_{d \le K} \lambda_d - \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
            lam[:K].sum() - np.trace(B.T @ S @ B),
        ),
        (
            r"\sum_{d \le K} \lambda_d (1 - w_d) - \sum_{d > K} \lambda_d w_d",
            (lam[:K] * (1 - w[:K])).sum() - (lam[K:] * w[K:]).sum(),
        ),
        (
            r"\sum_{d \le K} (\lambda_d - \lambda_K)(1 - w_d) + \sum_{d > K} (\lambda_K - \lambda_d)\, w_d",
            ((lam[:K] - lam[K - 1]) * (1 - w[:K])).sum() + ((lam[K - 1] - lam[K:]) * w[K:]).sum(),
        ),
    ]


def mean_squared_error(rng: np.random.Generator) -> list[Side]:
    """The error of an orthogonal projection is the total variance minus the variance kept."""
    X, B = _centred(rng), _orthonormal(rng, 5, 2)
    N, S = len(X), np.cov(X.T, bias=True)
    return [
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \norm{\tilde{\mathbf{x}}_n - \mathbf{V}\mathbf{V}\T \tilde{\mathbf{x}}_n}^2",
            sum(np.linalg.norm(x - B @ (B.T @ x)) ** 2 for x in X) / N,
        ),
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \bigl( \norm{\tilde{\mathbf{x}}_n}^2 - \norm{\mathbf{V}\T \tilde{\mathbf{x}}_n}^2 \bigr)",
            sum(x @ x - np.linalg.norm(B.T @ x) ** 2 for x in X) / N,
        ),
        (
            r"\tr(\mathbf{S}) - \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})",
            np.trace(S) - np.trace(B.T @ S @ B),
        ),
    ]


def covariance_by_svd(rng: np.random.Generator) -> list[Side]:
    """The right singular vectors of the data are the eigenvectors of the covariance."""
    X = _centred(rng)
    N, D = X.shape
    U, s, Vt = np.linalg.svd(X)
    Sigma = np.zeros((N, D))
    Sigma[:D, :D] = np.diag(s)
    return [
        (r"\mathbf{S}", np.cov(X.T, bias=True)),
        (r"\frac{1}{N} \tilde{\mathbf{X}}\T \tilde{\mathbf{X}}", X.T @ X / N),
        (
            r"\frac{1}{N} \mathbf{B} \boldsymbol{\Sigma}\T \mathbf{U}\T \mathbf{U} \boldsymbol{\Sigma} \mathbf{B}\T",
            Vt.T @ Sigma.T @ U.T @ U @ Sigma @ Vt / N,
        ),
        (r"\mathbf{B} \boldsymbol{\Lambda} \mathbf{B}\T", Vt.T @ (Sigma.T @ Sigma / N) @ Vt),
    ]


def whitened_covariance(rng: np.random.Generator) -> list[Side]:
    """Whitened scores have the identity as covariance."""
    X = _centred(rng)
    lam, B = _spectrum(np.cov(X.T, bias=True))
    half = np.diag(lam**-0.5)
    Z = np.array([half @ B.T @ x for x in X])
    return [
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \mathbf{y}_n \mathbf{y}_n\T",
            sum(np.outer(z, z) for z in Z) / len(X),
        ),
        (
            r"\boldsymbol{\Lambda}^{-1/2} \mathbf{B}\T \mathbf{S} \mathbf{B} \boldsymbol{\Lambda}^{-1/2}",
            half @ B.T @ np.cov(X.T, bias=True) @ B @ half,
        ),
        (
            r"\boldsymbol{\Lambda}^{-1/2} \boldsymbol{\Lambda} \boldsymbol{\Lambda}^{-1/2}",
            half @ np.diag(lam) @ half,
        ),
        (r"\mathbf{I}", np.eye(5)),
    ]


def eigenvector_from_gram(rng: np.random.Generator) -> list[Side]:
    """Transposed data carry an eigenvector of the inner products to one of the covariance."""
    X = _centred(rng, N=4, D=9)
    N = len(X)
    lam, U = _spectrum(X @ X.T / N)
    u = U[:, 0]
    return [
        (r"\mathbf{S}(\tilde{\mathbf{X}}\T \mathbf{u})", np.cov(X.T, bias=True) @ (X.T @ u)),
        (
            r"\frac{1}{N} \tilde{\mathbf{X}}\T \tilde{\mathbf{X}} \tilde{\mathbf{X}}\T \mathbf{u}",
            X.T @ (X @ (X.T @ u)) / N,
        ),
        (
            r"\tilde{\mathbf{X}}\T \Bigl( \frac{1}{N} \tilde{\mathbf{X}} \tilde{\mathbf{X}}\T \mathbf{u} \Bigr)",
            X.T @ (X @ X.T / N @ u),
        ),
        (r"\lambda\, (\tilde{\mathbf{X}}\T \mathbf{u})", lam[0] * (X.T @ u)),
    ]


def ppca_covariance(rng: np.random.Generator) -> list[Side]:
    """Covariance of loadings times latent plus noise; the expectations run over 8 equally likely outcomes."""
    D, M, outcomes, noise = 4, 2, 8, float(rng.random()) + 0.1
    W, corners = rng.standard_normal((D, M)), np.ones((outcomes, 1))
    draws = np.hstack([corners, rng.standard_normal((outcomes, D + M))])
    Q = np.linalg.qr(draws)[0][:, 1:] * np.sqrt(
        outcomes
    )  # mean 0, covariance I, columns uncorrelated
    Z, eps = Q[:, :M], Q[:, M:] * np.sqrt(noise)
    x = Z @ W.T + eps
    return [
        (r"\Cov[\mathbf{x}]", x.T @ x / outcomes),
        (
            r"\E[(\mathbf{W}\mathbf{z} + \boldsymbol{\varepsilon})(\mathbf{W}\mathbf{z} + \boldsymbol{\varepsilon})\T]",
            sum(np.outer(W @ z + e, W @ z + e) for z, e in zip(Z, eps, strict=True)) / outcomes,
        ),
        (
            r"\mathbf{W}\,\E[\mathbf{z}\mathbf{z}\T]\,\mathbf{W}\T + \E[\boldsymbol{\varepsilon}\boldsymbol{\varepsilon}\T]",
            W @ (Z.T @ Z / outcomes) @ W.T + eps.T @ eps / outcomes,
        ),
        (r"\mathbf{W}\mathbf{W}\T + \sigma^2 \mathbf{I}", W @ W.T + noise * np.eye(D)),
    ]


def likelihood_gap(rng: np.random.Generator) -> list[Side]:
    """How far the trace term of the likelihood exceeds what the eigenvalues allow; summation by parts."""
    D, M = 5, 2
    S, P = np.cov(_centred(rng, D=D).T, bias=True), _orthonormal(rng, D, D)
    c = np.sort(np.append(1 + rng.random(M), np.full(D - M, rng.random() + 0.1)))[::-1]
    lam, s = _spectrum(S)[0], np.array([p @ S @ p for p in P.T])
    T = [(s[: k + 1] - lam[: k + 1]).sum() for k in range(D)]
    return [
        (
            r"\tr(\boldsymbol{\Psi}^{-1}\mathbf{S}) - \sum_{d} \frac{\lambda_d}{c_d}",
            np.trace(np.linalg.inv(P @ np.diag(c) @ P.T) @ S) - (lam / c).sum(),
        ),
        (r"\sum_{d} \frac{s_d - \lambda_d}{c_d}", ((s - lam) / c).sum()),
        (
            r"\sum_{k < D} \Bigl( \frac{1}{c_k} - \frac{1}{c_{k+1}} \Bigr) T_k",
            sum((1 / c[k] - 1 / c[k + 1]) * T[k] for k in range(D - 1)),
        ),
    ]


def centred_kernel(rng: np.random.Generator) -> list[Side]:
    """Centring in feature space needs inner products only."""
    Phi = rng.standard_normal((6, 3))
    N, K = len(Phi), Phi @ Phi.T
    mean, H = Phi.mean(axis=0), np.eye(6) - np.ones((6, 6)) / 6
    i, j = 1, 4
    return [
        (
            r"\inner{\tilde{\boldsymbol{\phi}}_i}{\tilde{\boldsymbol{\phi}}_j}",
            (Phi[i] - mean) @ (Phi[j] - mean),
        ),
        (
            r"K_{ij} - \frac{1}{N}\sum_{n} K_{in} - \frac{1}{N}\sum_{n} K_{nj} + \frac{1}{N^2} \sum_{n,m} K_{nm}",
            K[i, j] - K[i].sum() / N - K[:, j].sum() / N + K.sum() / N**2,
        ),
        (r"(\mathbf{H}\mathbf{K}\mathbf{H})_{ij}", (H @ K @ H)[i, j]),
    ]


def largest_variance(rng: np.random.Generator) -> list[Side]:
    """The variance kept by the best K directions; the maximum is found by orthogonal iteration from a random start.

    Hypotheses: S symmetric positive semidefinite, V with K < D orthonormal columns.
    """
    S, V, K = np.cov(_centred(rng).T, bias=True), _orthonormal(rng, 5, 2), 2
    for _ in range(5000):
        V = np.linalg.qr(S @ V)[0]
    return [
        (r"\max_{\mathbf{V}}\ \tr(\mathbf{V}\T \mathbf{S} \mathbf{V})", np.trace(V.T @ S @ V)),
        (r"\lambda_1 + \dots + \lambda_K", _spectrum(S)[0][:K].sum()),
    ]


def autoencoder_bound(rng: np.random.Generator) -> list[Side]:
    """No linear encoder and decoder beat the eigenvalues that are left out.

    Hypotheses: A of shape (K, D), C of shape (D, K), K < D, data centred; nothing else.
    """
    X, K = _centred(rng), 2
    A, C = rng.standard_normal((K, 5)), rng.standard_normal((5, K))
    if rng.random() < 0.5:  # half of the instances lie close to the best pair
        B = _spectrum(np.cov(X.T, bias=True))[1][:, :K]
        A, C = B.T + 0.01 * A, B + 0.01 * C
    return [
        (
            r"\frac{1}{N} \sum_{n=1}^{N} \norm{\tilde{\mathbf{x}}_n - \mathbf{C}\mathbf{A}\tilde{\mathbf{x}}_n}^2",
            sum(np.linalg.norm(x - C @ (A @ x)) ** 2 for x in X) / len(X),
        ),
        (r"\lambda_{K+1} + \dots + \lambda_D", _spectrum(np.cov(X.T, bias=True))[0][K:].sum()),
    ]
