"""The constant nearest to data in three norms, by hand and on alcohol of wines with slips.

Median, mean and middle of the range are nearest in the 1-, 2- and ∞-norm.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

FIVE = np.array([1, 2, 3, 4, 20])
WINES_SEEN = 20  # values that an estimate sees
WINES_NEW = 40  # places before this one are not tested
SLIPS = 2  # of the seen values, with the decimal point one place too far right
TRIMMED = 4  # values that the trimmed mean leaves out at each end
WINE_DRAWS = 300
ESTIMATES = ("mean", "median", "trimmed")


def nearest_constants() -> dict[str, float]:
    """Mean, median and middle of the range of the five numbers."""
    return {
        "median": float(np.median(FIVE)),
        "mean": float(FIVE.mean()),
        "middle": float(FIVE.max() + FIVE.min()) / 2,
    }


def distance(c: float, p: float) -> float:
    """The p-norm of the five numbers less c."""
    return float(np.linalg.norm(FIVE - c, p))


def estimates(x: np.ndarray) -> np.ndarray:
    """Mean, median and trimmed mean of some values, (3,)."""
    return np.array([x.mean(), np.median(x), np.sort(x)[TRIMMED:-TRIMMED].mean()])


@cache
def alcohol() -> np.ndarray:
    """Alcohol of 178 wines, in per cent by volume."""
    from sklearn.datasets import load_wine

    return load_wine().data[:, 0]


@cache
def wine_errors(slips: int) -> np.ndarray:
    """Root mean squared error of the three estimates on wines not seen, (WINE_DRAWS, 3)."""
    found = []
    for seed in range(WINE_DRAWS):
        order = np.random.default_rng(seed).permutation(len(alcohol()))
        seen, new = alcohol()[order[:WINES_SEEN]].copy(), alcohol()[order[WINES_NEW:]]
        seen[:slips] *= 10
        found.append(np.sqrt(((new[:, None] - estimates(seen)) ** 2).mean(axis=0)))
    return np.array(found)


def slips() -> dict[str, Any]:
    """Mean error of each estimate on new wines, without and with two slips."""
    clean, dirty = wine_errors(0).mean(axis=0), wine_errors(SLIPS).mean(axis=0)
    return {
        "wines": len(alcohol()),
        "clean": dict(zip(ESTIMATES, clean.tolist(), strict=True)),
        "dirty": dict(zip(ESTIMATES, dirty.tolist(), strict=True)),
    }
