"""A rotation of space by hand, and rotary positions: scores that see only differences.

Rotary position embedding (Su et al. 2021) turns pairs of entries of queries and keys by angles
that grow with the position.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import sympy

from ch03_geometry.orthogonalisation import threefold_factors
from ch03_geometry.projection import residual
from scripts.declare import cross_checked_by, unit

BASE = 10000.0
ENTRIES = 16  # of queries and keys
LEARNT = 32  # positions of the fit
NEW = 64  # those from LEARNT up to here are tried
BACK = 3  # the position so far back is to be found
RIDGE_OF_SCORES = 1e-3
QUERY_BY_HAND = np.array([3, 4])
KEY_BY_HAND = np.array([4, 3])


def threefold_rotation() -> np.ndarray:
    """Three times the rotation with columns q1, q2 and -r/3; (3, 3)."""
    return np.column_stack([threefold_factors()[0], -residual()])


def _axis_by_eigenvectors() -> np.ndarray:
    lam, V = np.linalg.eig(threefold_rotation() / 3)
    axis = np.real(V[:, np.argmin(np.abs(lam - 1))])
    return np.round(axis / axis[0], 9)


@cross_checked_by(_axis_by_eigenvectors)
def axis() -> np.ndarray:
    """The direction that the rotation leaves where it is, (3,)."""
    M = sympy.Matrix(threefold_rotation().tolist()) - 3 * sympy.eye(3)
    v = M.nullspace()[0]
    return np.array([int(entry / v[0]) for entry in v])


def cosine_of_turn() -> Fraction:
    """Cosine of the angle of the rotation, (trace - 1) / 2."""
    return (Fraction(int(np.trace(threefold_rotation())), 3) - 1) / 2


@unit("degrees")
def degrees_of_turn() -> float:
    """The angle in degrees."""
    return float(np.degrees(np.arccos(float(cosine_of_turn()))))


def frequencies(d: int = ENTRIES) -> np.ndarray:
    """Angles by which each pair of entries turns at one step, (d / 2,)."""
    return BASE ** (-2 * np.arange(d // 2) / d)


def turned_pairs(x: np.ndarray, position: float) -> np.ndarray:
    """Pairs of entries (1st and 2nd, 3rd and 4th, …) turned by position times frequency; (d,)."""
    a = position * frequencies(len(x))
    first, second = x[0::2], x[1::2]
    out = np.empty_like(x, dtype=float)
    out[0::2] = np.cos(a) * first - np.sin(a) * second
    out[1::2] = np.sin(a) * first + np.cos(a) * second
    return out


def quarter_turns() -> dict[str, Any]:
    """Scores of (3, 4) and (4, 3) when each step is a quarter turn: equal for equal differences."""
    J = np.array([[0, -1], [1, 0]])
    q, k = QUERY_BY_HAND, KEY_BY_HAND
    step = [np.linalg.matrix_power(J, n) for n in range(4)]
    return {
        "same": int(q @ k),
        "one": int((step[1] @ q) @ (step[2] @ k)),
        "again": int((step[2] @ q) @ (step[3] @ k)),
        "key": J @ k,
    }


def sinusoids(position: np.ndarray) -> np.ndarray:
    """Additive positions: sine and cosine of position times frequency; (N, d)."""
    a = np.outer(position, frequencies())
    return np.hstack([np.sin(a), np.cos(a)])


@cache
def measured() -> dict[str, Any]:
    """Change of a score when both positions move by 0 to 512: rotary, and added sinusoids."""
    rng = np.random.default_rng(0)
    q, k = rng.standard_normal((2, ENTRIES))
    shift = np.arange(0, 513)
    rotary = np.array([turned_pairs(q, float(s + 5)) @ turned_pairs(k, float(s)) for s in shift])
    added = np.sum((q + sinusoids(shift + 5)) * (k + sinusoids(shift)), axis=1)
    return {
        "rotary": rotary,
        "added": added,
        "rotary_spread": float(np.ptp(rotary)),
        "added_spread": float(np.ptp(added)),
    }


def _features(kind: str, m: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Features of pairs of positions in which a score is linear, (N, …)."""
    if kind == "rotary":
        a = np.outer(m - n, frequencies())
        return np.hstack([np.cos(a), np.sin(a)])
    if kind == "added":
        p, r = sinusoids(m), sinusoids(n)
        return (p[:, :, None] * r[:, None, :]).reshape(len(m), -1)
    table = np.zeros((len(m), 2 * NEW - 1))
    table[np.arange(len(m)), m - n + NEW - 1] = 1
    return table


@cache
def found() -> dict[str, Any]:
    """Share of queries whose largest score is at the place BACK steps before them.

    Scores fitted by ridge regression on positions below LEARNT; `new` are those from LEARNT on,
    with all keys before them, `window` the same with the LEARNT nearest keys only. Rivals: any
    bilinear form of added sinusoids, and a table with one number for each difference.
    """
    m, n = (v.ravel() for v in np.meshgrid(np.arange(LEARNT), np.arange(LEARNT), indexing="ij"))
    goal = (m - n == BACK).astype(float)
    result: dict[str, Any] = {}
    for kind in ("rotary", "added", "table"):
        F = _features(kind, m, n)
        w = np.linalg.solve(F.T @ F + RIDGE_OF_SCORES * np.eye(F.shape[1]), F.T @ goal)
        result[kind + "_numbers"] = F.shape[1]
        for name, first, last, window in (
            ("old", BACK, LEARNT, NEW),
            ("new", LEARNT, NEW, NEW),
            ("window", LEARNT, NEW, LEARNT),
        ):
            hits = []
            for position in range(first, last):
                keys = np.arange(max(0, position + 1 - window), position + 1)
                score = _features(kind, np.full(len(keys), position), keys) @ w
                hits.append(int(keys[np.argmax(score)]) == position - BACK)
            result[f"{kind}_{name}"] = float(np.mean(hits))
    return result


def moved() -> int:
    """By how many places both are moved at most."""
    return len(measured()["rotary"]) - 1


def two_columns() -> np.ndarray:
    """Sum of the first two columns of three times the rotation, (3,)."""
    return threefold_rotation()[:, :2].sum(axis=1)
