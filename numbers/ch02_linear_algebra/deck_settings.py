"""What the symbols of the deck stand for: the cubics, or random matrices of the kind it needs."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.linalg import lu, null_space

from ch02_linear_algebra import cubic
from scripts.declare import setting

Values = dict[str, Any]


@setting
def the_cubics() -> Values:
    """The system of the three points: solutions p + t v, columns of A, factors L and U."""
    A, found = cubic.system(), cubic.factors()
    p, v = cubic.particular(), cubic.kernel_vector()
    return {
        r"\mathbf{A}": A,
        r"\mathbf{a}_j": A.T,
        r"\mathbf{b}": cubic.VALUES,
        r"\mathbf{c}": p + 3 * v,
        r"\mathbf{p}": p,
        r"\mathbf{v}": v,
        r"\mathbf{L}": found["L"],
        r"\mathbf{U}": found["U"],
        r"\mathbf{y}": np.linalg.solve(found["L"], cubic.VALUES),
        r"\mathbf{V}": A[:, :3],
        r"\mathbf{B}": cubic.right_inverse(),
        "t": 3,
    }


@setting
def the_repeated_place() -> Values:
    """The system whose second place is measured twice, with its factors C and R."""
    found = cubic.repeated()
    return {
        r"\mathbf{A}": found["matrix"],
        r"\mathbf{C}": found["columns"],
        r"\mathbf{R}": found["rows"],
        r"\operatorname{rank} \mathbf{A}": found["rank"],
    }


@setting
def any_system(rng: np.random.Generator) -> Values:
    """A random system A c = b with a solution p, another one c = p + v, v of the kernel."""
    m, n = 3, 6
    A, p = rng.standard_normal((m, n)), rng.standard_normal(n)
    kernel = null_space(A)
    v = kernel @ rng.standard_normal(kernel.shape[1])
    return {
        r"\mathbf{A}": A,
        r"\mathbf{b}": A @ p,
        r"\mathbf{p}": p,
        r"\mathbf{c}": p + v,
        r"\mathbf{v}": v,
        "m": m,
        "n": n,
        "r": np.linalg.matrix_rank(A),
        r"\operatorname{rank} \mathbf{A}": np.linalg.matrix_rank(A),
        "k": kernel.shape[1],
        "s": rng.standard_normal(),
        "t": rng.standard_normal(),
    }


@setting
def any_place(rng: np.random.Generator) -> Values:
    """A place x, the row r of its powers, the solution p of the three points, the kernel v, t."""
    x = float(rng.standard_normal())
    return {
        "x": x,
        "t": rng.standard_normal(),
        r"\mathbf{r}": cubic.powers(np.array([x]))[0],
        r"\mathbf{p}": np.append(np.linalg.solve(cubic.system()[:, :3], cubic.VALUES), 0),
        r"\mathbf{v}": null_space(cubic.system())[:, 0] / null_space(cubic.system())[3, 0],
    }


@setting
def any_count(rng: np.random.Generator) -> Values:
    """A number of unknowns."""
    return {"n": int(rng.integers(3, 12))}


@setting
def any_exchange(rng: np.random.Generator) -> Values:
    """A square system, LAPACK's factors with the exchanges P, and both passes for b."""
    A, b = rng.standard_normal((4, 4)), rng.standard_normal(4)
    P, L, U = lu(A)
    P = P.T
    y = np.linalg.solve(L, P @ b)
    return {
        r"\mathbf{A}": A,
        r"\mathbf{b}": b,
        r"\mathbf{P}": P,
        r"\mathbf{L}": L,
        r"\mathbf{U}": U,
        r"\mathbf{y}": y,
        r"\mathbf{x}": np.linalg.solve(A, b),
    }


@setting
def any_hilbert() -> Values:
    """The Hilbert matrix by integrals of products of powers."""
    power = np.polynomial.Polynomial.basis
    integrals = [[(power(i) * power(j)).integ()(1) for j in range(4)] for i in range(4)]
    return {r"\mathbf{H}": np.array(integrals), "i": range(1, 5), "j": range(1, 5)}


@setting
def any_pivot(rng: np.random.Generator) -> Values:
    """The system with rows (ε, 1) and (1, 1) and right side (1, 2), solved by Cramer's rule."""
    pivot = rng.uniform(0.2, 0.7)
    return {r"\varepsilon": pivot, "x": -1 / (pivot - 1), "y": (2 * pivot - 1) / (pivot - 1)}


@setting
def any_square(rng: np.random.Generator) -> Values:
    """A random invertible matrix A, its inverse B, and a right-hand side b."""
    A = rng.standard_normal((4, 4))
    B = np.linalg.solve(A, np.eye(4))
    return {r"\mathbf{A}": A, r"\mathbf{B}": B, r"\mathbf{b}": rng.standard_normal(4)}
