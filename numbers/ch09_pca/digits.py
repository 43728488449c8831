"""The handwritten digits of scikit-learn: 1797 pictures of 8 × 8 pixels, grey values 0 to 16."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ch09_pca.pca import Labelled, Pca, fit
from scripts.declare import setting

KEPT_SHARE = 0.9
NOISE = 4.0  # standard deviation of the noise added to every pixel, in grey values
EXAMPLE = 3  # the picture that is taken apart
COMPONENTS_SHOWN = (2, 8, 21)
NEIGHBOUR_COMPONENTS = 2


@cache
def digits() -> Labelled:
    """Pictures (N, D) = (1797, 64) and what they show (N,)."""
    from sklearn.datasets import load_digits  # not above: settings do without this second

    bunch = load_digits()
    return Labelled(bunch.data, bunch.target)


@cache
def model() -> Pca:
    """All principal components of the digits."""
    return fit(digits().X)


def darkest() -> int:
    """The largest grey value of a pixel, which is black."""
    return int(digits().X.max())


def digits_shape() -> tuple[int, ...]:
    """Number of pictures, and of pixels of each."""
    return digits().X.shape


def rank_of_digits() -> int:
    """Rank of the centred pictures: border pixels that are always empty cost some."""
    return int(np.linalg.matrix_rank(digits().X - model().mean))


def constant_pixels() -> int:
    """Pixels with the same value in every picture."""
    return int((digits().X.var(axis=0) == 0).sum())


def kept_share() -> np.ndarray:
    """Share of the variance that the first K components keep, K = 0, 1, …, 64."""
    return model().kept()


def components_for_90() -> int:
    """Smallest number of components that keep at least nine tenths of the variance."""
    return model().components_for(KEPT_SHARE)


@setting
def the_digits() -> dict[str, Any]:
    """The eigenvalues of the digits, and how many components keep nine tenths."""
    lam = model().lam
    return {r"\lambda_d": lam, "D": len(lam), "K": components_for_90()}


def root_mean_squared_error_21() -> float:
    """Root of the mean squared error of a pixel rebuilt from 21 components, in grey values."""
    X, _ = digits()
    return float(np.sqrt(np.mean((X - model().rebuild(X, 21)) ** 2)))


def nearest_mean_accuracy() -> dict[str, float]:
    """Share of odd-numbered pictures named rightly by the nearest mean of the even-numbered.

    On the map of two components, and in all of them.
    """
    X, y = digits()

    def accuracy(K: int) -> float:
        Z = fit(X[::2]).scores(X, K)
        means = np.array([Z[::2][y[::2] == c].mean(axis=0) for c in range(10)])  # (10, K)
        distances = ((Z[1::2, None] - means) ** 2).sum(axis=2)
        return float((distances.argmin(axis=1) == y[1::2]).mean())

    return {"map": accuracy(NEIGHBOUR_COMPONENTS), "all": accuracy(64)}


@cache
def noisy(seed: int = 9) -> np.ndarray:
    """The digits with Gaussian noise on every pixel."""
    X, _ = digits()
    return X + NOISE * np.random.default_rng(seed).standard_normal(X.shape)


def threshold_factor(aspect: float) -> float:
    """Optimal hard threshold over (noise × root of the longer side).

    Gavish and Donoho 2014, eq. 11.
    """
    root = np.sqrt(aspect**2 + 14 * aspect + 1)
    return float(np.sqrt(2 * (aspect + 1) + 8 * aspect / (aspect + 1 + root)))


def threshold() -> dict[str, float]:
    """Singular values of the noisy digits below this are more noise than signal.

    Its factor depends on the shape of the matrix; for a square one it is 4 / √3.
    """
    N, D = digits().X.shape
    factor = threshold_factor(D / N)
    return {
        "value": factor * np.sqrt(N) * NOISE,
        "factor": factor,
        "factor_of_square": threshold_factor(1.0),
    }


def components_above_threshold() -> int:
    """How many singular values of the noisy digits pass the threshold."""
    X = noisy()
    return int((np.sqrt(len(X) * fit(X).lam) > threshold()["value"]).sum())


@cache
def denoising_errors() -> np.ndarray:
    """Root mean squared error when K = 0, 1, …, 64 components of the noisy digits are kept."""
    X, seen = digits().X, noisy()
    pca = fit(seen)
    return np.array([np.sqrt(np.mean((pca.rebuild(seen, K) - X) ** 2)) for K in range(65)])


def denoising() -> dict[str, float]:
    """The error with as many components as pass the threshold, and what an oracle would choose."""
    errors = denoising_errors()
    return {
        "error": float(errors[components_above_threshold()]),
        "best_components": int(errors.argmin()),
        "best_error": float(errors.min()),
    }
