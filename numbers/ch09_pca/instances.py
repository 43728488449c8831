"""Random data for the settings of formulas."""

from __future__ import annotations

import numpy as np


def points(rng: np.random.Generator, N: int = 12, D: int = 5) -> np.ndarray:
    """Correlated points with a mean that is not zero, (N, D)."""
    return rng.standard_normal((N, D)) @ rng.standard_normal((D, D)) + rng.standard_normal(D)


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
