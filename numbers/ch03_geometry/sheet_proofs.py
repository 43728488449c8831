"""What the symbols of the exercises on mirrors, boundaries, proofs and code stand for."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import answers_hand as answers
from scripts.declare import setting

Values = dict[str, Any]


@setting
def exr_mirror_symbols() -> Values:
    """x, a unit vector u across the mirror, and the reflection H."""
    x = answers.EXR_MIRROR
    v = x - np.array([3, 0, 0])
    H = np.eye(3) - 2 * np.outer(v, v) / (v @ v)
    return {
        r"\mathbf{x}": x,
        r"\mathbf{v}": v,
        r"\mathbf{H}": H,
        r"\mathbf{e}_i": np.eye(3),
    }


@setting
def exr_boundary_symbols() -> Values:
    """Weights, offset, the point x and its foot p by least squares on the plane."""
    w, x, w0 = answers.EXR_BOUNDARY, answers.EXR_BOUNDARY_POINT, answers.EXR_BOUNDARY_OFFSET
    onto = np.linalg.svd(w[None].astype(float))[2][1:]  # two directions of the plane
    start = -w0 * w / (w @ w)
    p = start + onto.T @ (onto @ (x - start))
    return {r"\mathbf{w}": w, "w_0": w0, r"\mathbf{x}": x, r"\mathbf{p}": p}


@setting
def any_pair(rng: np.random.Generator) -> Values:
    """Two vectors, their inner product by a definite matrix M, and the axes."""
    L = rng.standard_normal((4, 4))
    x, y, z = rng.standard_normal((3, 4))
    M = L.T @ L
    return {
        r"\mathbf{M}": M,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{z}": z,
        "q": lambda v: v @ M @ v,
        "f": lambda u, v: u @ M @ v,
        "t": float(rng.standard_normal()),
    }


@setting
def any_dual(rng: np.random.Generator) -> Values:
    """Weights w, a change d with largest entry s, and the signs of w."""
    w, d = rng.standard_normal((2, 5))
    return {
        r"\mathbf{w}": w,
        r"\mathbf{d}": d,
        r"\mathbf{g}": np.sign(w),
        r"\mathbf{h}": np.sign(w[abs(w).argmax()]) * np.eye(5)[abs(w).argmax()],
        "n": 5,
        "i": range(1, 6),
    }


@setting
def any_projectors(rng: np.random.Generator) -> Values:
    """Orthogonal projectors P and S onto orthogonal subspaces, and an x."""
    Q = np.linalg.qr(rng.standard_normal((6, 6)))[0]
    P, S = Q[:, :2] @ Q[:, :2].T, Q[:, 2:5] @ Q[:, 2:5].T
    return {r"\mathbf{P}": P, r"\mathbf{S}": S, r"\mathbf{x}": rng.standard_normal(6)}


@setting
def lauchli() -> Values:
    """The vectors that are left at the third step, as exact arithmetic with a small ε has them."""
    return {
        r"\mathbf{q}_k": {1: np.eye(4)[0], 2: np.array([0, -1, 1, 0]) / 2**0.5},
        r"\mathbf{u}": np.array([0, -1, 0, 1]) / 2**0.5,
        r"\mathbf{v}": np.array([0, -1, -1, 2]) / 6**0.5,
    }
