"""Rotary positions: entries are turned in pairs, by angles that grow with the place."""

from __future__ import annotations

import numpy as np

from scripts.declare import cross_checked_by

QUERY, KEY = np.array([1, 0]), np.array([2, 1])
QUARTER = 90  # degrees for each place in the example by hand
BASE = 10_000
ENTRIES = 8


def turned(x: np.ndarray, place: int, degrees: float = QUARTER) -> np.ndarray:
    """x (2,) turned by `degrees` for each place."""
    a = np.radians(degrees) * place
    return np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]) @ x


def _by_complex_numbers() -> list[float]:
    """A pair of entries as one complex number; a quarter turn multiplies it by i."""
    q, k = complex(*QUERY), complex(*KEY)
    return [float((1j**m * q * (1j**n * k).conjugate()).real) for m, n in ((3, 2), (1, 0))]


@cross_checked_by(_by_complex_numbers)
def scores() -> list[float]:
    """Scores for the places 3 and 2, then 1 and 0."""
    pairs = ((3, 2), (1, 0))
    return [round(float(turned(QUERY, m) @ turned(KEY, n)), 9) for m, n in pairs]


def angles() -> np.ndarray:
    """Radians for each place of the pairs of ENTRIES entries, (4,)."""
    return BASE ** (-2 * np.arange(ENTRIES // 2) / ENTRIES)
