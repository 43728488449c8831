"""Probabilistic PCA: by hand on the four points, and on digits that lost half of their pixels."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from scipy.stats import multivariate_normal

from ch09_pca.digits import digits
from ch09_pca.four_points import X, centred, covariance_matrix
from ch09_pca.pca import Pca, fit

LATENT = 20  # latent dimensions for the digits
TRAINED = 1500  # the first pictures fit the model, the others lose pixels
LOST = 32  # pixels that each picture loses


def loadings(pca: Pca, M: int) -> tuple[np.ndarray, float]:
    """Maximum-likelihood loadings (D, M) with R = I, and noise variance.

    Tipping and Bishop 1999, eq. 7 and 8.
    """
    noise = float(pca.lam[M:].mean())
    return pca.B[:, :M] * np.sqrt(pca.lam[:M] - noise), noise


def ppca() -> dict[str, Any]:
    """Maximum-likelihood model of the four points, and the posterior of the fourth.

    The posterior comes from conditioning the joint Gaussian; `worked` holds the products and the
    denominator of its mean as by hand, then mean and variance. `shrinkage` is the length of what
    it rebuilds over that of what PCA rebuilds.
    """
    pca, x = fit(X), centred()[3]
    W, noise = loadings(pca, 1)
    w, b, C = W[:, 0], pca.B[:, 0], W @ W.T + noise * np.eye(2)
    mean = float(w @ np.linalg.solve(C, x))
    variance = float(1 - w @ np.linalg.solve(C, w))
    return {
        "noise_variance": noise,
        "loading_vector": w,
        "outer_product": W @ W.T,
        "covariance": C,
        "precision_scale": w @ w + noise,
        "worked": [w[0], x[0], w[1], x[1], w @ w, noise, mean, variance],
        "posterior_mean": mean,
        "posterior_variance": variance,
        "rebuilt": w * mean,
        "shrinkage": np.linalg.norm(w * mean) / np.linalg.norm(b * (b @ x)),
    }


def log_likelihood() -> float:
    """Log-likelihood of the four points at the maximum, summed from the density."""
    return float(multivariate_normal(X.mean(axis=0), covariance_matrix()).logpdf(X).sum())


@cache
def lost(seed: int = 7) -> np.ndarray:
    """Which pixels of which test pictures are lost, half of each at random, (297, 64)."""
    order = np.random.default_rng(seed).random(digits().X[TRAINED:].shape)
    return order.argsort(axis=1, kind="stable") < LOST


@cache
def filled_digits(M: int = LATENT) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Test pictures, and lost pixels filled by their conditional mean and by the mean picture."""
    pictures, _ = digits()
    pca = fit(pictures[:TRAINED])
    W, noise = loadings(pca, M)
    true = pictures[TRAINED:]
    filled = true.copy()
    for x, gone in zip(filled, lost(), strict=True):
        Wk, offset = W[~gone], (x - pca.mean)[~gone]  # (D kept, M), (D kept,)
        z = np.linalg.solve(Wk.T @ Wk + noise * np.eye(M), Wk.T @ offset)  # E[z | kept pixels]
        x[gone] = (pca.mean + W @ z)[gone]
    return true, filled, np.where(lost(), pca.mean, true)


def filling_with_forty() -> float:
    """The error of the lost pixels with twice as many latent dimensions, in grey values."""
    true, filled, _ = filled_digits(2 * LATENT)
    return float(np.sqrt(np.mean((true - filled)[lost()] ** 2)))


def filling() -> dict[str, float]:
    """Test pictures, and root mean squared errors of the lost pixels, in grey values.

    `saved` is the share of the squared error of the mean picture that conditioning removes.
    """
    true, *fillings = filled_digits()
    error, of_mean = (np.sqrt(np.mean((true - filled)[lost()] ** 2)) for filled in fillings)
    return {
        "pictures": len(true),
        "error": error,
        "error_of_mean": of_mean,
        "saved": 1 - (error / of_mean) ** 2,
    }
