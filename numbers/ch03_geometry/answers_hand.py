"""Answers of the exercises by hand: computed by libraries; the sheet's relations are the rest."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import softmax

from scripts.declare import cross_checked_by

EXR_NORMS_X = np.array([2, -3, 6])
EXR_NORMS_PLACES = np.array([[3, 3], [0, 5]])

EXR_INNER = np.array([[2, 1], [1, 2]])
EXR_INNER_OTHER = np.array([[1, 2], [2, 1]])
EXR_INNER_TRIED = np.array([1, -1])

EXR_PLANE = np.array([[1, 0], [1, 1], [1, 2]])
EXR_PLANE_RIGHT = np.array([1, 0, 5])

EXR_QR = np.array([[2, 5], [1, 4], [2, 2]])
EXR_QR_RIGHT = np.array([9, 3, 3])

EXR_WEIGHTS_QUERY = np.array([1, 2, 0, 1])
EXR_WEIGHTS_KEYS = np.array([[2, 1, 1, 0], [0, 1, 3, 0], [1, -1, 0, 1]])
EXR_WEIGHTS_VALUES = np.array([[1, 0], [0, 1], [1, 1]])
EXR_WEIGHTS_PAIR = np.array([[1, 0], [2, 1]])  # a query and a key of the plane

EXR_MIRROR = np.array([2, 1, 2])
EXR_BOUNDARY = np.array([2, -1, 2])
EXR_BOUNDARY_OFFSET = -3
EXR_BOUNDARY_POINT = np.array([4, 0, 2])


def _norms_by_loop() -> list[float]:
    """Sum of absolute values, root of the sum of squares, largest absolute value."""
    sizes = [abs(int(entry)) for entry in EXR_NORMS_X]
    return [sum(sizes), sum(size**2 for size in sizes) ** 0.5, max(sizes)]


@cross_checked_by(_norms_by_loop)
def exr_norms() -> list[float]:
    """The norms with p = 1, 2 and infinity."""
    return [float(np.linalg.norm(EXR_NORMS_X, p)) for p in (1, 2, np.inf)]


def exr_norms_places() -> list[list[float]]:
    """The same norms of both places."""
    return [[float(np.linalg.norm(x, p)) for p in (1, 2, np.inf)] for x in EXR_NORMS_PLACES]


def _inner_by_root() -> dict[str, Any]:
    """The same in coordinates in which M is the identity, by a Cholesky factor."""
    R = np.linalg.cholesky(EXR_INNER).T
    e1, e2 = R.T
    cosine = e1 @ e2 / np.linalg.norm(e1) / np.linalg.norm(e2)
    turned = np.linalg.solve(R, [e1[1], -e1[0]])  # at right angles to the first
    return {
        "product": e1 @ e2,
        "length": np.linalg.norm(e1),
        "cosine": cosine,
        "degrees": round(np.degrees(np.arccos(cosine))),
        "orthogonal": turned / turned[0],
        "negative": np.linalg.eigvalsh(EXR_INNER_OTHER)[0] * 2,
    }


@cross_checked_by(_inner_by_root)
def exr_inner() -> dict[str, Any]:
    """Product, length, cosine and angle of the axes, and a vector orthogonal to the first."""
    M, other, tried = EXR_INNER, EXR_INNER_OTHER, EXR_INNER_TRIED
    cosine = M[0, 1] / np.sqrt(M[0, 0] * M[1, 1])
    return {
        "product": M[0, 1],
        "length": np.sqrt(M[0, 0]),
        "cosine": cosine,
        "degrees": round(np.degrees(np.arccos(cosine))),
        "orthogonal": np.array([M[0, 1], -M[0, 0]]),
        "negative": tried @ other @ tried,
    }


def exr_plane() -> dict[str, Any]:
    """Normal equations, coefficients, projection and residual, by a pseudoinverse."""
    A, b = EXR_PLANE, EXR_PLANE_RIGHT
    c = (np.linalg.pinv(A) @ b).round(9)
    return {
        "gram": A.T @ A,
        "right": A.T @ b,
        "coefficients": c,
        "projection": A @ c,
        "residual": b - A @ c,
        "squared": float((b - A @ c) @ (b - A @ c)),
    }


def exr_qr() -> dict[str, Any]:
    """Q and R with a positive diagonal, times three where that is whole, and the fit of b."""
    Q, R = np.linalg.qr(EXR_QR)
    signs = np.sign(np.diag(R))
    Q, R = Q * signs, (R.T * signs).T
    b = EXR_QR_RIGHT
    c = np.linalg.lstsq(EXR_QR, b, rcond=None)[0].round(9)
    return {
        "first": (3 * Q[:, 0]).round(9),
        "second": (3 * Q[:, 1]).round(9),
        "R": R.round(9),
        "products": (Q.T @ b).round(9),
        "coefficients": c,
        "residual": (b - EXR_QR @ c).round(9),
    }


def _weights_by_loop() -> dict[str, Any]:
    """The same with exponentials, one after the other."""
    scores = [
        sum(int(a) * int(b) for a, b in zip(EXR_WEIGHTS_QUERY, k, strict=True))
        for k in EXR_WEIGHTS_KEYS
    ]
    found = {"scores": scores}
    for name, divisor in (("scaled", 2), ("plain", 1)):
        parts = [np.exp(s / divisor) for s in scores]
        found[name] = [part / sum(parts) for part in parts]
    return {**found, "mixed": np.array(found["scaled"]) @ EXR_WEIGHTS_VALUES}


@cross_checked_by(_weights_by_loop)
def exr_weights() -> dict[str, Any]:
    """Scores, weights with and without the root of four, and the mixture of the values."""
    scores = EXR_WEIGHTS_KEYS @ EXR_WEIGHTS_QUERY
    weights = softmax(scores / np.sqrt(len(EXR_WEIGHTS_QUERY)))
    return {
        "scores": scores,
        "scaled": weights,
        "plain": softmax(scores),
        "mixed": weights @ EXR_WEIGHTS_VALUES,
    }


def _mirrored_by_angles() -> dict[str, Any]:
    """The same from the line halfway between x and the axis."""
    x = EXR_MIRROR.astype(float)
    half = x / np.linalg.norm(x) - np.eye(3)[0]  # across the mirror
    half /= np.linalg.norm(half)
    H = np.eye(3) - 2 * np.outer(half, half)
    return {"across": half * 6**0.5, "H3": (3 * H).round(9), "image": (H @ x).round(9)}


@cross_checked_by(_mirrored_by_angles)
def exr_mirror() -> dict[str, Any]:
    """The vector across the mirror, scaled, three times the reflection, and the image of x."""
    x = EXR_MIRROR
    v = x - 3 * np.eye(3)[0]
    H = np.eye(3) - 2 * np.outer(v, v) / (v @ v)
    return {"across": v, "H3": (3 * H).round(9), "image": (H @ x).round(9)}


def _foot_by_lagrange() -> dict[str, Any]:
    """Point and distance from the linear system of a smallest step onto the boundary."""
    w, x = EXR_BOUNDARY, EXR_BOUNDARY_POINT
    system = np.block([[np.eye(3), w[:, None]], [w[None], np.zeros((1, 1))]])
    solved = np.linalg.solve(system, [*x, -EXR_BOUNDARY_OFFSET])
    foot = solved[:3]
    return {"score": 9 * solved[3], "distance": np.linalg.norm(x - foot), "foot": foot.round(9)}


@cross_checked_by(_foot_by_lagrange)
def exr_boundary() -> dict[str, Any]:
    """Score and distance of the point, and the nearest point of the boundary."""
    w, x = EXR_BOUNDARY, EXR_BOUNDARY_POINT
    score = float(w @ x + EXR_BOUNDARY_OFFSET)
    return {
        "score": score,
        "distance": score / float(np.linalg.norm(w)),
        "foot": (x - score / (w @ w) * w).round(9),
    }
