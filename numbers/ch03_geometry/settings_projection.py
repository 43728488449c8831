"""What the symbols of projections stand for: the running example, or random subspaces."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import projection
from scripts.declare import setting

Values = dict[str, Any]


@setting
def the_plane() -> Values:
    """The running example: A, b, c, p, r, and P computed from the normal of the plane."""
    r = np.cross(projection.A1, projection.A2) / -3  # (2, -2, 1)
    b = projection.B
    return {
        r"\mathbf{A}": projection.matrix(),
        r"\mathbf{a}_j": projection.matrix().T,
        r"\mathbf{b}": b,
        r"\mathbf{c}": np.array([1, 1]),
        r"\mathbf{p}": b - (b @ r) / (r @ r) * r,
        r"\mathbf{r}": r,
        r"\mathbf{P}": np.eye(3) - np.outer(r, r) / (r @ r),
    }


@setting
def the_line() -> Values:
    """b and the line of a1: factor t, shadow p, residual r."""
    a, b = projection.A1, projection.B
    t = np.linalg.lstsq(a[:, None].astype(float), b, rcond=None)[0][0]
    return {
        r"\mathbf{a}": a,
        r"\mathbf{b}": b,
        "t": round(float(t), 9),
        r"\mathbf{p}": np.round(t * a, 9),
        r"\mathbf{r}": np.round(b - t * a, 9),
    }


@setting
def any_line(rng: np.random.Generator) -> Values:
    """A random a, b and the nearest multiple of a; s is any other factor."""
    a, b = rng.standard_normal((2, 4))
    t = np.linalg.lstsq(a[:, None], b, rcond=None)[0][0]
    return {
        r"\mathbf{a}": a,
        r"\mathbf{b}": b,
        "t": t,
        r"\mathbf{p}": t * a,
        r"\mathbf{r}": b - t * a,
    }


@setting
def any_subspace(rng: np.random.Generator) -> Values:
    """Independent columns A, b, the least-squares c, p, r, P by SVD; u and x of the span."""
    m, n = 5, 3
    A, b = rng.standard_normal((m, n)), rng.standard_normal(m)
    left = np.linalg.svd(A, full_matrices=False)[0]
    P = left @ left.T
    c = np.linalg.lstsq(A, b, rcond=None)[0]
    x, y = rng.standard_normal((2, m))
    return {
        r"\mathbf{A}": A,
        r"\mathbf{b}": b,
        r"\mathbf{c}": c,
        r"\mathbf{p}": P @ b,
        r"\mathbf{r}": b - P @ b,
        r"\mathbf{u}": A @ rng.standard_normal(n),
        r"\mathbf{P}": P,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{v}": rng.standard_normal(n),
        "n": m,
    }


@setting
def any_hyperplane(rng: np.random.Generator) -> Values:
    """A random w, w0 and x, the nearest point p with w^T p + w0 = 0 by a null-space basis."""
    w, x, w0 = rng.standard_normal(4), rng.standard_normal(4), rng.standard_normal()
    basis = np.linalg.svd(w[None])[2][1:]  # (3, 4)
    on = -w0 * w / (w @ w)
    p = on + basis.T @ (basis @ (x - on))
    return {
        r"\mathbf{w}": w,
        "w_0": w0,
        r"\mathbf{x}": x,
        r"\mathbf{p}": p,
        "s": np.sign(w @ x + w0) * np.linalg.norm(x - p),
    }


@setting
def the_offset_plane() -> Values:
    """The plane 2 x1 - 2 x2 + x3 = 18, b, and the nearest point."""
    return {
        r"\mathbf{w}": np.array([2, -2, 1]),
        "w_0": -18,
        r"\mathbf{x}": projection.B,
        r"\mathbf{p}": np.array([8, 1, 4]),
    }
