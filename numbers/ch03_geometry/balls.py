"""Lengths with an exponent p, also below one, where they are no norms."""

from __future__ import annotations

import numpy as np

SAMPLE = np.array([3, 4])
PAIR = np.array([[1, 0], [0, 1]])  # two vectors whose sum is too long for p below 1
HALF = 0.5


def length(x: np.ndarray, p: float) -> float:
    """(sum of |x_d|^p)^(1/p); the largest |x_d| for infinite p; no norm for p < 1."""
    return float(np.abs(x).max() if np.isinf(p) else (np.abs(x) ** p).sum() ** (1 / p))


def below_one() -> dict[str, int]:
    """What p = 1/2 gives for (1, 0), for (0, 1) and for their sum."""
    first, second = PAIR
    lengths = (length(x, HALF) for x in (first, second, first + second))
    return dict(zip(("first", "second", "both"), map(round, lengths), strict=True))


def unit_circle(p: float, points: int = 400) -> np.ndarray:
    """Points of the plane with p-length one, (points, 2)."""
    t = np.linspace(0, 2 * np.pi, points)
    x = np.column_stack([np.cos(t), np.sin(t)])
    if np.isinf(p):
        return x / np.abs(x).max(axis=1, keepdims=True)
    return np.sign(x) * np.abs(x) ** (2 / p)  # |x|^p sums to cos² + sin²
