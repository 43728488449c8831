"""Principal component analysis in a few lines, with a rule for signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Labelled:
    """Examples in rows, X (N, D), and the class of each, y (N,)."""

    X: np.ndarray
    y: np.ndarray

    def __iter__(self) -> Iterator[np.ndarray]:
        """So that `X, y = digits()` reads as usual."""
        return iter((self.X, self.y))


@dataclass(frozen=True)
class Pca:
    """Mean (D,), falling eigenvalues (R,), unit eigenvectors in the columns of B (D, R)."""

    mean: np.ndarray
    lam: np.ndarray
    B: np.ndarray

    def scores(self, X: np.ndarray, K: int) -> np.ndarray:
        """Coordinates of the examples in the first K directions, (N, K)."""
        return (X - self.mean) @ self.B[:, :K]

    def rebuild(self, X: np.ndarray, K: int) -> np.ndarray:
        """Orthogonal projection of the examples onto the affine principal subspace, (N, D)."""
        return self.mean + self.scores(X, K) @ self.B[:, :K].T

    def shares(self) -> np.ndarray:
        """Share of the variance in each direction."""
        return self.lam / self.lam.sum()

    def kept(self) -> np.ndarray:
        """Share of the variance that the first K components keep, K = 0, 1, …, R; (R + 1,)."""
        return np.append(0, np.cumsum(self.shares()))

    def components_for(self, share: float) -> int:
        """Smallest number of components that keep at least this share of the variance."""
        return int(np.searchsorted(self.kept(), share))


def with_sign(B: np.ndarray) -> np.ndarray:
    """Each column turned so that its entry of largest modulus is positive."""
    largest = np.argmax(np.round(np.abs(B), 9), axis=0)
    return B * np.sign(B[largest, np.arange(B.shape[1])])


def covariance(X: np.ndarray) -> np.ndarray:
    """Covariance of the rows with divisor N, as MML has it; (D, D)."""
    centred = X - X.mean(axis=0)
    return centred.T @ centred / len(X)


def fit(X: np.ndarray) -> Pca:
    """All principal components of the rows of X, through the covariance matrix."""
    lam, Q = np.linalg.eigh(covariance(X))  # rising order
    return Pca(X.mean(axis=0), np.maximum(lam[::-1], 0.0), with_sign(Q[:, ::-1]))


def fit_wide(X: np.ndarray) -> Pca:
    """The N - 1 components of few wide examples, through the N × N matrix of inner products."""
    mean = X.mean(axis=0)
    centred = X - mean
    lam, U = np.linalg.eigh(centred @ centred.T / len(X))
    lam, U = lam[:0:-1], U[:, :0:-1]  # the smallest is zero, its vector the ones
    return Pca(mean, lam, with_sign(centred.T @ U / np.sqrt(len(X) * lam)))


def angle_between(a: np.ndarray, b: np.ndarray) -> float:
    """Angle between the lines along two vectors, in degrees, from 0 to 90."""
    cosine = abs(a @ b) / (np.linalg.norm(a) * np.linalg.norm(b))
    return float(np.degrees(np.arccos(min(1.0, cosine))))
