"""Second routes to the answers by hand: exact fractions; LAPACK for whitening."""

from __future__ import annotations

from fractions import Fraction
from math import atan2, cos, floor, hypot, log, sin, sqrt
from typing import Any

import numpy as np

from ch09_pca.routes_exact import (
    Matrix,
    centred,
    covariance,
    dot,
    eigenvalues,
    eigenvector,
    exact,
    exact_matrix,
    mean,
    minus,
    primitive,
    product,
    transposed,
)


def four_points(points: np.ndarray) -> dict[str, Any]:
    """Mean, covariance, eigenvalues, directions and share, in fractions."""
    X = exact_matrix(points)
    S = covariance(X)
    lam = eigenvalues(S)
    first, second = (eigenvector(S, t) for t in lam)
    length = sqrt(dot(first, first))
    return {
        "mean": mean(X),
        "centred": centred(X),
        "sum_of_squares": sum(x**2 for x, _ in centred(X)),
        "covariance": S,
        "eigenvalues": lam,
        "direction": first,
        "second_direction": second,
        "length": length,
        "axis": [1 / length, *first],
        "share": lam[0] / sum(lam),
        "unbiased_eigenvalues": [t * len(X) / (len(X) - 1) for t in lam],
    }


def rebuilt(point: np.ndarray, average: np.ndarray, basis: Any) -> dict[str, Any]:
    """Scores, the rebuilt point and what is lost, by the projection of the sheet in fractions."""
    x, mu, B = exact(point), exact(average), exact_matrix(basis)
    offset = minus(x, mu)
    z = [dot(b, offset) for b in transposed(B)]
    kept = [dot(z, row) for row in B]
    lost = minus(offset, kept)
    return {
        "centred": offset,
        "scores": z,
        "centred_point": kept,
        "point": [m + k for m, k in zip(mu, kept, strict=True)],
        "residual": lost,
        "error": dot(lost, lost),
        "squared_length": dot(offset, offset),
        "squared_scores": dot(z, z),
    }


def units(S: np.ndarray) -> dict[str, Any]:
    """Two features, the second in three units and standardised, by the angle of a rotation."""
    (a, b), (_, c) = before = exact_matrix(S)
    in_unit = {k: [[a, k * b], [k * b, k * k * c]] for k in (1, 2, 3)}
    correlation = b / sqrt(a * c)
    D = exact_matrix([[1, 0], [0, 4]])  # w = D v belongs to S D w = t w, as D S D v = t v says
    return {
        "metres": _axes(before),
        "half_metres": _axes(in_unit[2]),
        "third_metres": _axes(in_unit[3]),
        "standardised": _axes([[1, correlation], [correlation, 1]]),
        "back_in_metres": eigenvector(product(before, D), eigenvalues(in_unit[2])[0]),
    }


def _axes(S: Any) -> dict[str, Any]:
    """Eigenvalues and first direction of two features; Jacobi: tan 2θ = 2 s12 / (s11 - s22)."""
    (a, b), (_, c) = S
    angle, middle, radius = atan2(2 * b, a - c) / 2, (a + c) / 2, hypot((a - c) / 2, b)
    direction = np.array([cos(angle), sin(angle)])
    return {
        "covariance": S,
        "eigenvalues": [middle + radius, middle - radius],
        "trace": a + c,
        "determinant": a * c - b * b,
        "direction": direction / abs(direction).min(),
        "share": (middle + radius) / (a + c),
    }


def tie(S: np.ndarray, target: Fraction, reports: list[np.ndarray]) -> dict[str, Any]:
    """Eigenvalues as rational roots, shares in fractions, and what S multiplies the reports by."""
    A, V = exact_matrix(S), exact_matrix(reports)
    lam = eigenvalues(A)
    shares = [sum(lam[:K]) / sum(lam) for K in range(1, len(lam) + 1)]
    return {
        "eigenvalues": lam,
        "direction": eigenvector(A, lam[0]),
        "shares": shares,
        "components": 1 + sum(share < target for share in shares),
        "variance_of_reports": [y[0] / v[0] for y, v in zip(product(V, A), V, strict=True)],
    }


def two_points(points: np.ndarray, images: int, pixels: int) -> dict[str, Any]:
    """The small matrix in fractions, its eigenvector carried over, entries counted pair by pair."""
    X = exact_matrix(points)
    Xc, N = centred(X), len(X)
    G = [[dot(a, b) / N for b in Xc] for a in Xc]
    lam = eigenvalues(G)
    u = eigenvector(G, lam[0])
    (carried,) = product([u], Xc)
    length = sqrt(dot(carried, carried))
    return {
        "mean": mean(X),
        "centred": Xc,
        "gram": G,
        "eigenvalues": lam,
        "carried": carried,
        "carried_length": length,
        "direction": [a / length for a in carried],
        "singular_value": sqrt(N * lam[0]),
        "left_vector": [a / sqrt(dot(u, u)) for a in u],
        "gram_entries": sum(1 for _ in range(images) for _ in range(images)),
        "covariance_entries": pixels + 2 * sum(range(pixels)),  # each pair of pixels twice
    }


def whitening(S: np.ndarray) -> dict[str, Any]:
    """Functions of a symmetric matrix from the eigenvectors of LAPACK."""
    lam, B = np.linalg.eigh(S)
    return {
        "eigenvalues": lam[::-1],
        "factors": lam[::-1] ** -0.5,
        "second_direction": B[:, 0] / B[0, 0],
        "projectors": [np.outer(b, b) for b in B.T[::-1]],
        "matrix": B / np.sqrt(lam) @ B.T,
        "product": B * np.sqrt(lam) @ B.T,
    }


def power(S: np.ndarray, start: np.ndarray, limit: Fraction) -> dict[str, Any]:
    """Power iteration without iterating: in the basis of exact eigenvectors each part is scaled."""
    A, w = exact_matrix(S), exact(start)
    lam = eigenvalues(A)
    V: Matrix = [eigenvector(A, t) for t in lam]
    along = [dot(w, v) / dot(v, v) for v in V]
    lengths = [sqrt(dot(v, v)) for v in V]

    def step(k: int) -> list[Fraction]:
        scaled = [[t**k * c * a for a in v] for t, c, v in zip(lam, along, V, strict=True)]
        return [sum(entries, Fraction()) for entries in zip(*scaled, strict=True)]

    def rayleigh(k: int) -> Fraction:
        squares = [t ** (2 * k) * c**2 * dot(v, v) for t, c, v in zip(lam, along, V, strict=True)]
        return dot(lam, squares) / sum(squares)

    second, ratio = step(2), lam[1] / lam[0]
    tangent = abs(along[1]) * lengths[1] / (abs(along[0]) * lengths[0])
    bound = log(tangent / limit) / log(1 / ratio)
    return {
        "eigenvalues": lam,
        "first_direction": V[0],
        "second_direction": V[1],
        "first_step": step(1),
        "second_step": second,
        "second_step_reduced": primitive(second),
        "third_step_reduced": [a / second[0] * primitive(second)[0] for a in step(3)],
        "second_step_unit": [a / sqrt(dot(second, second)) for a in second],
        "rayleigh_start": rayleigh(0),
        "rayleigh_second": rayleigh(2),
        "tangents": [tangent * ratio**k for k in range(3)],
        "ratio": ratio,
        "steps_bound": bound,
        "steps": floor(bound) + 1,
    }
