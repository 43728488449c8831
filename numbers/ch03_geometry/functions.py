"""Functions as vectors: a square wave, and the outline of a flower fitted by sines.

The photograph is scikit-learn's flower. How far it reaches from its middle is a periodic function
of the angle, measured at every degree.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.polynomial import chebyshev
from scipy.integrate import quad

from scripts.declare import cross_checked_by

CENTRE = (222, 308)  # row and column of the middle
REACH = 150  # where rays end, in pixels
REDDER = 60  # petals are redder than blue by this much, of 255
SEEN = 60  # angles that are measured, the others are kept for trial
FOLDS = 5
FREQUENCIES = tuple(range(13))
DEGREES = tuple(range(25))
NEIGHBOURS = (1, 2, 3, 4, 6)


def square_wave(x: np.ndarray) -> np.ndarray:
    """-1 left of zero, 1 right of it."""
    return np.sign(x)


def _coefficients_by_quadrature() -> np.ndarray:
    found = [2 * quad(lambda x, k=k: np.sin(k * x), 0, np.pi)[0] / np.pi for k in range(1, 6)]
    return np.round(found, 10)


@cross_checked_by(_coefficients_by_quadrature)
def square_coefficients() -> np.ndarray:
    """Factors of sin x to sin 5x in the nearest mixture: 4 / (pi k) for odd k, else 0; (5,)."""
    k = np.arange(1, 6)
    return np.round(np.where(k % 2 == 1, 4 / (np.pi * k), 0.0), 10)


def square_share(terms: int) -> float:
    """Share of the squared length of the square wave that so many odd sines keep."""
    k = 2 * np.arange(terms) + 1
    return float(np.sum(8 / (np.pi * k) ** 2))


def shares() -> dict[str, float]:
    """Shares kept by one, three and ten terms; the overshoot that stays."""
    x = np.linspace(0, 0.1, 200001)[1:]
    k = 2 * np.arange(200) + 1
    peak = max(
        float(np.max(np.sin(np.outer(x[i : i + 2000], k)) @ (4 / (np.pi * k))))
        for i in range(0, 40000, 2000)
    )
    return {
        "one": square_share(1),
        "three": square_share(3),
        "ten": square_share(10),
        "overshoot": peak - 1,
    }


def mixture(x: np.ndarray, terms: int) -> np.ndarray:
    """The nearest mixture of so many odd sines."""
    k = 2 * np.arange(terms) + 1
    return np.sin(np.outer(x, k)) @ (4 / (np.pi * k))


@cache
def ring() -> tuple[np.ndarray, np.ndarray]:
    """Angles in radians and the largest radius in pixels that is petal, at every degree; (360,)."""
    from sklearn.datasets import load_sample_image

    red, _, blue = np.moveaxis(load_sample_image("flower.jpg").astype(int), 2, 0)
    petal = red - blue > REDDER
    t, r = np.radians(np.arange(360)), np.arange(0, REACH, 0.5)
    rows = np.rint(CENTRE[0] - np.outer(np.sin(t), r)).astype(int)
    columns = np.rint(CENTRE[1] + np.outer(np.cos(t), r)).astype(int)
    on = petal[rows, columns]  # (360, rays)
    return t, r[on.shape[1] - 1 - np.argmax(on[:, ::-1], axis=1)]


def waves(t: np.ndarray, K: int) -> np.ndarray:
    """1, cos kt and sin kt for k up to K; (N, 2 K + 1)."""
    k = np.arange(1, K + 1)
    return np.column_stack([np.ones_like(t), np.cos(np.outer(t, k)), np.sin(np.outer(t, k))])


def by_waves(t: np.ndarray, y: np.ndarray, new: np.ndarray, K: int) -> np.ndarray:
    """Values at new angles of the nearest mixture of waves."""
    return waves(new, K) @ np.linalg.lstsq(waves(t, K), y, rcond=None)[0]


def by_polynomial(t: np.ndarray, y: np.ndarray, new: np.ndarray, degree: int) -> np.ndarray:
    """The same with polynomials of the angle, from 0 to 2 pi."""
    A, B = (chebyshev.chebvander(s / np.pi - 1, degree) for s in (t, new))
    return B @ np.linalg.lstsq(A, y, rcond=None)[0]


def by_neighbours(t: np.ndarray, y: np.ndarray, new: np.ndarray, count: int) -> np.ndarray:
    """The mean of the nearest measured values, around the circle."""
    apart = np.abs((new[:, None] - t + np.pi) % (2 * np.pi) - np.pi)
    return y[np.argsort(apart, axis=1, kind="stable")[:, :count]].mean(axis=1)


WAYS = {
    "waves": (by_waves, FREQUENCIES),
    "polynomial": (by_polynomial, DEGREES),
    "neighbours": (by_neighbours, NEIGHBOURS),
}


def error(predicted: np.ndarray, true: np.ndarray) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean((predicted - true) ** 2)))


def chosen(name: str, t: np.ndarray, y: np.ndarray) -> int:
    """The setting with the least error in cross-validation on the measured angles."""
    way, settings = WAYS[name]
    fold = np.arange(len(t)) % FOLDS
    scores = [
        np.mean(
            [
                error(way(t[fold != f], y[fold != f], t[fold == f], s), y[fold == f]) ** 2
                for f in range(FOLDS)
            ]
        )
        for s in settings
    ]
    return settings[int(np.argmin(scores))]


@cache
def tried() -> dict[str, Any]:
    """Median and worst error over twenty random choices of the measured angles, for each way."""
    t, y = ring()
    every: dict[str, list[float]] = {name: [] for name in (*WAYS, "mean")}
    picked: dict[str, list[int]] = {name: [] for name in WAYS}
    for seed in range(20):
        order = np.random.default_rng(seed).permutation(len(t))
        old, new = order[:SEEN], order[SEEN:]
        for name, (way, _) in WAYS.items():
            s = chosen(name, t[old], y[old])
            picked[name].append(s)
            every[name].append(error(way(t[old], y[old], t[new], s), y[new]))
        every["mean"].append(error(np.full(len(new), y[old].mean()), y[new]))
    result: dict[str, Any] = {name: float(np.median(values)) for name, values in every.items()}
    result |= {name + "_worst": float(np.max(values)) for name, values in every.items()}
    result["worst"] = int(np.argmax(every["polynomial"]))
    result |= {name + "_setting": float(np.median(values)) for name, values in picked.items()}
    result["waves_numbers"] = 2 * int(result["waves_setting"]) + 1
    result["tried"] = len(t) - SEEN
    return result


@cache
def one_try() -> dict[str, np.ndarray]:
    """The choice of angles that is worst for polynomials, with both curves."""
    t, y = ring()
    old = np.random.default_rng(tried()["worst"]).permutation(len(t))[:SEEN]
    return {
        "old": old,
        "waves": by_waves(t[old], y[old], t, chosen("waves", t[old], y[old])),
        "polynomial": by_polynomial(t[old], y[old], t, chosen("polynomial", t[old], y[old])),
    }


def waves_errors() -> list[float]:
    """Median and worst error of waves."""
    return [tried()["waves"], tried()["waves_worst"]]


def polynomial_errors() -> list[float]:
    """Median and worst error of polynomials."""
    return [tried()["polynomial"], tried()["polynomial_worst"]]


def neighbour_errors() -> list[float]:
    """Median and worst error of neighbours."""
    return [tried()["neighbours"], tried()["neighbours_worst"]]
