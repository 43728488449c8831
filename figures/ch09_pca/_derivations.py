"""Every displayed chain of equalities, each side by its own formula on random data."""
from __future__ import annotations

import numpy as np

Side = float | np.ndarray


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
    return [sum((b @ x) ** 2 for x in X) / N,
            sum(b @ np.outer(x, x) @ b for x in X) / N,
            b @ (sum(np.outer(x, x) for x in X) / N) @ b,
            b @ S @ b]


def max_variance_gap(rng: np.random.Generator) -> list[Side]:
    """How far any orthonormal B falls short of the first K eigenvectors."""
    S, B, K = np.cov(_centred(rng).T, bias=True), _orthonormal(rng, 5, 2), 2
    lam, Q = _spectrum(S)
    w = ((B.T @ Q) ** 2).sum(axis=0)
    return [lam[:K].sum() - np.trace(B.T @ S @ B),
            (lam[:K] * (1 - w[:K])).sum() - (lam[K:] * w[K:]).sum(),
            ((lam[:K] - lam[K - 1]) * (1 - w[:K])).sum() + ((lam[K - 1] - lam[K:]) * w[K:]).sum()]


def mean_squared_error(rng: np.random.Generator) -> list[Side]:
    """The error of an orthogonal projection is the total variance minus the variance kept."""
    X, B = _centred(rng), _orthonormal(rng, 5, 2)
    N, S = len(X), np.cov(X.T, bias=True)
    return [sum(np.linalg.norm(x - B @ (B.T @ x)) ** 2 for x in X) / N,
            sum(x @ x - np.linalg.norm(B.T @ x) ** 2 for x in X) / N,
            np.trace(S) - np.trace(B.T @ S @ B)]


def covariance_by_svd(rng: np.random.Generator) -> list[Side]:
    """The right singular vectors of the data are the eigenvectors of the covariance."""
    X = _centred(rng)
    N, D = X.shape
    U, s, Vt = np.linalg.svd(X)
    Sigma = np.zeros((N, D))
    Sigma[:D, :D] = np.diag(s)
    return [np.cov(X.T, bias=True), X.T @ X / N, Vt.T @ Sigma.T @ U.T @ U @ Sigma @ Vt / N,
            Vt.T @ (Sigma.T @ Sigma / N) @ Vt]


def whitened_covariance(rng: np.random.Generator) -> list[Side]:
    """Whitened scores have the identity as covariance."""
    X = _centred(rng)
    lam, B = _spectrum(np.cov(X.T, bias=True))
    half = np.diag(lam**-0.5)
    Z = np.array([half @ B.T @ x for x in X])
    return [sum(np.outer(z, z) for z in Z) / len(X), half @ B.T @ np.cov(X.T, bias=True) @ B @ half,
            half @ np.diag(lam) @ half, np.eye(5)]


def eigenvector_from_gram(rng: np.random.Generator) -> list[Side]:
    """Transposed data carry an eigenvector of the inner products to one of the covariance."""
    X = _centred(rng, N=4, D=9)
    N = len(X)
    lam, U = _spectrum(X @ X.T / N)
    u = U[:, 0]
    return [np.cov(X.T, bias=True) @ (X.T @ u), X.T @ (X @ (X.T @ u)) / N, X.T @ (X @ X.T / N @ u), lam[0] * (X.T @ u)]


def ppca_covariance(rng: np.random.Generator) -> list[Side]:
    """Covariance of loadings times latent plus noise; the expectations run over 8 equally likely outcomes."""
    D, M, outcomes, noise = 4, 2, 8, float(rng.random()) + 0.1
    W, corners = rng.standard_normal((D, M)), np.ones((outcomes, 1))
    draws = np.hstack([corners, rng.standard_normal((outcomes, D + M))])
    Q = np.linalg.qr(draws)[0][:, 1:] * np.sqrt(outcomes)  # mean 0, covariance I, columns uncorrelated
    Z, eps = Q[:, :M], Q[:, M:] * np.sqrt(noise)
    x = Z @ W.T + eps
    return [x.T @ x / outcomes,
            sum(np.outer(W @ z + e, W @ z + e) for z, e in zip(Z, eps, strict=True)) / outcomes,
            W @ (Z.T @ Z / outcomes) @ W.T + eps.T @ eps / outcomes,
            W @ W.T + noise * np.eye(D)]


def likelihood_gap(rng: np.random.Generator) -> list[Side]:
    """How far the trace term of the likelihood exceeds what the eigenvalues allow; summation by parts."""
    D, M = 5, 2
    S, P = np.cov(_centred(rng, D=D).T, bias=True), _orthonormal(rng, D, D)
    c = np.sort(np.append(1 + rng.random(M), np.full(D - M, rng.random() + 0.1)))[::-1]
    lam, s = _spectrum(S)[0], np.array([p @ S @ p for p in P.T])
    T = [(s[: k + 1] - lam[: k + 1]).sum() for k in range(D)]
    return [np.trace(np.linalg.inv(P @ np.diag(c) @ P.T) @ S) - (lam / c).sum(),
            ((s - lam) / c).sum(),
            sum((1 / c[k] - 1 / c[k + 1]) * T[k] for k in range(D - 1))]


def centred_kernel(rng: np.random.Generator) -> list[Side]:
    """Centring in feature space needs inner products only."""
    Phi = rng.standard_normal((6, 3))
    N, K = len(Phi), Phi @ Phi.T
    mean, H = Phi.mean(axis=0), np.eye(6) - np.ones((6, 6)) / 6
    i, j = 1, 4
    return [(Phi[i] - mean) @ (Phi[j] - mean), K[i, j] - K[i].sum() / N - K[:, j].sum() / N + K.sum() / N**2,
            (H @ K @ H)[i, j]]
