"""What the symbols of the exercises by hand and of proofs stand for, found without the answers."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.linalg import null_space

from ch02_linear_algebra import answers
from scripts.declare import setting

Values = dict[str, Any]


@setting
def exr_solve_symbols() -> Values:
    """Two equations in three unknowns, with one solution and the kernel."""
    A, b = answers.EXR_SOLVE, answers.EXR_SOLVE_RIGHT
    v = null_space(A)[:, 0]
    v = v / v[2]
    p = np.linalg.lstsq(A, b, rcond=None)[0]
    p = p - p[2] * v
    return {r"\mathbf{A}": A, r"\mathbf{b}": b, r"\mathbf{p}": p, r"\mathbf{v}": v}


@setting
def exr_lu_symbols() -> Values:
    """A square system, its factors by elimination on whole columns, and both solutions."""
    A, b = answers.EXR_LU.astype(float), answers.EXR_LU_RIGHT
    U, L = A.copy(), np.eye(3)
    for k in range(2):
        L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
        U[k + 1 :] -= np.outer(L[k + 1 :, k], U[k])
    return {
        r"\mathbf{A}": A,
        r"\mathbf{b}": b,
        r"\mathbf{L}": L,
        r"\mathbf{U}": U,
        r"\mathbf{y}": np.linalg.solve(L, b),
        r"\mathbf{c}": np.linalg.solve(A, b),
    }


@setting
def exr_rank_symbols() -> Values:
    """The matrix, its first and third column, and the weights that mix all columns from them."""
    A = answers.EXR_RANK
    C = A[:, [0, 2]]
    R = np.linalg.lstsq(C, A, rcond=None)[0]
    return {
        r"\mathbf{A}": A,
        r"\mathbf{a}_j": A.T,
        r"\mathbf{C}": C,
        r"\mathbf{R}": R,
        r"\mathbf{v}": np.array([-R[0, 1], 1, -R[1, 1], 0]),
        r"\mathbf{w}": np.array([-R[0, 3], 0, -R[1, 3], 1]),
        "n": A.shape[1],
        "r": np.linalg.matrix_rank(A),
    }


@setting
def exr_basis_symbols() -> Values:
    """The map, the new basis s, the point x, its coordinates y, and the map D in the basis."""
    A, S, x = answers.EXR_BASIS, answers.EXR_BASIS_S, answers.EXR_BASIS_X
    return {
        r"\mathbf{A}": A,
        r"\mathbf{S}": S,
        r"\mathbf{s}_k": S.T,
        r"\mathbf{D}": np.linalg.solve(S, A @ S),
        r"\mathbf{x}": x,
        r"\mathbf{y}": np.linalg.solve(S, x),
    }


@setting
def any_wide(rng: np.random.Generator) -> Values:
    """A wide matrix A of full row rank, two right inverses B and C, their difference N."""
    A = rng.standard_normal((2, 4))
    B = A.T @ np.linalg.inv(A @ A.T)
    N = null_space(A) @ rng.standard_normal((2, 2))
    return {r"\mathbf{A}": A, r"\mathbf{B}": B, r"\mathbf{C}": B + N, r"\mathbf{N}": N}


@setting
def any_sum(rng: np.random.Generator) -> Values:
    """Two matrices of small rank, and the ranks of both and of their sum."""
    A, B = (rng.standard_normal((6, r)) @ rng.standard_normal((r, 5)) for r in (2, 1))
    rank = np.linalg.matrix_rank
    return {
        r"\mathbf{A}": A,
        r"\mathbf{B}": B,
        r"\operatorname{rank} \mathbf{A}": rank(A),
        r"\operatorname{rank} \mathbf{B}": rank(B),
        r"\operatorname{rank}(\mathbf{A} + \mathbf{B})": rank(A + B),
    }


@setting
def exr_scores_symbols() -> Values:
    """The query and the keys."""
    return {r"\mathbf{q}": answers.EXR_QUERY, r"\mathbf{k}_t": answers.EXR_KEYS}


@setting
def any_two_layers(rng: np.random.Generator) -> Values:
    """B of rank 3, then A of rank 4, through 5 dimensions; the image of B holds the kernel of A."""
    n = 5
    A = rng.standard_normal((6, 4)) @ rng.standard_normal((4, n))
    # all that A forgets lies in the image of B, so that the bound is tight
    B = np.column_stack([null_space(A), rng.standard_normal((n, 2))]) @ rng.standard_normal((3, 7))
    rank = np.linalg.matrix_rank
    return {
        r"\mathbf{A}": A,
        r"\mathbf{B}": B,
        "n": n,
        "k": rank(B) - rank(A @ B),
        r"\operatorname{rank} \mathbf{A}": rank(A),
        r"\operatorname{rank} \mathbf{B}": rank(B),
        r"\operatorname{rank}(\mathbf{A}\mathbf{B})": rank(A @ B),
    }


@setting
def two_flat_layers() -> Values:
    """Two diagonal matrices, each of which drops one of three entries."""
    A, B = np.diag([1, 1, 0]), np.diag([0, 1, 1])
    rank = np.linalg.matrix_rank
    return {
        r"\mathbf{A}": A,
        r"\mathbf{B}": B,
        "n": 3,
        r"\operatorname{rank} \mathbf{A}": rank(A),
        r"\operatorname{rank} \mathbf{B}": rank(B),
        r"\operatorname{rank}(\mathbf{A}\mathbf{B})": rank(A @ B),
    }


@setting
def any_flat(rng: np.random.Generator) -> Values:
    """Numbers s and t, a point p and vectors u, v of the kernel of A; x, y are p + u and p + v."""
    A, p = rng.standard_normal((2, 5)), rng.standard_normal(5)
    u, v = rng.standard_normal((2, 3)) @ null_space(A).T
    return {
        r"\mathbf{A}": A,
        r"\mathbf{b}": A @ p,
        r"\mathbf{c}": p + u,
        r"\mathbf{p}": p,
        r"\mathbf{u}": u,
        r"\mathbf{v}": v,
        r"\mathbf{x}": p + u,
        r"\mathbf{y}": p + v,
        "s": rng.standard_normal(),
        "t": rng.standard_normal(),
    }
