"""What the symbols of orthogonal factors stand for: the running example, or random columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import orthogonalisation, projection
from scripts.declare import setting

Values = dict[str, Any]


@setting
def the_factors() -> Values:
    """A of the running example and its factors, made from the normal of its plane."""
    A = projection.matrix()
    q1 = A[:, 0] / np.linalg.norm(A[:, 0])
    normal = np.cross(A[:, 0], A[:, 1])
    q2 = np.cross(normal / np.linalg.norm(normal), q1)
    Q = np.column_stack([q1, q2])
    return {
        r"\mathbf{A}": A,
        r"\mathbf{a}_j": A.T,
        r"\mathbf{Q}": Q,
        r"\mathbf{q}_j": Q.T,
        r"\mathbf{R}": np.round(Q.T @ A, 12),
        r"\mathbf{b}": projection.B,
        r"\mathbf{c}": np.array([1, 1]),
    }


@setting
def any_columns(rng: np.random.Generator) -> Values:
    """Random independent columns A, factors with positive diagonal by Cholesky, b and c."""
    m, n = 5, 3
    A, b = rng.standard_normal((m, n)), rng.standard_normal(m)
    R = np.linalg.cholesky(A.T @ A).T
    Q = np.linalg.solve(R.T, A.T).T
    return {
        r"\mathbf{A}": A,
        r"\mathbf{a}_j": A.T,
        r"\mathbf{Q}": Q,
        r"\mathbf{q}_j": Q.T,
        r"\mathbf{R}": R,
        "R_{ij}": R,
        r"\mathbf{b}": b,
        r"\mathbf{c}": np.linalg.lstsq(A, b, rcond=None)[0],
        r"\mathbf{P}": A @ np.linalg.pinv(A),
        r"\kappa(\mathbf{A})": np.linalg.cond(A),
        r"\kappa(\mathbf{A}^\top\mathbf{A})": np.linalg.cond(A.T @ A),
    }


@setting
def any_mirror(rng: np.random.Generator) -> Values:
    """A random x, the vector v between x and its image, the reflection H as two projections."""
    x = rng.standard_normal(4)
    first = np.eye(4)[0]
    v = x + np.sign(x[0]) * np.linalg.norm(x) * first
    across = np.linalg.svd(v[None])[2]
    H = across[1:].T @ across[1:] - across[:1].T @ across[:1]
    y = rng.standard_normal(4)
    return {
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{v}": v,
        r"\mathbf{H}": H,
        r"\mathbf{e}_1": first,
        "s": np.sign(x[0]),
    }


@setting
def the_mirror() -> Values:
    """The vector a1, v = (2, 1, 1), and the mirror that takes a1 to -3 e1."""
    v = orthogonalisation.REFLECTED
    across = np.linalg.svd(v[None].astype(float))[2]
    H = np.round(across[1:].T @ across[1:] - across[:1].T @ across[:1], 12)
    return {
        r"\mathbf{x}": projection.A1,
        r"\mathbf{v}": v,
        r"\mathbf{H}": H,
        r"\mathbf{e}_1": [1, 0, 0],
    }
