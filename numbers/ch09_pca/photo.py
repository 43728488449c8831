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


def number_of_tiles() -> int:
    """How many tiles the photograph has."""
    return len(tiles(photograph()))


def pixels_in_a_tile() -> int:
    """Numbers that describe a tile before compression."""
    return SIDE * SIDE


def scores_kept() -> int:
    """Numbers that describe a tile after compression."""
    return KEPT


def stored_share(K: int) -> float:
    """Numbers stored (scores, directions, mean) over numbers in the photograph."""
    N, D = number_of_tiles(), pixels_in_a_tile()
    return (N * K + D * K + D) / (N * D)


def stored_share_6() -> float:
    """Share of the numbers that are stored when six components are kept."""
    return stored_share(KEPT)


def kept_variance_6() -> float:
    """Share of the variance of tiles in the six components."""
    return float(tile_model().shares()[:KEPT].sum())


def kept_variance_1() -> float:
    """Share of the variance of tiles in the first component."""
    return float(tile_model().shares()[0])


def grey_error(K: int) -> float:
    """Root mean squared error of a pixel, in grey values, when K components are kept."""
    return float(np.sqrt(np.mean((photograph() - rebuilt(K)) ** 2)))


def grey_error_6() -> float:
    """Root mean squared error of a pixel when six components are kept."""
    return grey_error(KEPT)


def grey_error_from_eigenvalues() -> float:
    """The same error, from the eigenvalues that were dropped."""
    return float(np.sqrt(tile_model().lam[KEPT:].sum() / pixels_in_a_tile()))
