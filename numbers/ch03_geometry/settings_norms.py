"""What the symbols of the sections on norms stand for."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import norms
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
    return {"p": norms.HALF}
