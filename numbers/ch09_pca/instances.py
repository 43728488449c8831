"""Random data for chains of equalities, and how a chain is written down."""

from __future__ import annotations

from typing import Any

import numpy as np

Side = tuple[str, Any]  # the TeX as displayed, and its value

MEAN = r"\frac{1}{N} \sum_{n=1}^{N} "  # over the examples, of what follows


def sides(tex: str, value: Any, *others: Any) -> list[Side]:
    """The sides of a chain, from TeX and value in turn."""
    return [(tex, value), *zip(others[::2], others[1::2], strict=True)]


def points(rng: np.random.Generator, N: int = 12, D: int = 5) -> np.ndarray:
    """Correlated points with a mean that is not zero, (N, D)."""
    return rng.standard_normal((N, D)) @ rng.standard_normal((D, D)) + rng.standard_normal(D)


def centred_points(rng: np.random.Generator, N: int = 12, D: int = 5) -> np.ndarray:
    """Such points minus their mean, (N, D)."""
    X = points(rng, N, D)
    return X - X.mean(axis=0)


def orthonormal(rng: np.random.Generator, D: int, K: int) -> np.ndarray:
    """A matrix with orthonormal columns, (D, K)."""
    return np.linalg.qr(rng.standard_normal((D, K)))[0]


def cov(X: np.ndarray) -> np.ndarray:
    """Covariance of the rows with divisor N, (D, D)."""
    return np.cov(X.T, bias=True)


def spectrum(S: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Eigenvalues of a symmetric matrix, largest first, and eigenvectors in columns."""
    lam, Q = np.linalg.eigh(S)
    return lam[::-1], Q[:, ::-1]
