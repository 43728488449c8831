"""What products and elimination cost, counted by programs that do nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import sympy

from scripts.declare import cross_checked_by

SIZES = (5, 10, 20, 50, 100, 200)
SHOWN = 100
TWELVE = 12  # the most coefficients in the picture of conditioning
SMALL = (1e-20, 1, 1, 1, 1, 2)  # the entries of the system with a small pivot, then its right side
ROW_SCALE = 1e20  # of the first row: its pivot is then as large as the other
SIZE = 20  # rows of the Hilbert matrix whose rank is counted
THIN, LONG = 10, 1000  # the chain: thin × long, long × thin, thin × long


def elimination_count(n: int) -> int:
    """Multiplications and divisions that turn an n × n matrix into L and U."""
    count = 0
    for pivot in range(n):
        for _ in range(pivot + 1, n):
            count += 1 + (n - pivot - 1)  # the multiple, then the rest of the row
    return count


def substitution_count(n: int) -> int:
    """Those of both triangular systems of one right-hand side."""
    return sum(range(n)) + sum(row + 1 for row in range(n))


def inverse_count(n: int) -> int:
    """Those of n right-hand sides, which give the inverse, and of its product with b.

    Column j of the identity is zero above its one, so the way down begins there.
    """
    down = sum(row - column for column in range(n) for row in range(column + 1, n))
    up = n * sum(row + 1 for row in range(n))
    return elimination_count(n) + down + up + n * n


@cross_checked_by(lambda: {"lu": (SHOWN**3 - SHOWN) // 3, "solve": SHOWN**2})
def counted() -> dict[str, int]:
    """Multiplications for a system of SHOWN unknowns: factors, then each right-hand side."""
    return {"lu": elimination_count(SHOWN), "solve": substitution_count(SHOWN)}


def inverse_over_solve() -> float:
    """How many times more the way through the inverse costs, at SHOWN unknowns."""
    return inverse_count(SHOWN) / (elimination_count(SHOWN) + substitution_count(SHOWN))


def chain() -> dict[str, Any]:
    """Multiplications of the product of three matrices for both places of the brackets."""
    left = THIN * LONG * THIN + THIN * THIN * LONG
    right = LONG * THIN * LONG + THIN * LONG * LONG
    return {"left": left, "right": right, "ratio": right / left}


def small_pivot() -> dict[str, Any]:
    """The system with a pivot of 1e-20, solved without and with an exchange of rows."""

    def solved(A: np.ndarray, b: np.ndarray) -> np.ndarray:
        multiple = A[1, 0] / A[0, 0]
        y = (b[1] - multiple * b[0]) / (A[1, 1] - multiple * A[0, 1])
        return np.array([(b[0] - A[0, 1] * y) / A[0, 0], y])

    A, b = np.reshape(SMALL[:4], (2, 2)).astype(float), np.array(SMALL[4:], dtype=float)
    scale = np.array([ROW_SCALE, 1])
    return {
        "without": solved(A, b),
        "exchanged": solved(A[::-1], b[::-1]),
        "scaled": solved(A * scale[:, None], b * scale),
    }


def condition_numbers() -> dict[str, np.ndarray]:
    """Condition numbers for 2, 3, …, 12 coefficients: Hilbert matrix and four of interpolation.

    Powers at even places in [-1, 1] and at Chebyshev places, Chebyshev polynomials at both.
    """
    from scipy.linalg import hilbert

    found: dict[str, list[float]] = {"hilbert": [], "even": [], "nodes": []}
    found |= {"polynomials": [], "both": []}
    for n in range(2, TWELVE + 1):
        even = np.linspace(-1, 1, n)
        nodes = np.cos(np.pi * (np.arange(n) + 0.5) / n)
        found["hilbert"].append(np.linalg.cond(hilbert(n)))
        found["even"].append(np.linalg.cond(np.vander(even)))
        found["nodes"].append(np.linalg.cond(np.vander(nodes)))
        polynomials = np.polynomial.chebyshev.chebvander(even, n - 1)
        found["polynomials"].append(np.linalg.cond(polynomials))
        found["both"].append(np.linalg.cond(np.polynomial.chebyshev.chebvander(nodes, n - 1)))
    return {name: np.array(values) for name, values in found.items()}


def twelve() -> dict[str, float]:
    """The condition numbers at twelve coefficients, the largest as a power of ten."""
    last = {name: float(values[-1]) for name, values in condition_numbers().items()}
    return {**last, "hilbert_power": float(np.log10(last["hilbert"]))}


def hilbert_rank() -> dict[str, int]:
    """Rank of the Hilbert matrix of SIZE rows: as NumPy's threshold counts it, and exactly."""
    from scipy.linalg import hilbert

    exact = sympy.Matrix(SIZE, SIZE, lambda i, j: sympy.Rational(1, i + j + 1)).rank()
    return {"numerical": int(np.linalg.matrix_rank(hilbert(SIZE))), "exact": int(exact)}
