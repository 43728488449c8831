"""The handwritten digits shipped with scikit-learn: 1797 pictures of 8 × 8 pixels, grey values 0 to 16."""

from __future__ import annotations

from functools import cache

import numpy as np
from sklearn.datasets import load_digits

from ch09_pca.pca import Labelled, Pca, fit

KEPT_SHARE = 0.9
NOISE = 4.0  # standard deviation of the noise added to every pixel, in grey values
EXAMPLE = 3  # the picture that is taken apart
COMPONENTS_SHOWN = (2, 8, 21)
DETECTOR_COMPONENTS = 10
DETECTOR_TRAINED = 100  # zeros that the detector sees
NEIGHBOUR_COMPONENTS = 2


@cache
def digits() -> Labelled:
    """Pictures (N, D) = (1797, 64) and what they show (N,)."""
    bunch = load_digits()
    return Labelled(bunch.data, bunch.target)


@cache
def model() -> Pca:
    """All principal components of the digits."""
    return fit(digits().X)


def number_of_digits() -> int:
    """How many pictures there are."""
    return len(digits().X)


def number_of_pixels() -> int:
    """How many pixels a picture has."""
    return int(digits().X.shape[1])


def rank_of_digits() -> int:
    """Rank of the centred pictures: border pixels that are always empty cost some."""
    return int(np.linalg.matrix_rank(digits().X - model().mean))


def constant_pixels() -> int:
    """Pixels with the same value in every picture."""
    return int((digits().X.var(axis=0) == 0).sum())


def digits_total_variance() -> float:
    """Sum of the variances of the pixels, in squared grey values."""
    return float(digits().X.var(axis=0).sum())


def explained_variance_ratio_1() -> float:
    """Share of the variance along the first component."""
    return float(model().shares()[0])


def explained_variance_ratio_2() -> float:
    """Share of the variance in the first two components."""
    return float(model().shares()[:2].sum())


def components_for(share: float) -> int:
    """Smallest number of components that keep at least this share of the variance."""
    return int(np.searchsorted(np.cumsum(model().shares()), share) + 1)


def components_for_90() -> int:
    """Smallest number of components that keep at least nine tenths of the variance."""
    return components_for(KEPT_SHARE)


def share_of_21() -> float:
    """Share of the variance that 21 components keep."""
    return float(model().shares()[:21].sum())


def share_of_8() -> float:
    """Share of the variance that eight components keep."""
    return float(model().shares()[:8].sum())


def root_mean_squared_error_21() -> float:
    """Root of the mean squared error of a pixel rebuilt from 21 components, in grey values."""
    X, _ = digits()
    return float(np.sqrt(np.mean((X - model().rebuild(X, 21)) ** 2)))


def nearest_mean_accuracy(K: int) -> float:
    """Share of odd-numbered pictures named rightly by the nearest class mean of the even-numbered, in K components."""
    X, y = digits()
    Z = fit(X[::2]).scores(X, K)
    means = np.array([Z[::2][y[::2] == c].mean(axis=0) for c in range(10)])  # (10, K)
    distances = ((Z[1::2, None] - means) ** 2).sum(axis=2)
    return float((distances.argmin(axis=1) == y[1::2]).mean())


def accuracy_with_2() -> float:
    """Accuracy of the nearest class mean in two components."""
    return nearest_mean_accuracy(NEIGHBOUR_COMPONENTS)


def accuracy_with_64() -> float:
    """Accuracy of the nearest class mean in all pixels."""
    return nearest_mean_accuracy(64)


@cache
def noisy(seed: int = 9) -> np.ndarray:
    """The digits with Gaussian noise on every pixel."""
    X, _ = digits()
    return X + NOISE * np.random.default_rng(seed).standard_normal(X.shape)


def noise_level() -> float:
    """Standard deviation of the noise."""
    return NOISE


def threshold_factor(aspect: float) -> float:
    """Optimal hard threshold over (noise × root of the longer side); Gavish and Donoho 2014, eq. 11."""
    return float(
        np.sqrt(2 * (aspect + 1) + 8 * aspect / (aspect + 1 + np.sqrt(aspect**2 + 14 * aspect + 1)))
    )


def threshold_factor_square() -> float:
    """The factor for a square matrix, four over the root of three."""
    return threshold_factor(1.0)


def threshold_factor_digits() -> float:
    """The factor for the shape of the matrix of digits."""
    N, D = digits().X.shape
    return threshold_factor(D / N)


def singular_value_threshold() -> float:
    """Singular values of the noisy digits below this are more noise than signal."""
    return threshold_factor_digits() * np.sqrt(len(digits().X)) * NOISE


def components_above_threshold() -> int:
    """How many singular values of the noisy digits pass the threshold."""
    X = noisy()
    return int((np.sqrt(len(X) * fit(X).lam) > singular_value_threshold()).sum())


@cache
def denoising_errors() -> np.ndarray:
    """Root mean squared error against the clean digits when K = 0, 1, …, 64 components of the noisy ones are kept."""
    X, seen = digits().X, noisy()
    pca = fit(seen)
    return np.array([np.sqrt(np.mean((pca.rebuild(seen, K) - X) ** 2)) for K in range(65)])


def denoised_error() -> float:
    """Root mean squared error with the number of components that the threshold chooses."""
    return float(denoising_errors()[components_above_threshold()])


def best_denoised_components() -> int:
    """The number of components that an oracle who knows the clean pictures would keep."""
    return int(denoising_errors().argmin())


def best_denoised_error() -> float:
    """The error that this oracle reaches."""
    return float(denoising_errors().min())


@cache
def detector_residuals() -> tuple[np.ndarray, np.ndarray]:
    """Lengths of the residuals of unseen zeros and of all other digits, for a model that has seen only zeros."""
    X, y = digits()
    zeros = X[y == 0]
    pca = fit(zeros[:DETECTOR_TRAINED])
    unseen, others = (
        np.linalg.norm(Z - pca.rebuild(Z, DETECTOR_COMPONENTS), axis=1)
        for Z in (zeros[DETECTOR_TRAINED:], X[y != 0])
    )
    return unseen, others


def residuals_of_sixes() -> np.ndarray:
    """Lengths of the residuals of the sixes."""
    y = digits().y
    return detector_residuals()[1][y[y != 0] == 6]


def residual_of_sixes() -> float:
    """Median length of the residual of the sixes."""
    return float(np.median(residuals_of_sixes()))


def shortest_residual_of_a_six() -> float:
    """Length of the shortest residual of a six."""
    return float(residuals_of_sixes().min())


def longest_residual_of_a_zero() -> float:
    """Length of the longest residual of a zero the detector has not seen."""
    return float(detector_residuals()[0].max())


def residual_of_unseen_zeros() -> float:
    """Median length of the residual of zeros the detector has not seen."""
    return float(np.median(detector_residuals()[0]))


def residual_of_others() -> float:
    """Median length of the residual of the nine other digits."""
    return float(np.median(detector_residuals()[1]))


def detector_auc() -> float:
    """Chance that a random other digit has a larger residual than a random unseen zero."""
    unseen, others = detector_residuals()
    return float((others[:, None] > unseen).mean())
