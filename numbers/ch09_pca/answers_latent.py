"""Data and answers of the exercises on probabilistic PCA, linear autoencoders and kernel PCA.

The sheet solves them in closed form; the functions here fit by EM, average over points and decompose kernel matrices.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.routes_exact import Routes
from ch09_pca.routes_methods import autoencoder, ppca, rings
from scripts.declare import cross_checked_by

Array = NDArray[Any]

EXR_PPCA_EIGENVALUES = np.array([10, 6, 3, 2, 1])

EXR_AUTOENCODER_COVARIANCE = np.array([[8, 2], [2, 5]])
EXR_AUTOENCODER_DECODER = np.array([4, 2])
EXR_AUTOENCODER_ENCODER = np.array([0.2, 0.1])
EXR_AUTOENCODER_OTHER_ENCODER = np.array([0, 0.5])

EXR_RINGS_RADII = np.array([1, 3])

_closed_form = Routes(ppca, EXR_PPCA_EIGENVALUES, 2)
_traces = Routes(
    autoencoder,
    EXR_AUTOENCODER_COVARIANCE,
    EXR_AUTOENCODER_DECODER,
    EXR_AUTOENCODER_ENCODER,
    EXR_AUTOENCODER_OTHER_ENCODER,
)
_features = Routes(rings, EXR_RINGS_RADII)


# Probabilistic PCA ----------------------------------------------------------------------------------------------


@cache
def _fitted() -> tuple[Array, float]:
    """Loadings and noise variance of probabilistic PCA by EM (Tipping and Bishop 1999, appendix B)."""
    S, eye = np.diag(EXR_PPCA_EIGENVALUES.astype(float)), np.eye(2)
    B, noise = np.random.default_rng(9).normal(size=(5, 2)), 1.0
    for _ in range(500):
        inner = np.linalg.inv(B.T @ B + noise * eye)
        new = S @ B @ np.linalg.inv(noise * eye + inner @ B.T @ S @ B)
        noise = float(np.trace(S - S @ B @ inner @ new.T)) / 5
        B = new
    return B, noise


@cross_checked_by(_closed_form["noise_variance"])
def exr_ppca_noise_variance() -> float:
    """Noise variance that maximises the likelihood."""
    return _fitted()[1]


@cross_checked_by(_closed_form["squared_lengths"])
def exr_ppca_squared_lengths() -> Array:
    """Squared lengths of the columns of the loadings, turned so that they are orthogonal."""
    return np.linalg.svd(_fitted()[0], compute_uv=False) ** 2


@cross_checked_by(_closed_form["model_eigenvalues"])
def exr_ppca_model_eigenvalues() -> Array:
    """Eigenvalues of the covariance of the model, largest first."""
    B, noise = _fitted()
    return np.linalg.eigvalsh(B @ B.T + noise * np.eye(5))[::-1]


def exr_ppca_total_variance() -> float:
    """Total variance of the model, which is that of the data."""
    return float(exr_ppca_model_eigenvalues().sum())


@cross_checked_by(_closed_form["kept_fractions"])
def exr_ppca_kept_fractions() -> Array:
    """What the model rebuilds of a deviation along each of the first two principal directions."""
    B, noise = _fitted()
    rebuilding = B @ np.linalg.inv(B.T @ B + noise * np.eye(2)) @ B.T
    return np.linalg.eigvalsh(rebuilding)[:2:-1]


def exr_ppca_first_kept_fraction() -> float:
    """The fraction along the first principal direction."""
    return float(exr_ppca_kept_fractions()[0])


def exr_ppca_second_kept_fraction() -> float:
    """The fraction along the second principal direction."""
    return float(exr_ppca_kept_fractions()[1])


# A linear autoencoder -------------------------------------------------------------------------------------------


def _autoencoder_loss(encoder: Array, decoder: Array) -> float:
    """Mean squared error over four centred points that have the given covariance."""
    X = np.linalg.cholesky(EXR_AUTOENCODER_COVARIANCE.astype(float)).T * np.sqrt(2)
    X = np.vstack([X, -X])
    return float(np.mean(np.sum((X - np.outer(X @ encoder, decoder)) ** 2, axis=1)))


def exr_autoencoder_eigenvalues() -> Array:
    """Eigenvalues of the covariance, largest first."""
    return np.linalg.eigvalsh(EXR_AUTOENCODER_COVARIANCE)[::-1]


def exr_autoencoder_product() -> Array:
    """Decoder times encoder for the first pair of weights."""
    return np.outer(EXR_AUTOENCODER_DECODER, EXR_AUTOENCODER_ENCODER)


@cross_checked_by(_traces["first_loss"])
def exr_autoencoder_first_loss() -> float:
    """Loss of the first pair of weights."""
    return _autoencoder_loss(EXR_AUTOENCODER_ENCODER, EXR_AUTOENCODER_DECODER)


def exr_autoencoder_other_remainder() -> Array:
    """Identity minus decoder times encoder for the second encoder."""
    return np.eye(2) - np.outer(EXR_AUTOENCODER_DECODER, EXR_AUTOENCODER_OTHER_ENCODER)


@cross_checked_by(_traces["other_loss"])
def exr_autoencoder_other_loss() -> float:
    """Loss of the second encoder with the same decoder."""
    return _autoencoder_loss(EXR_AUTOENCODER_OTHER_ENCODER, EXR_AUTOENCODER_DECODER)


@cross_checked_by(_traces["zero_loss"])
def exr_autoencoder_zero_loss() -> float:
    """Loss of answering with the mean whatever the input."""
    return _autoencoder_loss(np.zeros(2), np.zeros(2))


def exr_autoencoder_best_encoder() -> Array:
    """Encoder that is best for the decoder: its pseudoinverse."""
    return np.linalg.pinv(EXR_AUTOENCODER_DECODER[:, None].astype(float))[0]


# Kernel PCA on two rings ----------------------------------------------------------------------------------------


def _rings() -> Array:
    ring = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])
    return np.vstack([radius * ring for radius in EXR_RINGS_RADII])


@cache
def _centred_kernel() -> Array:
    X = _rings()
    K = np.array([[x @ y + (x @ x) * (y @ y) for y in X] for x in X], dtype=float)
    H = np.eye(8) - 1 / 8
    return H @ K @ H


@cross_checked_by(_features["variance"])
def exr_rings_variance() -> float:
    """Variance of the rings along any direction of the plane."""
    return float(np.cov((_rings() @ [np.cos(0.3), np.sin(0.3)]).T, bias=True))


@cross_checked_by(_features["kernel_eigenvalues"])
def exr_rings_kernel_eigenvalues() -> Array:
    """The three eigenvalues of the centred kernel matrix that are not zero."""
    return np.linalg.eigvalsh(_centred_kernel())[:-4:-1]


@cross_checked_by(_features["largest_variance"])
def exr_rings_largest_variance() -> float:
    """Variance along the first kernel component."""
    return float(exr_rings_kernel_eigenvalues()[0] / 8)


@cross_checked_by(_features["share"])
def exr_rings_share() -> float:
    """Share of the variance of the first kernel component."""
    lam = exr_rings_kernel_eigenvalues()
    return float(lam[0] / lam.sum())


def exr_rings_total_variance() -> float:
    """Total variance of the features: trace of the centred kernel matrix over N."""
    return float(np.trace(_centred_kernel()) / 8)


@cross_checked_by(_features["scores"])
def exr_rings_scores() -> Array:
    """Score of the inner and of the outer ring on the first kernel component, the outer one positive."""
    lam, a = np.linalg.eigh(_centred_kernel())
    scores = np.sqrt(lam[-1]) * a[:, -1] * np.sign(a[-1, -1])
    return scores[[0, -1]]


def exr_rings_squared_lengths() -> Array:
    """Squared lengths of the centred features of an inner and of an outer point."""
    return np.diag(_centred_kernel())[[0, -1]]


def exr_rings_sum_of_squares() -> int:
    """Sum of the squares of the first coordinate over the eight points."""
    return int((_rings()[:, 0] ** 2).sum())


def exr_rings_mean_square_radius() -> float:
    """Mean of the squared radius."""
    return float((_rings() ** 2).sum(axis=1).mean())
