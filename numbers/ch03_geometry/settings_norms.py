"""What the symbols of norms and inner products stand for: any vectors, and a skew product."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import balls, skew
from scripts.declare import setting

Values = dict[str, Any]


@setting
def any_vectors(rng: np.random.Generator) -> Values:
    """Two vectors, a number t, and the inner product of a random definite matrix's root basis."""
    n = 5
    x, y = rng.standard_normal((2, n))
    return {
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        "t": float(x @ y / (y @ y)),
        "n": n,
        "i": range(1, n + 1),
        r"\langle \mathbf{x}, \mathbf{y} \rangle": x @ y,
    }


@setting
def any_units(rng: np.random.Generator) -> Values:
    """Two unit vectors."""
    u, v = (w / np.linalg.norm(w) for w in rng.standard_normal((2, 4)))
    return {r"\mathbf{u}": u, r"\mathbf{v}": v}


@setting
def the_skew(rng: np.random.Generator) -> Values:
    """The matrix M, its orthogonal pair u and v, any x and y, and the axes."""
    u, v = skew.SKEW_PAIR
    x, y = rng.standard_normal((2, 2))
    return {
        r"\mathbf{M}": skew.SKEW,
        r"\mathbf{u}": u,
        r"\mathbf{v}": v,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{e}_i": np.eye(2),
        "n": 2,
    }


@setting
def any_weights(rng: np.random.Generator) -> Values:
    """Weights w, a change d of an input, and the largest entry of the change."""
    w, change = rng.standard_normal((2, 5))
    return {r"\mathbf{w}": w, r"\mathbf{d}": change, "w_0": 0.3, "n": 5}


@setting
def below() -> Values:
    """An exponent below one."""
    return {"p": balls.HALF}
