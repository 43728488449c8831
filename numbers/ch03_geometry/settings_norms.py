"""What the symbols of the sections on norms stand for."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import constants, norms
from scripts.declare import setting

Values = dict[str, Any]


@setting
def any_vectors(rng: np.random.Generator) -> Values:
    """Random vectors x, y of n entries, a number t, an exponent p and its partner q."""
    n, p = 4, rng.uniform(1.2, 4)
    x, y, w = rng.normal(size=(3, n))
    return {
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{w}": w,
        "w_0": rng.normal(),
        "t": rng.normal(),
        "p": p,
        "q": p / (p - 1),
        "n": n,
        "d": range(1, n + 1),
    }


@setting
def the_sample() -> Values:
    """The vector (3, 4)."""
    return {r"\mathbf{x}": norms.SAMPLE}


@setting
def below() -> Values:
    """An exponent below one."""
    return {"p": norms.HALF, r"\mathbf{x}": norms.PAIR.mean(axis=0), "d": range(1, 3)}


@setting
def any_ball(rng: np.random.Generator) -> Values:
    """Random x, y with p-lengths a, b, a share s."""
    p, s = rng.uniform(1.2, 4), rng.uniform(0.2, 0.8)
    x, y = rng.normal(size=(2, 3))
    a, b = norms.length(x, p), norms.length(y, p)
    return {r"\mathbf{x}": x, r"\mathbf{y}": y, "p": p, "s": s, "a": a, "b": b}


@setting
def within(rng: np.random.Generator) -> Values:
    """Two points x, y of a ball of p-norm, and a share s."""
    p, s = rng.uniform(1.2, 4), rng.uniform(0.2, 0.8)
    x, y = rng.normal(size=(2, 3))
    x, y = (v * rng.uniform(0.3, 0.9) / norms.length(v, p) for v in (x, y))
    return {r"\mathbf{x}": x, r"\mathbf{y}": y, "p": p, "s": s}


@setting
def two_norms(rng: np.random.Generator) -> Values:
    """Random x, exponents b < a of two norms, constants c and C between them, unit vectors."""
    n, b = 4, rng.uniform(1.2, 2)
    a = b + rng.uniform(0.5, 2)
    return {
        r"\mathbf{x}": rng.normal(size=n),
        r"\mathbf{y}": rng.normal(size=n),
        r"\mathbf{e}_d": np.eye(n),
        "a": a,
        "b": b,
        "c": 0.98,
        "C": n ** (1 / b - 1 / a),
        "n": n,
        "d": range(1, n + 1),
        "e": range(1, n + 1),
    }


@setting
def any_lead(rng: np.random.Generator) -> Values:
    """A score w·x + a with lead m > 0, and the least change delta in the ∞-norm that takes it."""
    w, x = rng.normal(size=(2, 4))
    m = rng.uniform(0.5, 2)
    return {
        r"\mathbf{w}": w,
        r"\mathbf{x}": x,
        r"\boldsymbol{\delta}": -m * np.sign(w) / np.abs(w).sum(),
        "a": m - w @ x,
        "m": m,
    }


@setting
def the_five() -> Values:
    """The five numbers and a constant."""
    return {"x_n": constants.FIVE, "c": 5.0, "n": range(1, len(constants.FIVE) + 1)}
