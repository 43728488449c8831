"""Data and answers of the exercises on probabilistic PCA, linear autoencoders and kernel PCA.

The sheet solves them in closed form; the functions here fit by EM, average over points and
decompose kernel matrices.
"""

from __future__ import annotations

from typing import Any

import numpy as np

EXR_PPCA_EIGENVALUES = np.array([10, 6, 3, 2, 1])

EXR_AUTOENCODER_COVARIANCE = np.array([[8, 2], [2, 5]])
EXR_AUTOENCODER_DECODER = np.array([4, 2])
EXR_AUTOENCODER_ENCODER = np.array([0.2, 0.1])
EXR_AUTOENCODER_OTHER_ENCODER = np.array([0, 0.5])

EXR_RINGS_RADII = np.array([1, 3])


def _fitted(S: np.ndarray, M: int) -> tuple[np.ndarray, float]:
    """Loadings and noise variance by EM (Tipping and Bishop 1999, appendix B)."""
    D, eye = len(S), np.eye(M)
    W, noise = np.random.default_rng(9).normal(size=(D, M)), 1.0
    for _ in range(500):
        inner = np.linalg.inv(W.T @ W + noise * eye)
        new = S @ W @ np.linalg.inv(noise * eye + inner @ W.T @ S @ W)
        noise = float(np.trace(S - S @ W @ inner @ new.T)) / D
        W = new
    return W, noise


def _determinant(M: int) -> float:
    """Determinant of the model covariance with M latent dimensions, fitted by EM."""
    W, noise = _fitted(np.diag(EXR_PPCA_EIGENVALUES.astype(float)), M)
    return float(np.linalg.det(W @ W.T + noise * np.eye(len(W))))


def exr_ppca() -> dict[str, Any]:
    """Probabilistic PCA by EM, whose loadings are turned; what it rebuilds by an inverse."""
    W, noise = _fitted(np.diag(EXR_PPCA_EIGENVALUES.astype(float)), 2)
    model = np.linalg.eigvalsh(W @ W.T + noise * np.eye(5))[::-1]
    rebuilding = W @ np.linalg.inv(W.T @ W + noise * np.eye(2)) @ W.T
    return {
        "noise_variance": noise,
        "squared_lengths": np.linalg.svd(W, compute_uv=False) ** 2,
        "model_eigenvalues": model,
        "total_variance": model.sum(),
        "determinants": [_determinant(M) for M in range(1, 5)],
        "kept_fractions": np.linalg.eigvalsh(rebuilding)[:2:-1],
    }


def exr_autoencoder() -> dict[str, Any]:
    """Losses averaged over four centred points that have the given covariance."""
    S, c = EXR_AUTOENCODER_COVARIANCE, EXR_AUTOENCODER_DECODER
    half = np.linalg.cholesky(S.astype(float)).T * np.sqrt(2)
    X = np.vstack([half, -half])

    def loss(encoder: np.ndarray) -> float:
        return float(np.mean(np.sum((X - np.outer(X @ encoder, c)) ** 2, axis=1)))

    return {
        "eigenvalues": np.linalg.eigvalsh(S)[::-1],
        "product": np.outer(c, EXR_AUTOENCODER_ENCODER),
        "best_encoder": np.linalg.pinv(c[:, None].astype(float))[0],
        "first_loss": loss(EXR_AUTOENCODER_ENCODER),
        "other_remainder": np.eye(2) - np.outer(c, EXR_AUTOENCODER_OTHER_ENCODER),
        "other_loss": loss(EXR_AUTOENCODER_OTHER_ENCODER),
        "zero_loss": loss(np.zeros(2)),
    }


def exr_rings() -> dict[str, Any]:
    """Kernel PCA from the centred kernel matrix; the inner ring comes first."""
    ring = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])
    X = np.vstack([radius * ring for radius in EXR_RINGS_RADII])
    squares, H = (X**2).sum(axis=1), np.eye(8) - 1 / 8
    K = H @ (X @ X.T + np.outer(squares, squares)) @ H
    lam, A = np.linalg.eigh(K)
    scores = np.sqrt(lam[-1]) * A[:, -1] * np.sign(A[-1, -1])
    return {
        "sum_of_squares": (X[:, 0] ** 2).sum(),
        "variance": np.var(X @ [np.cos(0.3), np.sin(0.3)]),  # along any direction
        "mean_square_radius": squares.mean(),
        "kernel_eigenvalues": lam[:-4:-1],
        "largest_variance": lam[-1] / 8,
        "total_variance": np.trace(K) / 8,
        "share": lam[-1] / lam[:-4:-1].sum(),
        "scores": scores[[0, -1]],
        "squared_lengths": np.diag(K)[[0, -1]],
    }
