"""Data and answers of the exercises with proofs: rank, a turned axis, a lost feature, weights.

The sheet solves them by its inequalities; the functions here decompose the matrices.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ch09_pca.answers_plane import EXR_FOUR_POINTS, reduced

EXR_TURN_COVARIANCE = np.array([[24, 0], [0, 3]])
EXR_TURN_ERROR = np.array([[-3, 4], [4, 3]])

EXR_INTERLACING_COVARIANCE = np.array([[4, 1, 1], [1, 4, 1], [1, 1, 4]])

EXR_PARTS_EIGENVALUES = np.array([5, 3, 1])
EXR_PARTS_WEIGHTS = np.array([3, 2, 1])
EXR_PARTS_ORDER = (1, 0, 2)  # the first two directions change places


def exr_eckart_young() -> dict[str, Any]:
    """Best approximation of rank one of the centred four points, by a truncated SVD."""
    X = EXR_FOUR_POINTS - EXR_FOUR_POINTS.mean(axis=0)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    best = s[0] * np.outer(U[:, 0], Vt[0])
    return {
        "squared_singular_values": s**2,
        "best": best,
        "error": ((X - best) ** 2).sum(),
        "squared_norm": (X**2).sum(),
    }


def exr_turn() -> dict[str, Any]:
    """The first axis before and after the error, from both spectra; the angle from a product."""
    S, E = EXR_TURN_COVARIANCE, EXR_TURN_ERROR
    lam, B = np.linalg.eigh(S + E)
    b = B[:, 1] * np.sign(B[0, 1])
    size = np.linalg.norm(E, 2)
    return {
        "sum": S + E,
        "eigenvalues": lam[::-1],
        "errors": np.linalg.eigvalsh(E)[::-1],
        "size": size,
        "gap": S[0, 0] - S[1, 1],
        "direction": reduced(b),
        "bound": 2 * size / (S[0, 0] - S[1, 1]),
        "sine": 2 * b[0] * b[1],
        "lecture": size / (S[0, 0] - lam[0]),
    }


def exr_interlacing() -> dict[str, Any]:
    """Spectra with and without the last feature, and what one component loses of each."""
    S = EXR_INTERLACING_COVARIANCE
    whole, rest = (np.linalg.eigvalsh(A)[::-1] for A in (S, S[:2, :2]))
    return {
        "eigenvalues": whole,
        "eigenvalues_of_rest": rest,
        "errors": [rest[1:].sum(), whole[1:].sum()],
        "rest": S[:2, :2],
    }


def exr_parts() -> dict[str, Any]:
    """Weighted variances along the axes, in their order and with two of them exchanged."""
    S, a = np.diag(EXR_PARTS_EIGENVALUES), EXR_PARTS_WEIGHTS
    P = np.eye(3)[:, list(EXR_PARTS_ORDER)]
    r = np.diag(P.T @ S @ P)
    return {
        "variances": r,
        "sums": np.cumsum(r - EXR_PARTS_EIGENVALUES),
        "weighted": np.trace(np.diag(a) @ P.T @ S @ P),
        "largest": np.trace(np.diag(a) @ S),
    }
