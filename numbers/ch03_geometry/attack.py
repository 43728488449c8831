"""How little changes a linear classifier's answer: threes and eights, a step of each pixel."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch03_geometry.light import lit_digits

FITTED = 240  # threes and eights for the fit; the others are attacked
RIDGE = 100
STEP = 1  # grey values of sixteen by which each pixel may change
PAIR_W = np.array([3, -4])  # weights, an input and an offset by hand
PAIR_X = np.array([2, -1])


@cache
def pictures() -> tuple[np.ndarray, np.ndarray]:
    """Threes and eights (N, 64), and their sides, minus one and one."""
    X, y = lit_digits()
    chosen = (y == 3) | (y == 8)
    return X[chosen], np.where(y[chosen] == 8, 1, -1)


@cache
def classifier() -> tuple[np.ndarray, float]:
    """Weights (64,) and offset by ridge regression on the first FITTED pictures."""
    X, y = (part[:FITTED] for part in pictures())
    mu, Z = X.mean(axis=0), X - X.mean(axis=0)
    w = np.linalg.solve(Z.T @ Z + RIDGE * np.eye(64), Z.T @ (y - y.mean()))
    return w, float(y.mean() - w @ mu)


def attacked() -> int:
    """Pictures that are attacked."""
    return len(pictures()[0]) - FITTED


@cache
def right() -> dict[str, float]:
    """Share named rightly: as given, after the worst step, after a random one, and `along`.

    `along` has the same length as the step of all pixels, and goes along the weights.
    """
    (w, offset), (X, y) = classifier(), (part[FITTED:] for part in pictures())
    rng = np.random.default_rng(3)

    def share(Z: np.ndarray) -> float:
        return float((np.sign(Z @ w + offset) == y).mean())

    length = STEP * np.sqrt(X.shape[1])
    return {
        "given": share(X),
        "signs": share(X - STEP * y[:, None] * np.sign(w)),
        "random": share(X + STEP * rng.choice([-1, 1], X.shape)),
        "along": share(X - length * y[:, None] * w / np.linalg.norm(w)),
    }


def by_hand() -> dict[str, float]:
    """The score of the pair, and the least changes to zero in the norms infinity and two."""
    score = float(PAIR_W @ PAIR_X)
    return {
        "score": score,
        "infinity": score / float(abs(PAIR_W).sum()),
        "two": score / float(np.linalg.norm(PAIR_W)),
    }
