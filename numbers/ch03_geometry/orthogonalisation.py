"""How far computed columns are from orthonormal, by three algorithms."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

ROWS = 100
SIZES = tuple(range(2, 19))
SHOWN = 12  # columns of which the slide speaks


def classical(A: np.ndarray) -> np.ndarray:
    """Gram and Schmidt as on paper: all parts are taken from the given column, (m, n)."""
    Q = np.zeros_like(A)
    for k in range(A.shape[1]):
        v = A[:, k] - Q[:, :k] @ (Q[:, :k].T @ A[:, k])
        Q[:, k] = v / np.linalg.norm(v)
    return Q


def modified(A: np.ndarray) -> np.ndarray:
    """The same, but each part is taken from what is left so far, (m, n)."""
    Q = A.copy()
    for k in range(A.shape[1]):
        for j in range(k):
            Q[:, k] -= (Q[:, j] @ Q[:, k]) * Q[:, j]
        Q[:, k] /= np.linalg.norm(Q[:, k])
    return Q


def loss(Q: np.ndarray) -> float:
    """Largest singular value of I - Q'Q."""
    return float(np.linalg.norm(np.eye(Q.shape[1]) - Q.T @ Q, 2))


@cache
def losses() -> dict[str, np.ndarray]:
    """Condition numbers of powers at even places, and the losses of three algorithms."""
    places = np.linspace(-1, 1, ROWS)
    found: dict[str, list[float]] = {
        "kappa": [],
        "classical": [],
        "modified": [],
        "householder": [],
    }
    for n in SIZES:
        A = np.vander(places, n, increasing=True)
        found["kappa"].append(float(np.linalg.cond(A)))
        found["classical"].append(loss(classical(A)))
        found["modified"].append(loss(modified(A)))
        found["householder"].append(loss(np.linalg.qr(A)[0]))
    return {name: np.array(values) for name, values in found.items()}


def shown() -> dict[str, Any]:
    """Powers of ten, rounded down, of condition number and losses at SHOWN columns."""
    k = SIZES.index(SHOWN)
    return {name: int(np.floor(np.log10(values[k]))) for name, values in losses().items()}


def shown_powers() -> dict[str, float]:
    """The powers of ten themselves."""
    return {name: 10.0**power for name, power in shown().items()}
