"""A photograph shipped with scikit-learn, cut into tiles that are the examples of a data set."""

from __future__ import annotations

from functools import cache

import numpy as np
from sklearn.datasets import load_sample_image

from ch09_pca.pca import Pca, fit

SIDE = 8  # a tile is SIDE × SIDE pixels
KEPT = 6  # components kept of each tile
VIEW = (slice(40, 280), slice(208, 408))  # the part of the photograph that figures show


@cache
def photograph(file: str = "china.jpg") -> np.ndarray:
    """Grey values from 0 to 255, rows × columns, both multiples of SIDE."""
    grey = load_sample_image(file).mean(axis=2)
    return grey[: grey.shape[0] // SIDE * SIDE, : grey.shape[1] // SIDE * SIDE]


def brightest() -> int:
    """The largest grey value of the photograph, which is white."""
    return int(photograph().max())


def tiles(picture: np.ndarray) -> np.ndarray:
    """The tiles of a picture as rows, (N, SIDE²)."""
    h, w = (length // SIDE for length in picture.shape)
    return picture.reshape(h, SIDE, w, SIDE).swapaxes(1, 2).reshape(h * w, SIDE * SIDE)


def assembled(rows: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The picture whose tiles are these rows."""
    h, w = (length // SIDE for length in shape)
    return rows.reshape(h, w, SIDE, SIDE).swapaxes(1, 2).reshape(shape)


@cache
def tile_model() -> Pca:
    """Principal components of the tiles."""
    return fit(tiles(photograph()))


def rebuilt(K: int) -> np.ndarray:
    """The photograph with K components of each tile kept."""
    picture = photograph()
    return assembled(tile_model().rebuild(tiles(picture), K), picture.shape)


def tile_kept_share() -> np.ndarray:
    """Share of the variance of tiles that the first K components keep, K = 0, 1, …, 64."""
    return tile_model().kept()


def compression() -> dict[str, float]:
    """Tiles and their pixels, the numbers stored over those in the photograph, and the error.

    Stored are scores, directions and mean; the error is the root mean square in grey values, once
    from the pixels and once from the eigenvalues that were dropped.
    """
    N, D = tiles(photograph()).shape
    return {
        "tiles": N,
        "pixels": D,
        "stored_share": (N * KEPT + D * KEPT + D) / (N * D),
        "error": float(np.sqrt(np.mean((photograph() - rebuilt(KEPT)) ** 2))),
        "error_from_eigenvalues": float(np.sqrt(tile_model().lam[KEPT:].sum() / D)),
    }
