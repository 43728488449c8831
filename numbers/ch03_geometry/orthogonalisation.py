"""Orthogonal columns: by hand, and what is left of their orthogonality on a machine."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.polynomial import chebyshev

from ch03_geometry.projection import A1, A2, matrix
from scripts.declare import cross_checked_by

ROWS = 60
COLUMNS = 12
POWERS = np.arange(1, 15)  # decimal logarithms of the condition numbers that are tried
REFLECTED = np.array([2, 1, 1])  # half of a1 + 3 e1: the vector of the reflection
GIVENS = np.array([3, 4])
COEFFICIENTS = np.arange(4, 15)  # how many coefficients the polynomial has
PLACES = 40  # where it is measured
UNKNOWNS = 12
COLUMNS_OF_A = np.array([A1, A2])


def _factors_by_library() -> list[np.ndarray]:
    Q, R = np.linalg.qr(matrix())
    signs = np.sign(np.diag(R))
    return [np.round(3 * Q * signs, 9), np.round(R * signs[:, None], 9)]


@cross_checked_by(_factors_by_library)
def threefold_factors() -> list[np.ndarray]:
    """3 Q and R of A, by Gram-Schmidt in whole numbers; (3, 2) and (2, 2)."""
    r11 = int(np.sqrt(A1 @ A1))
    r12 = int(A1 @ A2) // r11
    rest = A2 - r12 * A1 // r11
    r22 = int(np.sqrt(rest @ rest))
    Q = np.column_stack([3 * A1 // r11, 3 * rest // r22])
    return [Q, np.array([[r11, r12], [0, r22]])]


def orthonormal() -> np.ndarray:
    """Q, (3, 2)."""
    return threefold_factors()[0] / 3


def rest() -> np.ndarray:
    """a2 less its projection onto q1, (3,)."""
    q = orthonormal()[:, 0]
    return np.rint(A2 - (q @ A2) * q).astype(int)


def classical(A: np.ndarray) -> np.ndarray:
    """Q of classical Gram-Schmidt: all products with the original column; (m, n)."""
    Q = np.zeros_like(A)
    for j in range(A.shape[1]):
        v = A[:, j] - Q[:, :j] @ (Q[:, :j].T @ A[:, j])
        Q[:, j] = v / np.linalg.norm(v)
    return Q


def modified(A: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Q and R of modified Gram-Schmidt: each product with what is left of the column."""
    n = A.shape[1]
    Q, R = np.array(A, dtype=float), np.zeros((n, n))
    for j in range(n):
        R[j, j] = np.linalg.norm(Q[:, j])
        Q[:, j] /= R[j, j]
        R[j, j + 1 :] = Q[:, j] @ Q[:, j + 1 :]
        Q[:, j + 1 :] -= np.outer(Q[:, j], R[j, j + 1 :])
    return Q, R


def lost(Q: np.ndarray) -> float:
    """Largest singular value of I - Q^T Q."""
    return float(np.linalg.norm(np.eye(Q.shape[1]) - Q.T @ Q, 2))


def of_condition(power: int, seed: int = 0) -> np.ndarray:
    """A matrix with singular values from 1 down to 10^-power, evenly on a log scale."""
    rng = np.random.default_rng(seed)
    U = np.linalg.qr(rng.standard_normal((ROWS, COLUMNS)))[0]
    V = np.linalg.qr(rng.standard_normal((COLUMNS, COLUMNS)))[0]
    return U * np.logspace(0, -power, COLUMNS) @ V.T


def orthogonalised(way: str, A: np.ndarray) -> np.ndarray:
    """Q by one of three ways: classical, modified, householder; (m, n)."""
    if way == "classical":
        return classical(A)
    return modified(A)[0] if way == "modified" else np.linalg.qr(A)[0]


@cache
def losses() -> dict[str, np.ndarray]:
    """Median of ten matrices for each condition number: three ways to make Q."""
    return {
        way: np.array(
            [
                np.median(
                    [lost(orthogonalised(way, of_condition(int(k), seed))) for seed in range(10)]
                )
                for k in POWERS
            ]
        )
        for way in ("classical", "modified", "householder")
    }


