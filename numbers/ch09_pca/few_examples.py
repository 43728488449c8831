"""Three examples with four features, chosen so that every step through N × N is in integers."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch09_pca.pca import covariance
from scripts.declare import cross_checked_by

FEW = np.array([[1, 1, 1, 1], [3, 4, 5, 0], [5, 4, 3, 2]])  # (N, D) = (3, 4), examples in rows


def few_centred() -> np.ndarray:
    """The three examples minus their mean, (3, 4)."""
    return FEW - FEW.mean(axis=0)


def few_spectrum_of_covariance() -> np.ndarray:
    """All four eigenvalues of the covariance matrix, the largest first."""
    return np.linalg.eigvalsh(covariance(FEW))[::-1]


def few_products() -> np.ndarray:
    """G, the inner products of the centred examples over N, (3, 3)."""
    return few_centred() @ few_centred().T / len(FEW)


@cross_checked_by(lambda: few_spectrum_of_covariance()[:3])
def few_eigenvalues() -> np.ndarray:
    """The three eigenvalues of G, the largest first."""
    return np.linalg.eigvalsh(few_products())[::-1]


def few_vectors() -> dict[str, Any]:
    """The first eigenvector of G in whole numbers, and what the transposed data make of it."""
    _, U = np.linalg.eigh(few_products())
    u = U[:, -1] / U[1, -1]  # its second entry is one
    carried = few_centred().T @ u  # (4,)
    return {"u": u, "carried": carried, "factored": [carried[0], *(carried / carried[0])]}
