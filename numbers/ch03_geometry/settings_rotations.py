"""What the symbols of functions, rotations, attention and projections stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.linalg import expm
from scipy.stats import beta

from ch03_geometry import attention, rotations
from scripts.declare import setting

Values = dict[str, Any]


@setting
def any_rotation(rng: np.random.Generator) -> Values:
    """A random rotation Q of R^4, made as the exponential of a skew matrix; x and y."""
    M = rng.standard_normal((4, 4))
    Q = expm(M - M.T)
    x, y = rng.standard_normal((2, 4))
    return {
        r"\mathbf{Q}": Q,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\det\mathbf{Q}": float(np.linalg.det(Q)),
    }


@setting
def any_positions(rng: np.random.Generator) -> Values:
    """Rotations by multiples of one angle per plane, at positions m and n; q and k."""
    angles = rng.uniform(0.2, 1.4, 2)

    def turn(position: float) -> np.ndarray:
        skew = np.zeros((4, 4))
        for i, a in enumerate(angles):
            skew[2 * i, 2 * i + 1], skew[2 * i + 1, 2 * i] = -a * position, a * position
        return expm(skew)

    m, n = int(rng.integers(5, 9)), int(rng.integers(1, 4))
    q, k = rng.standard_normal((2, 4))
    return {
        r"\mathbf{T}": turn,
        "m": m,
        "n": n,
        r"\mathbf{q}": q,
        r"\mathbf{k}": k,
    }


@setting
def the_attention() -> Values:
    """One query, three keys and their scores."""
    return {
        r"\mathbf{q}": attention.QUERY,
        r"\mathbf{k}_t": attention.KEYS,
        "s_t": attention.KEYS @ attention.QUERY,
        "d": 2,
    }


@setting
def any_signs(rng: np.random.Generator) -> Values:
    """Independent entries of mean zero and variance one: three values each, equally likely."""
    d, size = 2, 1.5**0.5
    signs = np.array(np.meshgrid(*[[-size, 0, size]] * (2 * d))).reshape(2 * d, -1).T
    outcomes = [
        (
            1 / len(signs),
            {r"\mathbf{q}": row[:d], r"\mathbf{k}": row[d:], "q_i": row[:d], "k_i": row[d:]},
        )
        for row in signs
    ]
    return {"outcomes": outcomes, "d": d}


@setting
def the_quarter_turns() -> Values:
    """The query and the key that are turned by quarters."""
    return {r"\mathbf{q}": rotations.QUERY_BY_HAND, r"\mathbf{k}": rotations.KEY_BY_HAND}


@setting
def any_direction(rng: np.random.Generator) -> Values:
    """The cosine between random directions: its square has a beta distribution."""
    d, limit = int(rng.integers(4, 60)), rng.uniform(0.2, 0.7)
    return {
        r"P(\lvert \cos\theta \rvert \ge \varepsilon)": float(
            beta.sf(limit**2, 1 / 2, (d - 1) / 2)
        ),
        r"\varepsilon": limit,
        "d": d,
    }


@setting
def any_points(rng: np.random.Generator) -> Values:
    """Any number of points and any distortion, with the dimensions that suffice."""
    e, count = rng.uniform(0.2, 0.8), int(rng.integers(5, 90))
    return {r"\varepsilon": e, "N": count, "k_0": 24 * np.log(count) / (3 * e**2 - 2 * e**3)}
