"""Probabilistic PCA: by hand on the four points, and on digits that have lost half of their pixels."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.stats import multivariate_normal

from ch09_pca.digits import digits
from ch09_pca.four_points import X, centred, covariance_matrix, eigenvector_1
from ch09_pca.pca import Pca, fit

LATENT = 20  # latent dimensions for the digits
TRAINED = 1500  # the first pictures fit the model, the others lose pixels
LOST = 32  # pixels that each picture loses


def loadings(pca: Pca, M: int) -> tuple[np.ndarray, float]:
    """Maximum-likelihood loadings W (D, M) with R = I, and noise variance; Tipping and Bishop 1999, eq. 7 and 8."""
    noise = float(pca.lam[M:].mean())
    return pca.B[:, :M] * np.sqrt(pca.lam[:M] - noise), noise


def noise_variance() -> float:
    """Maximum-likelihood noise variance of the four points."""
    return loadings(fit(X), 1)[1]


def loading_vector() -> np.ndarray:
    """Maximum-likelihood loading vector of the four points."""
    return loadings(fit(X), 1)[0][:, 0]


def model_covariance() -> np.ndarray:
    """Covariance that probabilistic PCA gives the four points."""
    W, noise = loadings(fit(X), 1)
    return W @ W.T + noise * np.eye(2)


def loading_outer_product() -> np.ndarray:
    """Loading vector times its transpose."""
    W, _ = loadings(fit(X), 1)
    return W @ W.T


def posterior_precision_scale() -> float:
    """Squared length of the loading vector plus noise variance."""
    W, noise = loadings(fit(X), 1)
    return float((W.T @ W).item() + noise)


def posterior_mean_last() -> float:
    """Posterior mean of the latent variable of the fourth point, by conditioning the joint Gaussian."""
    w = loading_vector()
    return float(w @ np.linalg.solve(model_covariance(), centred()[3]))


def posterior_variance() -> float:
    """Posterior variance of the latent variable, by conditioning the joint Gaussian."""
    w = loading_vector()
    return float(1 - w @ np.linalg.solve(model_covariance(), w))


def posterior_worked() -> list[float]:
    """By hand for the fourth point: products and denominator of the posterior mean, the mean, the variance."""
    w, x, noise = loading_vector(), centred()[3], noise_variance()
    length = float(w @ w)
    return [w[0], x[0], w[1], x[1], length, noise, posterior_mean_last(), posterior_variance()]


def posterior_rebuilt_last() -> np.ndarray:
    """What the posterior mean rebuilds of the centred fourth point."""
    return loading_vector() * posterior_mean_last()


def shrinkage() -> float:
    """Length of what probabilistic PCA rebuilds over length of what PCA rebuilds."""
    b = eigenvector_1()
    projected = b * (b @ centred()[3]) / (b @ b)
    return float(np.linalg.norm(posterior_rebuilt_last()) / np.linalg.norm(projected))


def log_likelihood() -> float:
    """Log-likelihood of the four points at the maximum, summed from the density."""
    return float(multivariate_normal(X.mean(axis=0), covariance_matrix()).logpdf(X).sum())


@cache
def lost(seed: int = 7) -> np.ndarray:
    """Which pixels of which test pictures are lost: exactly half of each, drawn at random, (297, 64)."""
    order = (
        np.random.default_rng(seed)
        .random((number_of_test_digits(), 64))
        .argsort(axis=1, kind="stable")
    )
    return order < LOST


@cache
def filled_digits(M: int = LATENT) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Test pictures, the same with lost pixels filled by their conditional mean, and filled by the mean picture."""
    pictures, _ = digits()
    pca = fit(pictures[:TRAINED])
    W, noise = loadings(pca, M)
    true = pictures[TRAINED:]
    filled = true.copy()
    for x, gone in zip(filled, lost(), strict=True):
        Wk = W[~gone]  # (D kept, M)
        z = np.linalg.solve(
            Wk.T @ Wk + noise * np.eye(M), Wk.T @ (x - pca.mean)[~gone]
        )  # E[z | kept pixels]
        x[gone] = (pca.mean + W @ z)[gone]
    return true, filled, np.where(lost(), pca.mean, true)


def number_of_test_digits() -> int:
    """Pictures that lose half of their pixels."""
    return len(digits().X) - TRAINED


def number_of_lost_pixels() -> int:
    """Pixels that each of them loses."""
    return LOST


def latent_dimensions() -> int:
    """Latent dimensions of the model of digits."""
    return LATENT


def fill_error() -> float:
    """Root mean squared error of the lost pixels, filled by their conditional mean, in grey values."""
    true, filled, _ = filled_digits()
    return float(np.sqrt(np.mean((true - filled)[lost()] ** 2)))


def mean_fill_error() -> float:
    """Root mean squared error of the lost pixels, filled by the mean picture, in grey values."""
    true, _, plain = filled_digits()
    return float(np.sqrt(np.mean((true - plain)[lost()] ** 2)))


def squared_error_saved() -> float:
    """Share of the squared error of the mean picture that conditioning on the kept pixels removes."""
    return 1 - (fill_error() / mean_fill_error()) ** 2
