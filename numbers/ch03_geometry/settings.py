"""What the symbols of the deck stand for: any vectors, the plane of the example, random scores."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.linalg import null_space

from ch03_geometry import projection
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
def any_number() -> Values:
    """Nothing but numbers."""
    return {}


@setting
def the_skew(rng: np.random.Generator) -> Values:
    """The matrix M, its orthogonal pair u and v, any x and y, and the axes."""
    u, v = projection.SKEW_PAIR
    x, y = rng.standard_normal((2, 2))
    return {
        r"\mathbf{M}": projection.SKEW,
        r"\mathbf{u}": u,
        r"\mathbf{v}": v,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{e}_i": np.eye(2),
        "n": 2,
    }


@setting
def the_plane(rng: np.random.Generator) -> Values:
    """The example with its solution by QR; x, y, and the coefficients d of any other mixture."""
    A, b = projection.A, projection.B
    Q, R = np.linalg.qr(A)
    signs = np.sign(np.diag(R))
    Q, R = Q * signs, (R.T * signs).T
    c = np.linalg.solve(R, Q.T @ b)
    x, y = rng.standard_normal((2, 3))
    return {
        r"\mathbf{A}": A,
        r"\mathbf{a}_k": A.T,
        r"\mathbf{b}": b,
        r"\mathbf{c}": c,
        r"\mathbf{d}": rng.standard_normal(2),
        r"\mathbf{p}": A @ c,
        r"\mathbf{P}": Q @ Q.T,
        r"\mathbf{Q}": Q,
        r"\mathbf{q}_k": Q.T,
        r"\mathbf{R}": R,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
    }


@setting
def any_scores() -> Values:
    """Three entries of q and of k, each minus one or one with equal chance."""
    d, signs = 3, (-1.0, 1.0)
    pairs = np.array(np.meshgrid(*[signs] * (2 * d))).reshape(2 * d, -1).T
    return {
        "d": d,
        "outcomes": [
            (1 / len(pairs), {r"\mathbf{q}": row[:d], r"\mathbf{k}": row[d:]}) for row in pairs
        ],
    }


@setting
def any_turns(rng: np.random.Generator) -> Values:
    """A query, a key, and turns T of both pairs of their entries for the places m and n."""
    angles = np.array([0.9, 0.07])

    def turn(place: int) -> np.ndarray:
        T = np.zeros((4, 4))
        for k, a in enumerate(angles * place):
            T[2 * k : 2 * k + 2, 2 * k : 2 * k + 2] = [
                [np.cos(a), -np.sin(a)],
                [np.sin(a), np.cos(a)],
            ]
        return T

    q, k = rng.standard_normal((2, 4))
    return {
        r"\mathbf{q}": q,
        r"\mathbf{k}": k,
        r"\mathbf{T}_j": {place: turn(place) for place in range(-6, 7)},
        "m": range(1, 4),
        "n": range(1, 4),
    }


@setting
def any_weights(rng: np.random.Generator) -> Values:
    """Weights w, a change d of an input, and the largest entry of the change."""
    w, change = rng.standard_normal((2, 5))
    return {r"\mathbf{w}": w, r"\mathbf{d}": change, "n": 5}


@setting
def any_subspace(rng: np.random.Generator) -> Values:
    """A matrix A of rank 2 with four columns, x of its kernel, y of its row space."""
    A = rng.standard_normal((3, 2)) @ rng.standard_normal((2, 4))
    return {
        r"\mathbf{A}": A,
        r"\mathbf{x}": null_space(A) @ rng.standard_normal(2),
        r"\mathbf{y}": A.T @ rng.standard_normal(3),
        "r": 2,
        "n": 4,
        "k": null_space(A).shape[1],
    }