def slopes() -> dict[str, float]:
    """Slope of log loss over log condition number: classical to 10^6, modified to 10^12."""
    found = losses()
    logs = {name: np.log10(values) for name, values in found.items()}
    return {
        "classical": float(np.polyfit(POWERS[:6], logs["classical"][:6], 1)[0]),
        "modified": float(np.polyfit(POWERS[:12], logs["modified"][:12], 1)[0]),
        "householder": float(np.polyfit(POWERS, logs["householder"], 1)[0]),
        "worst": float(found["householder"].max()),
        "at_eight": float(found["classical"][7]),
        "modified_at_eight": float(found["modified"][7]),
    }


def reflection() -> np.ndarray:
    """The reflection that takes a1 to -3 e1, times three, in whole numbers; (3, 3)."""
    v = REFLECTED
    return 3 * np.eye(3, dtype=int) - np.outer(v, v)


def reflected() -> np.ndarray:
    """Where it takes a1, (3,)."""
    return reflection() @ A1 // 3


def turn() -> np.ndarray:
    """Five times the rotation that takes (3, 4) to (5, 0); (2, 2)."""
    a, b = GIVENS
    return np.array([[a, b], [-b, a]])


def turned() -> np.ndarray:
    """Where it takes (3, 4), (2,)."""
    return turn() @ GIVENS // 5


def places(count: int = PLACES) -> np.ndarray:
    """Where the polynomial is measured: evenly from 0 to 1, (count,)."""
    return np.linspace(0, 1, count)


@cache
def solved(count: int) -> dict[str, Any]:
    """A polynomial whose coefficients are all one, fitted to its values in four ways.

    Relative errors of the coefficients, and of values halfway between the places of the fit.
    """
    x = places()
    between, c = (x[1:] + x[:-1]) / 2, np.ones(count)
    A, new = (np.vander(t, count, increasing=True) for t in (x, between))
    b, true = A @ c, new @ c
    Q, R = np.linalg.qr(A)
    C, C_new = (chebyshev.chebvander(2 * t - 1, count - 1) for t in (x, between))
    found = {
        "normal": np.linalg.solve(A.T @ A, A.T @ b),
        "qr": np.linalg.solve(R, Q.T @ b),
        "svd": np.linalg.lstsq(A, b, rcond=None)[0],
    }
    result: dict[str, Any] = {"kappa": float(np.linalg.cond(A))}
    for name, got in found.items():
        result[name] = float(np.linalg.norm(got - c) / np.linalg.norm(c))
        result[name + "_new"] = float(np.linalg.norm(new @ got - true) / np.linalg.norm(true))
    other = np.linalg.solve(C.T @ C, C.T @ b)
    result["chebyshev_new"] = float(np.linalg.norm(C_new @ other - true) / np.linalg.norm(true))
    result["chebyshev_kappa"] = float(np.linalg.cond(C))
    return result


def twelve() -> dict[str, Any]:
    """The errors with twelve coefficients, their condition number, and digits kept."""
    found = dict(solved(UNKNOWNS))
    for name in ("normal", "qr", "svd"):
        found["whole_" + name] = round(-float(np.log10(found[name])))
    found["digits"] = round(-float(np.log10(np.finfo(float).eps)))
    return found


def least_squares_slopes() -> dict[str, float]:
    """Slopes of log error over log condition number; normal equations up to 10^8."""
    every = [solved(int(n)) for n in COEFFICIENTS]
    log = {k: np.log10([e[k] for e in every]) for k in ("kappa", "normal", "qr")}
    few = log["kappa"] < 8
    return {
        "normal": float(np.polyfit(log["kappa"][few], log["normal"][few], 1)[0]),
        "qr": float(np.polyfit(log["kappa"], log["qr"], 1)[0]),
    }


def shape() -> tuple[int, int]:
    """Shape of the matrices that are tried."""
    return of_condition(1).shape


def eighth() -> float:
    """The condition number of the eighth of them."""
    return float(10.0 ** POWERS[7])


def rounding() -> float:
    """Distance of 1 from the next double."""
    return float(np.finfo(float).eps)
