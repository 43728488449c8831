"""Second routes to the answers of the exercises by hand, in exact fractions, and of power iteration and whitening."""

from math import atan2, cos, floor, log, sin, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ch09_pca.routes_exact import (
    centred,
    covariance,
    dot,
    eigenvalues,
    eigenvector,
    exact,
    exact_matrix,
    mean,
    product,
    transposed,
)

Array = NDArray[Any]


def four_points(points: Array) -> dict[str, Any]:
    """Mean, covariance, eigenvalues, first direction and share, in fractions."""
    X = exact_matrix(points)
    S = covariance(X)
    lam = eigenvalues(S)
    v = eigenvector(S, lam[0])
    return {
        "mean": mean(X),
        "covariance": S,
        "eigenvalues": lam,
        "axis": [1 / sqrt(dot(v, v)), *v],
        "share": lam[0] / sum(lam),
    }


def rebuilt(point: Array, average: Array, basis: Any) -> dict[str, Any]:
    """Scores, the rebuilt point and what is lost, by the projection of the sheet in fractions."""
    x, mu, B = exact(point), exact(average), transposed(exact_matrix(basis))
    z = [dot(b, [p - m for p, m in zip(x, mu, strict=True)]) for b in B]
    again = [m + dot(z, row) for m, row in zip(mu, transposed(B), strict=True)]
    lost = [p - q for p, q in zip(x, again, strict=True)]
    return {"scores": z, "point": again, "residual": lost, "error": dot(lost, lost)}


def units(S: Array, factor: int) -> dict[str, Any]:
    """Two features, before and after the second is multiplied by a factor, in fractions; standardised, by an angle."""
    before = exact_matrix(S)
    D = exact_matrix(np.diag([1, factor]))
    after = product(product(D, before), D)
    lam, new = eigenvalues(before), eigenvalues(after)
    correlation = before[0][1] / sqrt(before[0][0] * before[1][1])
    angle = atan2(2 * correlation, 0) / 2  # Jacobi: tan of twice the angle is 2 s12 / (s11 - s22)
    return {
        "eigenvalues": lam,
        "direction": eigenvector(before, lam[0]),
        "share": lam[0] / sum(lam),
        "doubled_eigenvalues": new,
        "doubled_direction": eigenvector(after, new[0]),
        "doubled_share": new[0] / sum(new),
        "in_metres": eigenvector(
            product(before, product(D, D)), new[0]
        ),  # D S D v = t v with v = D w says S D D w = t w
        "standardised": [f(angle) / min(cos(angle), abs(sin(angle))) for f in (cos, sin)],
    }


def tie(S: Array, target: Any) -> dict[str, Any]:
    """Eigenvalues as rational roots, and shares in fractions."""
    A = exact_matrix(S)
    lam = eigenvalues(A)
    shares = [sum(lam[:K]) / sum(lam) for K in range(1, len(lam) + 1)]
    return {
        "first_eigenvalue": lam[0],
        "first_direction": eigenvector(A, lam[0]),
        "share_2": shares[1],
        "components": 1 + sum(share < target for share in shares),
    }


def two_points(points: Array, images: int, pixels: int) -> dict[str, Any]:
    """The small matrix in fractions, its eigenvector carried over, and entries counted pair by pair."""
    Xc = centred(exact_matrix(points))
    N = len(Xc)
    G = [[dot(a, b) / N for b in Xc] for a in Xc]
    lam = eigenvalues(G)
    carried = product([eigenvector(G, lam[0])], Xc)[0]
    sign = 1 if dot(carried, Xc[0]) > 0 else -1
    return {
        "gram": G,
        "eigenvalues": lam,
        "direction": [sign * float(a) / sqrt(dot(carried, carried)) for a in carried],
        "singular_value": sqrt(N * lam[0]),
        "gram_entries": sum(1 for _ in range(images) for _ in range(images)),
        "covariance_entries": pixels + 2 * sum(range(pixels)),
    }  # variances, and each pair of pixels twice


def whitening(S: Array) -> dict[str, Any]:
    """The symmetric whitening matrix from the eigenvectors of LAPACK."""
    lam, B = np.linalg.eigh(S)
    return {"matrix": B / np.sqrt(lam) @ B.T}


def power(S: Array, start: Array) -> dict[str, Any]:
    """Power iteration without iterating: the start vector in the basis of exact eigenvectors, each coordinate scaled."""
    A, w = exact_matrix(S), exact(start)
    lam = eigenvalues(A)
    V = [eigenvector(A, t) for t in lam]
    along = [dot(w, v) / dot(v, v) for v in V]

    def step(k: int) -> list[Any]:
        return [
            sum(t**k * c * v[i] for t, c, v in zip(lam, along, V, strict=True))
            for i in range(len(w))
        ]

    def rayleigh(k: int) -> Any:
        squares = [t ** (2 * k) * c**2 * dot(v, v) for t, c, v in zip(lam, along, V, strict=True)]
        return dot(lam, squares) / sum(squares)

    tangent = sqrt(along[1] ** 2 * dot(V[1], V[1]) / (along[0] ** 2 * dot(V[0], V[0])))
    return {
        "first_step": step(1),
        "second_step": step(2),
        "rayleigh_start": rayleigh(0),
        "rayleigh_second": rayleigh(2),
        "ratio": lam[1] / lam[0],
        "steps": floor(log(1e6 * tangent) / log(lam[0] / lam[1])) + 1,
    }
