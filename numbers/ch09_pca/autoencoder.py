"""A linear autoencoder on the digits, trained by gradient descent from small weights."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.linalg import subspace_angles

from ch09_pca.digits import digits, model
from ch09_pca.pca import covariance
from scripts.declare import unit

UNITS = 4  # hidden units K
RATE = 0.12
START = 1e-8  # size of the first weights
STEPS = 400
SCALE = 100.0  # variances are divided by this, so that the rate is of order one


@cache
def trained() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Encoder A (K, D), decoder C (D, K) and the loss before every step, in squared grey values."""
    S = covariance(digits().X) / SCALE  # (D, D)
    rng = np.random.default_rng(5)
    A, C = START * rng.standard_normal((UNITS, 64)), START * rng.standard_normal((64, UNITS))
    losses = np.empty(STEPS)
    for step in range(STEPS):
        E = np.eye(64) - C @ A  # (D, D), maps a centred example to its error
        losses[step] = np.trace(E @ S @ E.T)
        A, C = A + RATE * C.T @ E @ S, C + RATE * E @ S @ A.T
    return A, C, losses * SCALE


def autoencoder_loss() -> dict[str, float]:
    """Mean squared error of a picture after training, and what four components leave."""
    return {"trained": float(trained()[2][-1]), "pca": float(model().lam[UNITS:].sum())}


@unit("degrees")
def subspace_gap() -> float:
    """Largest principal angle between decoder and first four components, in degrees."""
    return float(np.degrees(subspace_angles(trained()[1], model().B[:, :UNITS]).max()))


@unit("degrees")
def decoder_gap() -> float:
    """Smallest angle of a column of the decoder with a principal direction, in degrees."""
    C = trained()[1] / np.linalg.norm(trained()[1], axis=0)
    return float(np.degrees(np.arccos(np.abs(C.T @ model().B[:, :UNITS]).max())))
