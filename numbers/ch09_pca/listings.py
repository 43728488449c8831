"""What the listings of deck and sheet must give: the results of the chapter's own code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ch09_pca.answers_computing import exr_numpy, exr_numpy_points
from ch09_pca.answers_features import kernel_features
from ch09_pca.answers_missing import exr_missing_filled
from ch09_pca.pca import fit, with_sign
from scripts.declare import listing

Compared = Iterator[tuple[str, Any, Any]]  # name, what the listing has, what is expected

SHAPES = [(12, 4), (5, 9), (6, 6)]  # more examples than features, fewer, as many
NEAR_TIES = [0.0, 4e-10, 4e-9]  # of two moduli: equal, equal to nine digits, different in the ninth


def _data(rng: np.random.Generator, N: int, Q: np.ndarray) -> np.ndarray:
    """N examples with the columns of Q as principal directions, variances well apart."""
    R = min(N - 1, Q.shape[1])
    noise = rng.normal(size=(N, R))
    U = np.linalg.qr(noise - noise.mean(axis=0))[0]
    return rng.normal(size=len(Q)) + U * np.linspace(5, 1, R) @ Q[:, :R].T


def _directions(rng: np.random.Generator, D: int) -> np.ndarray:
    return np.linalg.qr(rng.normal(size=(D, D)))[0]


def _nearly_tied(rng: np.random.Generator, D: int, difference: float) -> np.ndarray:
    """Directions; the first has two largest entries of opposite signs, the later one larger."""
    earlier, later = np.sort(rng.choice(D, 2, replace=False))
    b = rng.normal(size=D)
    b[[earlier, later]] = 0
    b *= np.sqrt(1 - 0.6**2 - (0.6 + difference) ** 2) / np.linalg.norm(b)
    b[earlier], b[later] = -0.6, 0.6 + difference
    Q = np.linalg.qr(np.column_stack([b, rng.normal(size=(D, D - 1))]))[0]
    return np.column_stack([b, Q[:, 1:]])


def _examples(rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Data of all shapes, and data on which the rule for signs is only just decided."""
    for N, D in SHAPES:
        yield _data(rng, N, _directions(rng, D))
        for difference in NEAR_TIES:
            yield _data(rng, N, _nearly_tied(rng, D, difference))


@listing
def ten_lines(names: dict[str, Any], rng: np.random.Generator) -> Compared:
    """The function on the slide, by an SVD, against the eigenvectors of the covariance matrix."""
    for X in _examples(rng):
        fitted, R = fit(X), min(len(X) - 1, X.shape[1])
        for K in range(1, R + 1):
            mu, B, lam, share, Z, X_hat = names["pca"](X.copy(), K)
            yield "mu", mu, fitted.mean
            yield "B", B, fitted.B[:, :K]
            yield "lam", lam, fitted.lam[: min(X.shape)]
            yield "share", share, fitted.kept()[K]
            yield "Z", Z, fitted.scores(X, K)
            yield "X_hat", X_hat, fitted.rebuild(X, K)


@listing
def spectrum_by_svd(names: dict[str, Any], rng: np.random.Generator) -> Compared:
    """The lines of the solution: on random data, and the points on the wave with their results."""
    for X in _examples(rng):
        fitted, R = fit(X), min(len(X) - 1, X.shape[1])
        s, lam, share, Vt = names["spectrum"](X.copy())
        yield "lam", lam, fitted.lam[: min(X.shape)]
        yield "share", share, fitted.shares()[: min(X.shape)]
        yield "s", s[:R], np.sqrt(len(X) * fitted.lam[:R])
        yield "Vt", with_sign(Vt[:R].T), fitted.B[:, :R]
    answer = exr_numpy()
    yield "X", names["X"], exr_numpy_points()
    yield "s of X", names["s"][:2], answer["singular_values"]
    yield "lam of X", names["lam"], answer["eigenvalues"]
    yield "share of X", names["share"][:2], answer["shares"]
    yield "Vt of X", names["Vt"][0] / names["Vt"][0, 0], answer["first_direction"]


@listing
def scores_by_kernel(names: dict[str, Any], rng: np.random.Generator) -> Compared:
    """Kernel scores of new points; signs are free, and the first direction comes last there."""
    X, new = rng.normal(size=(9, 3)), rng.normal(size=(5, 3))
    for K in (1, 3):
        listed = names["scores"](X, new, 0.3, K)[:, ::-1]
        yield "scores", np.abs(listed), np.abs(kernel_features(X, new, 0.3, K))


@listing
def filled_by_rounds(names: dict[str, Any], rng: np.random.Generator) -> Compared:
    """A small table with holes, filled in as many rounds."""
    Z, K = rng.normal(size=(9, 4)) + 2, int(rng.integers(1, 3))
    holes = rng.random(Z.shape) < 0.2
    yield "filled", names["filled"](Z, holes, K), exr_missing_filled(Z, holes, K)
