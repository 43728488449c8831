"""Exact linear algebra for second routes: rational eigenvalues, eigenvectors by elimination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import gcd, lcm
from typing import Any

Vector = list[Fraction]
Matrix = list[Vector]


def exact(values: Iterable[Any]) -> Vector:
    """Integers, fractions or short decimals as fractions."""
    plain = (v.item() if hasattr(v, "item") else v for v in values)
    return [Fraction(v).limit_denominator(10**6) for v in plain]


def exact_matrix(rows: Iterable[Iterable[Any]]) -> Matrix:
    """A matrix of integers, fractions or short decimals, in fractions."""
    return [exact(row) for row in rows]


def dot(x: Vector, y: Vector) -> Fraction:
    """Inner product."""
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction())


def minus(x: Vector, y: Vector) -> Vector:
    """Difference of two vectors."""
    return [a - b for a, b in zip(x, y, strict=True)]


def transposed(A: Matrix) -> Matrix:
    """Rows for columns."""
    return [list(column) for column in zip(*A, strict=True)]


def product(A: Matrix, B: Matrix) -> Matrix:
    """Matrix product."""
    return [[dot(row, column) for column in transposed(B)] for row in A]


def trace(A: Matrix) -> Fraction:
    """Sum of the diagonal."""
    return sum((A[i][i] for i in range(len(A))), Fraction())


def shifted(A: Matrix, t: Fraction) -> Matrix:
    """A + t I."""
    return [[a + t * (i == j) for j, a in enumerate(row)] for i, row in enumerate(A)]


def mean(X: Matrix) -> Vector:
    """Mean of the rows."""
    return [sum(column, Fraction()) / len(X) for column in transposed(X)]


def centred(X: Matrix) -> Matrix:
    """The rows minus their mean."""
    mu = mean(X)
    return [minus(row, mu) for row in X]


def covariance(X: Matrix) -> Matrix:
    """Covariance of the rows, divided by their number."""
    columns = transposed(centred(X))
    return [[dot(a, b) / len(X) for b in columns] for a in columns]


def characteristic_polynomial(A: Matrix) -> Vector:
    """Coefficients of det(t I - A), the highest power first, by Faddeev and LeVerrier."""
    coefficients, M = [Fraction(1)], [[Fraction()] * len(A) for _ in A]
    for k in range(1, len(A) + 1):
        M = product(A, shifted(M, coefficients[-1]))
        coefficients.append(-trace(M) / k)
    return coefficients


def eigenvalues(A: Matrix) -> Vector:
    """Eigenvalues, largest first, when all are rational: roots of the characteristic polynomial."""
    polynomial, found = characteristic_polynomial(A), []
    while len(polynomial) > 1:
        root = next(t for t in _possible_roots(polynomial) if _divided(polynomial, t)[-1] == 0)
        found.append(root)
        polynomial = _divided(polynomial, root)[:-1]
    return sorted(found, reverse=True)


def _possible_roots(polynomial: Vector) -> Iterator[Fraction]:
    """Zero, and ± p / q, where p divides the last and q the first coefficient, made whole."""
    common = lcm(*(c.denominator for c in polynomial))
    first, last = (abs(int(c * common)) for c in (polynomial[0], polynomial[-1]))
    yield Fraction()
    for q in (q for q in range(1, first + 1) if first % q == 0):
        for p in (p for p in range(1, last + 1) if last % p == 0):
            yield Fraction(p, q)
            yield Fraction(-p, q)


def _divided(polynomial: Vector, t: Fraction) -> Vector:
    """Quotient by the factor with the root t, and the value at t, by Horner's scheme."""
    quotient = [polynomial[0]]
    for c in polynomial[1:]:
        quotient.append(c + t * quotient[-1])
    return quotient


def eigenvector(A: Matrix, eigenvalue: Fraction) -> Vector:
    """Eigenvector of a simple eigenvalue in whole numbers, its largest entry positive."""
    M = shifted(A, -eigenvalue)
    pivots: list[int] = []
    for j in range(len(M)):
        r = len(pivots)
        below = next((i for i in range(r, len(M)) if M[i][j]), None)
        if below is None:
            continue
        M[r], M[below] = M[below], M[r]
        M[r] = [m / M[r][j] for m in M[r]]
        for i in range(len(M)):
            if i != r:
                M[i] = minus(M[i], [M[i][j] * p for p in M[r]])
        pivots.append(j)
    (free,) = set(range(len(M))) - set(pivots)
    v = [Fraction(j == free) for j in range(len(M))]
    for r, j in enumerate(pivots):
        v[j] = -M[r][free]
    return primitive(v)


def primitive(v: Vector) -> Vector:
    """The multiple of a vector in coprime whole numbers, its largest entry positive."""
    whole = [int(a * lcm(*(b.denominator for b in v))) for a in v]
    return [Fraction(a, gcd(*whole) * (1 if max(whole, key=abs) > 0 else -1)) for a in whole]
