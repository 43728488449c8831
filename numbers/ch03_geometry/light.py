"""Digits under another light: the nearest picture by length of the difference, and by angle."""

from __future__ import annotations

from functools import cache

import numpy as np

STORED = 1200  # pictures that are searched; the others ask
LIGHT = (0.4, 1.6)  # the grey values of a question are multiplied by a number from this range
RIGHT_ANGLE = np.array([[1, 0], [1, 1], [0, 1]])  # three vectors of the plane


@cache
def lit_digits() -> tuple[np.ndarray, np.ndarray]:
    """Pictures (N, 64) and the digits they show."""
    from sklearn.datasets import load_digits  # not above: settings do without this second

    return load_digits(return_X_y=True)


def asking() -> int:
    """Pictures that ask."""
    return len(lit_digits()[0]) - STORED


@cache
def named() -> dict[str, dict[str, float]]:
    """Share of questions whose nearest stored picture shows the same digit.

    In the given light and in a changed one; by Euclid's distance, by the inner product, by the
    cosine, and by Euclid's distance after each picture is divided by its largest grey value.
    """
    X, y = lit_digits()
    old, new = X[:STORED], X[STORED:]
    factors = np.random.default_rng(3).uniform(*LIGHT, size=len(new))[:, None]

    def unit(Z: np.ndarray) -> np.ndarray:
        return Z / np.linalg.norm(Z, axis=1, keepdims=True)

    def euclid(Z: np.ndarray, W: np.ndarray) -> np.ndarray:
        return 2 * Z @ W.T - (W**2).sum(axis=1)  # less the length of Z, the same for all W

    def largest(Z: np.ndarray) -> np.ndarray:
        return Z / Z.max(axis=1, keepdims=True)

    found: dict[str, dict[str, float]] = {}
    for light, asked in (("given", new), ("changed", factors * new)):
        nearness = {
            "euclid": euclid(asked, old),
            "dot": asked @ old.T,
            "cosine": unit(asked) @ unit(old).T,
            "rival": euclid(largest(asked), largest(old)),
        }
        found[light] = {
            name: float((y[:STORED][table.argmax(axis=1)] == y[STORED:]).mean())
            for name, table in nearness.items()
        }
    return found


def cosine_distances() -> list[float]:
    """One less the cosine of the first and second, second and third, first and third vector."""
    U = RIGHT_ANGLE / np.linalg.norm(RIGHT_ANGLE, axis=1, keepdims=True)
    return [float(1 - U[i] @ U[j]) for i, j in ((0, 1), (1, 2), (0, 2))]


def two_steps() -> float:
    """The way over the middle vector."""
    first, second, _ = cosine_distances()
    return first + second
