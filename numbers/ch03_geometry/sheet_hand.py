"""What the symbols of the exercises by hand stand for, found without the answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import answers_hand as answers
from scripts.declare import setting

Values = dict[str, Any]


@setting
def exr_norms_symbols() -> Values:
    """The vector and both places; y has one entry that is not zero, for part (c)."""
    u, v = answers.EXR_NORMS_PLACES
    return {
        r"\mathbf{x}": answers.EXR_NORMS_X,
        r"\mathbf{u}": u,
        r"\mathbf{v}": v,
        r"\mathbf{y}": np.array([0.0, -2.5, 0.0, 0.0]),
        "n": 4,
    }


@setting
def exr_inner_symbols(rng: np.random.Generator) -> Values:
    """Both matrices, the axes, and any x."""
    return {
        r"\mathbf{M}": answers.EXR_INNER,
        r"\mathbf{N}": answers.EXR_INNER_OTHER,
        r"\mathbf{e}_i": np.eye(2),
        r"\mathbf{x}": rng.standard_normal(2),
        r"\mathbf{t}": answers.EXR_INNER_TRIED,
    }


@setting
def exr_plane_symbols() -> Values:
    """The matrix, the right-hand side, the solution by QR, and the projection."""
    A, b = answers.EXR_PLANE, answers.EXR_PLANE_RIGHT
    Q, R = np.linalg.qr(A)
    c = np.linalg.solve(R, Q.T @ b)
    return {r"\mathbf{A}": A, r"\mathbf{b}": b, r"\mathbf{c}": c, r"\mathbf{p}": A @ c}


@setting
def exr_qr_symbols() -> Values:
    """The matrix, both factors by Cholesky of A'A, the right-hand side and its coefficients."""
    A, b = answers.EXR_QR, answers.EXR_QR_RIGHT
    R = np.linalg.cholesky(A.T @ A).T
    Q = A @ np.linalg.inv(R)
    return {
        r"\mathbf{A}": A,
        r"\mathbf{a}_k": A.T,
        r"\mathbf{b}": b,
        r"\mathbf{Q}": Q,
        r"\mathbf{q}_k": Q.T,
        r"\mathbf{R}": R,
        r"\mathbf{c}": np.linalg.solve(A.T @ A, A.T @ b),
        r"\mathbf{p}": A @ np.linalg.solve(A.T @ A, A.T @ b),
    }


@setting
def exr_weights_symbols() -> Values:
    """Query and keys, and the turned pair: u_m and v_n after m and n right angles."""
    u, v = answers.EXR_WEIGHTS_PAIR
    turn = np.array([[0, -1], [1, 0]])
    powers = {n: np.linalg.matrix_power(turn, n) for n in range(4)}
    return {
        r"\mathbf{q}": answers.EXR_WEIGHTS_QUERY,
        r"\mathbf{k}_t": answers.EXR_WEIGHTS_KEYS,
        r"\mathbf{u}_m": {n: power @ u for n, power in powers.items()},
        r"\mathbf{v}_n": {n: power @ v for n, power in powers.items()},
        r"\mathbf{u}": u,
        r"\mathbf{v}": v,
        "d": len(answers.EXR_WEIGHTS_QUERY),
    }
