"""Which place is nearest, in which norm; and the nearest constant to data with wrong units."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from scripts.declare import cross_checked_by

ASKER = np.array([2, 1])
FOUR_PLACES = {"a": (2, 7), "b": (7, -1), "c": (-2, 5), "d": (8, 4)}
SHORT = np.array([3, 4])
FIVE = np.array([1, 2, 3, 4, 40])  # the last one was written in another unit
WRONG = 0.1  # share of entries in a wrong unit
FACTOR = 10  # millimetres for centimetres
HALVES = 500
CUT = 0.2  # share that a trimmed mean leaves out at either end


def distances() -> dict[str, list[float]]:
    """Distances of each place from the query in the norms 1, 2, infinity, and the cosine."""
    found = {}
    for key, place in FOUR_PLACES.items():
        x, q = np.array(place), ASKER
        norms = [float(np.linalg.norm(x - q, p)) for p in (1, 2, np.inf)]
        found[key] = [*norms, float(x @ q / np.linalg.norm(x) / np.linalg.norm(q))]
    return found


def least() -> list[float]:
    """The least distance in each norm."""
    table = np.array(list(distances().values()))
    return [float(value) for value in table[:, :3].min(axis=0)]


def _by_search() -> list[float]:
    """The best constants by trying all in steps of a half."""
    tried = np.arange(0, 41, 0.5)
    errors = np.abs(FIVE[:, None] - tried)
    costs = (errors.sum(axis=0), (errors**2).sum(axis=0), errors.max(axis=0))
    return [float(tried[cost.argmin()]) for cost in costs]


@cross_checked_by(_by_search)
def nearest_constants() -> list[float]:
    """Median, mean and middle of the range of the five numbers."""
    middle = (FIVE.min() + FIVE.max()) / 2
    return [float(np.median(FIVE)), float(FIVE.mean()), float(middle)]


@cache
def radii() -> np.ndarray:
    """Mean radius of the cells of 569 patients."""
    from sklearn.datasets import load_breast_cancer  # not above: settings do without this second

    return load_breast_cancer().data[:, 0]


@cache
def constants_tried() -> dict[str, Any]:
    """Error of three estimates of the mean radius, from clean halves and from halves with errors.

    Each estimate is made from one half and compared with the clean mean of the other half; the
    errors are roots of mean squares over HALVES random halves.
    """
    from scipy.stats import trim_mean

    x, errors = radii(), []
    for n in range(HALVES):
        rng = np.random.default_rng(n)
        order = rng.permutation(len(x))
        seen, other = x[order[: len(x) // 2]], x[order[len(x) // 2 :]]
        wrong = np.where(rng.random(len(seen)) < WRONG, FACTOR * seen, seen)
        errors.append(
            [
                [estimate(part) - other.mean() for part in (seen, wrong)]
                for estimate in (np.mean, np.median, lambda part: trim_mean(part, CUT))
            ]
        )
    table = np.sqrt((np.array(errors) ** 2).mean(axis=0))  # (3, 2)
    names = ("mean", "median", "trimmed")
    return {
        name: {"clean": clean, "wrong": wrong}
        for name, (clean, wrong) in zip(names, table, strict=True)
    }


@cross_checked_by(lambda: [3 + 4, 5, 4])
def lengths_of_short() -> list[float]:
    """The norms 1, 2 and infinity of (3, 4)."""
    return [float(np.linalg.norm(SHORT, p)) for p in (1, 2, np.inf)]


def patients() -> int:
    """Rows of the table."""
    return len(radii())
