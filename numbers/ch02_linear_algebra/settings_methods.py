"""What the symbols of computing and of methods stand for, found without the answers' functions."""

from __future__ import annotations

from typing import Any

import numpy as np
import sympy
from scipy.linalg import null_space

from ch02_linear_algebra import answers_computing as computing
from scripts.declare import setting

Values = dict[str, Any]


@setting
def exr_growth_symbols() -> Values:
    """W with 4 and with n rows, L and U by elimination on whole columns, and the same for V."""
    W, n = computing.EXR_GROWTH_STARS, computing.EXR_GROWTH_SIZE
    large = np.tril(-np.ones((n, n)), -1) + np.eye(n)
    large[:, n - 1] = 1
    V = W[:, [3, 0, 1, 2]]
    (L, U), (M, R) = _eliminated(W), _eliminated(V)
    return {
        "g_k": _eliminated(large)[1][:, n - 1],
        r"\mathbf{W}_i": {4: W, n: large},
        "k": range(1, n),
        "c_j": np.ones(n),
        "y_j": np.linalg.solve(np.tril(-np.ones((n, n)), -1) + np.eye(n), large.sum(axis=1)),
        r"\mathbf{1}": np.ones(n),
        r"\mathbf{b}": large.sum(axis=1),
        r"\mathbf{V}_4": V,
        r"\mathbf{L}": L,
        r"\mathbf{U}": U,
        r"\mathbf{M}": M,
        r"\mathbf{R}": R,
        "n": n,
    }


def _eliminated(A: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """L and U without an exchange of rows."""
    U, L = A.astype(float), np.eye(len(A))
    for k in range(len(A) - 1):
        L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
        U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return L, U


@setting
def exr_pivots_symbols() -> Values:
    """The Hilbert matrix with three rows."""
    H = computing.exr_pivots_matrix().astype(float)
    return {r"\mathbf{H}": H, "i": range(1, 4), "j": range(1, 4)}


@setting
def any_fit(rng: np.random.Generator) -> Values:
    """Values y and guesses g of equal mean m, the residuals of a fit; mean squares of each kind."""
    N = 7
    Z = np.column_stack([np.ones(N), rng.standard_normal((N, 2))])
    y = rng.standard_normal(N)
    g = Z @ np.linalg.lstsq(Z, y, rcond=None)[0]
    return {
        "y_n": y,
        "g_n": g,
        "y_i": y,
        "g_i": g,
        "m": y.mean(),
        "N": N,
        "v": y.var(),
        "w": g.var(),
        "J": ((g - y) ** 2).mean(),
        "T": ((g[:, None] - y) ** 2).mean(),
    }


@setting
def exr_cultivars_symbols(rng: np.random.Generator) -> Values:
    """A table of ones and three groups, means m of the groups, coefficients c for any t."""
    kind = rng.permutation([0, 1, 2, 1, 0, 2, 2])
    m, t = rng.standard_normal(3), rng.standard_normal()
    X = np.column_stack([np.ones(7), np.eye(3)[kind]])
    p, v = np.array([0, *m]), null_space(X)[:, 0]
    v = v / v[0]
    return {
        r"\mathbf{X}": X,
        r"\mathbf{p}": p,
        r"\mathbf{v}": v,
        r"\mathbf{c}": np.array([t, *(m - t)]),
        "m_k": m,
        "t": t,
        "J": lambda t: t**2 + ((m - t) ** 2).sum(),
        "n": 4,
        "r": np.linalg.matrix_rank(X),
    }


def _sums_of_zero(n: int) -> np.ndarray:
    """A basis of the vectors with sum zero, in rows, (n - 1, n)."""
    basis = sympy.ones(1, n).nullspace()
    return np.array([np.array(v).astype(int)[:, 0] for v in basis])


@setting
def exr_means_symbols() -> Values:
    """A block x and the row M that takes its mean; the part kept y and the part forgotten v."""
    x = np.array([1, 2, 3, 6])
    return {
        r"\mathbf{M}": np.full((1, 4), 0.25),
        r"\mathbf{x}": x,
        r"\mathbf{y}": np.full(4, 3),
        r"\mathbf{w}_k": -_sums_of_zero(4),
        r"\mathbf{v}": x - 3,
    }


@setting
def any_turn(rng: np.random.Generator) -> Values:
    """Weights W and thin ones C R, inputs x, outputs y, and two orthogonal matrices P and Q."""
    m, n, r = 4, 5, 2
    P, Q = (np.linalg.qr(rng.standard_normal((k, k)))[0] for k in (n, m))
    W, C, R = (rng.standard_normal(shape) for shape in ((m, n), (m, r), (r, n)))
    x, y = rng.standard_normal(n), rng.standard_normal(m)
    rank = np.linalg.matrix_rank
    return {
        r"\mathbf{P}": P,
        r"\mathbf{Q}": Q,
        r"\mathbf{W}": W,
        r"\mathbf{W}'": Q @ W @ P.T,
        r"\mathbf{C}": C,
        r"\mathbf{R}": R,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{x}'": P @ x,
        r"\mathbf{y}'": Q @ y,
        r"\operatorname{rank} \mathbf{W}": rank(W),
        r"\operatorname{rank} \mathbf{W}'": rank(Q @ W @ P.T),
    }


@setting
def any_wide_fit(rng: np.random.Generator) -> Values:
    """A wide table Z with independent rows, labels y, and an exact fit c."""
    Z, y = rng.standard_normal((4, 7)), rng.choice([-1.0, 1.0], 4)
    c = Z.T @ np.linalg.solve(Z @ Z.T, y)
    return {r"\mathbf{Z}": Z, r"\mathbf{y}": y, r"\mathbf{c}": c}
