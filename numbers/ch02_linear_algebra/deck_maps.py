"""What the symbols of the deck on products, maps and bases stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.linalg import null_space

from ch02_linear_algebra import attention, cubic
from scripts.declare import setting

Values = dict[str, Any]


@setting
def any_product(rng: np.random.Generator) -> Values:
    """Three random matrices that can be multiplied, and entries of two of them; x, y, a, W."""
    A, B, C = (rng.standard_normal(shape) for shape in ((4, 3), (3, 5), (5, 2)))
    x, y = rng.standard_normal((2, 3))
    return {
        r"\mathbf{A}": A,
        r"\mathbf{B}": B,
        r"\mathbf{C}": C,
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        "s": rng.standard_normal(),
        "t": rng.standard_normal(),
        "A_{ik}": A,
        "B_{kj}": B,
        r"\mathbf{P}": A @ B,
        "n": 3,
    }


@setting
def any_boundary(rng: np.random.Generator) -> Values:
    """A point x of a boundary with the weights w and the offset a, of dimension k."""
    w, x = rng.standard_normal((2, 5))
    k = null_space(w[None]).shape[1]
    return {r"\mathbf{w}": w, r"\mathbf{x}": x, "a": -w @ x, "n": 5, "k": k}


@setting
def any_blocks(rng: np.random.Generator) -> Values:
    """A product, its factors cut at one place of the inner dimension, and its columns and rows."""
    A, B, n = rng.standard_normal((3, 5)), rng.standard_normal((5, 4)), 5
    return {
        r"\mathbf{A}": A,
        r"\mathbf{B}": B,
        r"\mathbf{A}_i": {1: A[:, :2], 2: A[:, 2:]},
        r"\mathbf{B}_i": {1: B[:2], 2: B[2:]},
        r"\mathbf{a}_j": A.T,
        r"\mathbf{r}_j": B,
        "n": n,
    }


@setting
def low_rank(rng: np.random.Generator) -> Values:
    """A matrix of rank r as a product C R of independent columns and rows; B multiplies it."""
    m, n, r = 5, 6, 2
    C, R = rng.standard_normal((m, r)), rng.standard_normal((r, n))
    B = rng.standard_normal((n, 4))
    return {
        r"\mathbf{A}": C @ R,
        r"\mathbf{C}": C,
        r"\mathbf{R}": R,
        r"\mathbf{B}": B,
        "m": m,
        "n": n,
        "r": r,
        r"\operatorname{rank} \mathbf{A}": np.linalg.matrix_rank(C @ R),
        r"\operatorname{rank} \mathbf{B}": np.linalg.matrix_rank(B),
        r"\operatorname{rank}(\mathbf{A}^\top)": np.linalg.matrix_rank((C @ R).T),
        r"\operatorname{rank}(\mathbf{A}\mathbf{B})": np.linalg.matrix_rank(C @ R @ B),
    }


@setting
def the_turn() -> Values:
    """The map A, the basis in the columns of S, the point x and its coordinates y in that basis."""
    found = cubic.turned()
    return {
        r"\mathbf{A}": found["A"],
        r"\mathbf{S}": found["S"],
        r"\mathbf{s}_k": found["S"].T,
        r"\mathbf{D}": found["D"],
        r"\mathbf{x}": cubic.THREE,
        r"\mathbf{y}": found["coordinates"],
    }


@setting
def any_basis(rng: np.random.Generator) -> Values:
    """A random map A and invertible S: coordinates y of x, and the map D in the new basis."""
    A, S, x = rng.standard_normal((4, 4)), rng.standard_normal((4, 4)), rng.standard_normal(4)
    inverse = np.linalg.inv(S)
    return {
        r"\mathbf{A}": A,
        r"\mathbf{S}": S,
        r"\mathbf{D}": inverse @ A @ S,
        r"\mathbf{x}": x,
        r"\mathbf{y}": inverse @ x,
    }


@setting
def the_derivative() -> Values:
    """The matrix of the derivative of cubics, and the coefficients of one of them."""
    return {r"\mathbf{A}": cubic.derivative(), r"\mathbf{c}": cubic.solution_at_two()}


@setting
def any_derivative(rng: np.random.Generator) -> Values:
    """A place x, the row r of its first three powers, and the columns a of the derivative."""
    x = float(rng.standard_normal())
    return {"x": x, r"\mathbf{r}": np.array([1, x, x**2]), r"\mathbf{a}_j": cubic.derivative().T}


@setting
def the_attention() -> Values:
    """One query and three keys."""
    return {
        r"\mathbf{q}": attention.QUERY,
        r"\mathbf{k}_t": attention.KEYS,
        "s_t": attention.scores(),
    }
