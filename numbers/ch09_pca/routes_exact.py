"""Exact linear algebra for second routes: eigenvalues as rational roots, eigenvectors by elimination, all in fractions."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any

Vector = list[Fraction]
Matrix = list[Vector]


class Routes:
    """Second routes to the numbers of one exercise, computed together from its data when the first is asked for."""

    def __init__(self, compute: Callable[..., dict[str, Any]], *data: Any) -> None:
        self._compute, self._data = compute, data

    @cached_property
    def _results(self) -> dict[str, Any]:
        return self._compute(*self._data)

    def __getitem__(self, quantity: str) -> Callable[[], Any]:
        return lambda: self._results[quantity]


def exact(values: Iterable[Any]) -> Vector:
    """Integers, fractions or short decimals as fractions."""
    return [
        Fraction(v.item() if hasattr(v, "item") else v).limit_denominator(10**6) for v in values
    ]


def exact_matrix(rows: Iterable[Iterable[Any]]) -> Matrix:
    """A matrix of integers, fractions or short decimals, in fractions."""
    return [exact(row) for row in rows]


def dot(x: Vector, y: Vector) -> Fraction:
    """Inner product."""
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction())


def transposed(A: Matrix) -> Matrix:
    """Rows for columns."""
    return [list(column) for column in zip(*A, strict=True)]


def product(A: Matrix, B: Matrix) -> Matrix:
    """Matrix product."""
    return [[dot(row, column) for column in transposed(B)] for row in A]


def mean(X: Matrix) -> Vector:
    """Mean of the rows."""
    return [sum(column, Fraction()) / len(X) for column in transposed(X)]


def centred(X: Matrix) -> Matrix:
    """The rows minus their mean."""
    mu = mean(X)
    return [[a - b for a, b in zip(row, mu, strict=True)] for row in X]


def covariance(X: Matrix) -> Matrix:
    """Covariance of the rows, divided by their number."""
    columns = transposed(centred(X))
    return [[dot(a, b) / len(X) for b in columns] for a in columns]


def characteristic_polynomial(A: Matrix) -> Vector:
    """Coefficients of det(t I - A), the highest power first, by Faddeev and LeVerrier."""
    coefficients, M = [Fraction(1)], [[Fraction()] * len(A) for _ in A]
    for k in range(1, len(A) + 1):
        M = product(
            A,
            [
                [m + (coefficients[-1] if i == j else 0) for j, m in enumerate(row)]
                for i, row in enumerate(M)
            ],
        )
        coefficients.append(-sum((M[i][i] for i in range(len(A))), Fraction()) / k)
    return coefficients


def eigenvalues(A: Matrix) -> Vector:
    """Eigenvalues, largest first, when all are rational: roots p / q of the characteristic polynomial, found by trial."""
    polynomial, found = characteristic_polynomial(A), []
    while len(polynomial) > 1:
        common = lcm(*(c.denominator for c in polynomial))
        first, last = int(common), abs(int(polynomial[-1] * common))
        tried = (
            [
                Fraction(s * p, q)
                for q in range(1, first + 1)
                if first % q == 0
                for p in range(1, last + 1)
                if last % p == 0
                for s in (1, -1)
            ]
            if last
            else [Fraction()]
        )
        root = next(t for t in tried if _value(polynomial, t) == 0)
        found.append(root)
        quotient = [polynomial[0]]  # Horner's scheme divides by t - root
        for c in polynomial[1:-1]:
            quotient.append(c + root * quotient[-1])
        polynomial = quotient
    return sorted(found, reverse=True)


def _value(polynomial: Vector, t: Fraction) -> Fraction:
    value = Fraction()
    for c in polynomial:
        value = value * t + c
    return value


def eigenvector(A: Matrix, eigenvalue: Fraction) -> Vector:
    """Eigenvector of a simple eigenvalue in integers without a common factor, its largest entry positive."""
    M = [[a - (eigenvalue if i == j else 0) for j, a in enumerate(row)] for i, row in enumerate(A)]
    pivots: list[int] = []
    for j in range(len(M)):
        r = len(pivots)
        below = next((i for i in range(r, len(M)) if M[i][j]), None)
        if below is None:
            continue
        M[r], M[below] = M[below], M[r]
        M[r] = [m / M[r][j] for m in M[r]]
        M = [
            row if i == r else [m - row[j] * p for m, p in zip(row, M[r], strict=True)]
            for i, row in enumerate(M)
        ]
        pivots.append(j)
    (free,) = set(range(len(M))) - set(pivots)
    v = [Fraction(j == free) for j in range(len(M))]
    for r, j in enumerate(pivots):
        v[j] = -M[r][free]
    return primitive(v)


def primitive(v: Vector) -> Vector:
    """The multiple of a vector in integers without a common factor, its largest entry positive."""
    whole = [int(a * lcm(*(b.denominator for b in v))) for a in v]
    return [Fraction(a, gcd(*whole) * (1 if max(whole, key=abs) > 0 else -1)) for a in whole]
