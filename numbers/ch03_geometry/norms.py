"""Norms by small whole numbers: the nearest of five points in five senses, unit balls, bounds."""

from __future__ import annotations

from typing import Any

import numpy as np

from scripts.declare import unit

ASKED = np.array([8, 4])
OTHERS = {
    "A": np.array([8, -2]),
    "B": np.array([3, 6]),
    "C": np.array([4, 0]),
    "D": np.array([2, 1]),
    "E": np.array([14, 12]),
}
SAMPLE = np.array([3, 4])
PAIR = np.array([[1, 0], [0, 1]])  # two vectors whose sum is too long for p below 1
HALF = 0.5
GREY = 64  # pixels of a small picture, each of which changes by one grey value


def differences() -> np.ndarray:
    """The differences of A, B, C from the point that asks, (3, 2)."""
    return np.array([OTHERS[at] - ASKED for at in "ABC"])


def straight() -> np.ndarray:
    """The 2-norms of these differences, (3,)."""
    return np.linalg.norm(differences(), axis=1)


def direction() -> np.ndarray:
    """The point that lies in the direction of the one that asks."""
    return OTHERS["D"]


def length(x: np.ndarray, p: float) -> float:
    """(sum of |x_d|^p)^(1/p); the largest |x_d| for infinite p; no norm for p < 1."""
    return float(np.abs(x).max() if np.isinf(p) else (np.abs(x) ** p).sum() ** (1 / p))


def distances_by_p(p: float) -> dict[str, float]:
    """The distance of each of the five points in the p-norm."""
    return {at: length(x - ASKED, p) for at, x in OTHERS.items()}


def nearest_in_senses() -> dict[str, Any]:
    """The least distances in three norms, the largest product."""
    ones, twos, most = (distances_by_p(p) for p in (1, 2, np.inf))
    products = {at: int(ASKED @ x) for at, x in OTHERS.items()}
    return {
        "one": round(min(ones.values())),
        "two": min(twos.values()),
        "most": round(min(most.values())),
        "product": max(products.values()),
        "own": int(ASKED @ ASKED),
    }


@unit("degrees")
def least_angle() -> float:
    """The angle between the point that asks and D, seen from zero."""
    (a, b), (c, d) = OTHERS["D"], ASKED
    return float(np.degrees(np.arctan2(abs(a * d - b * c), a * c + b * d)))


def sample_lengths() -> np.ndarray:
    """The 1-, 2- and ∞-norm of (3, 4)."""
    return np.array([round(length(SAMPLE, p)) for p in (1, 2, np.inf)])


def below_one() -> dict[str, int]:
    """What p = 1/2 gives for (1, 0), for (0, 1) and for their sum."""
    first, second = PAIR
    lengths = (length(x, HALF) for x in (first, second, first + second))
    return dict(zip(("first", "second", "both"), map(round, lengths), strict=True))


def grey_change() -> np.ndarray:
    """The 1-, 2- and ∞-norm of one grey value in each of 64 pixels."""
    return np.array([round(length(np.ones(GREY), p)) for p in (1, 2, np.inf)])


def unit_circle(p: float, points: int = 400) -> np.ndarray:
    """Points of the plane with p-length one, (points, 2)."""
    t = np.linspace(0, 2 * np.pi, points)
    x = np.column_stack([np.cos(t), np.sin(t)])
    if np.isinf(p):
        return x / np.abs(x).max(axis=1, keepdims=True)
    return np.sign(x) * np.abs(x) ** (2 / p)  # |x|^p sums to cos² + sin²


def added_changes() -> np.ndarray:
    """The distances of A, B and C in the 1-norm, (3,)."""
    return np.abs(differences()).sum(axis=1)


def largest_changes() -> np.ndarray:
    """The distances of A, B and C in the ∞-norm, (3,)."""
    return np.abs(differences()).max(axis=1)
