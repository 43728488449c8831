"""What a practitioner would try instead of principal components, on the same data."""

from __future__ import annotations

import numpy as np
from scipy.fft import dctn, idctn

from ch09_pca.digits import NOISE, digits, noisy
from ch09_pca.latent import TRAINED, lost
from ch09_pca.photo import KEPT, SIDE, assembled, photograph, tiles

NEIGHBOURS = 5


def filled_by_neighbours() -> np.ndarray:
    """Test pictures whose lost pixels are the mean of the nearest whole pictures, (297, 64).

    Near is measured on the pixels that are left.
    """
    whole, true = digits().X[:TRAINED], digits().X[TRAINED:]
    filled = true.copy()
    for x, gone in zip(filled, lost(), strict=True):
        squared = ((whole[:, ~gone] - x[~gone]) ** 2).sum(axis=1)
        nearest = squared.argsort(kind="stable")[:NEIGHBOURS]
        x[gone] = whole[nearest].mean(axis=0)[gone]
    return filled


def neighbours_error() -> float:
    """Root mean squared error of the pixels that neighbours filled, in grey values."""
    true = digits().X[TRAINED:]
    return float(np.sqrt(np.mean((true - filled_by_neighbours())[lost()] ** 2)))


def cosine_error() -> float:
    """Root mean squared error of the photograph from the lowest cosines of each tile."""
    picture = photograph()
    rows, columns = np.indices((SIDE, SIDE))
    lowest = np.argsort((rows + columns).ravel(), kind="stable")[:KEPT]  # along antidiagonals
    scores = dctn(tiles(picture).reshape(-1, SIDE, SIDE), axes=(1, 2), norm="ortho")
    kept = np.zeros((len(scores), SIDE * SIDE))
    kept[:, lowest] = scores.reshape(len(scores), -1)[:, lowest]
    rebuilt = idctn(kept.reshape(scores.shape), axes=(1, 2), norm="ortho")
    flat = assembled(rebuilt.reshape(len(scores), -1), picture.shape)
    return float(np.sqrt(np.mean((picture - flat) ** 2)))


def shrinking_error() -> float:
    """Error of the noisy digits when each singular value is shrunk as is best, in grey values.

    Gavish and Donoho 2017, eq. 7: for white noise of known size.
    """
    X, seen = digits().X, noisy()
    mean = seen.mean(axis=0)
    U, s, Bt = np.linalg.svd(seen - mean, full_matrices=False)
    beta, y = seen.shape[1] / seen.shape[0], s / (NOISE * np.sqrt(len(seen)))
    inside = np.maximum((y**2 - beta - 1) ** 2 - 4 * beta, 0)
    shrunk = np.where(y > 1 + np.sqrt(beta), np.sqrt(inside) / y, 0)
    cleaned = mean + (U * (shrunk * NOISE * np.sqrt(len(seen)))) @ Bt
    return float(np.sqrt(np.mean((cleaned - X) ** 2)))
