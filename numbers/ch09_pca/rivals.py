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


def cosines() -> np.ndarray:
    """The cosine transform of each tile of the photograph, (tiles, SIDE²)."""
    scores = dctn(tiles(photograph()).reshape(-1, SIDE, SIDE), axes=(1, 2), norm="ortho")
    return scores.reshape(len(scores), -1)


def error_of(kept: np.ndarray) -> float:
    """Root mean squared error of the photograph rebuilt from these cosines of its tiles."""
    rebuilt = idctn(kept.reshape(-1, SIDE, SIDE), axes=(1, 2), norm="ortho")
    picture = photograph()
    flat = assembled(rebuilt.reshape(len(rebuilt), -1), picture.shape)
    return float(np.sqrt(np.mean((picture - flat) ** 2)))


def cosine_error() -> float:
    """The error with the lowest cosines of each tile, the same for all tiles."""
    rows, columns = np.indices((SIDE, SIDE))
    lowest = np.argsort((rows + columns).ravel(), kind="stable")[:KEPT]  # along antidiagonals
    return error_of(np.where(np.isin(np.arange(SIDE * SIDE), lowest), cosines(), 0))


def chosen_cosine_error() -> float:
    """The error with as many cosines of each tile, the largest ones of that tile."""
    size = np.abs(cosines())
    return error_of(np.where(size >= np.sort(size, axis=1)[:, [-KEPT]], cosines(), 0))


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
