"""What the symbols of the sections on inner products stand for."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch03_geometry import anomalies, inner
from scripts.declare import setting

Values = dict[str, Any]


@setting
def any_inner(rng: np.random.Generator) -> Values:
    """A random positive definite M (3, 3), vectors x, y, z, a number t, unit vectors e_d."""
    R = rng.normal(size=(5, 3))
    x, y, z = rng.normal(size=(3, 3))
    M = R.T @ R
    return {
        r"\mathbf{M}": M,
        "M_{de}": M,
        r"\mathbf{e}_d": np.eye(3),
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{z}": z,
        "t": rng.normal(),
        "n": 3,
    }


@setting
def any_multiple(rng: np.random.Generator) -> Values:
    """Random x, y of four entries, and the t that makes x - t y shortest, by least squares."""
    x, y = rng.normal(size=(2, 4))
    return {
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        "t": float(np.linalg.lstsq(y[:, None], x, rcond=None)[0][0]),
    }


@setting
def any_sides(rng: np.random.Generator) -> Values:
    """Random x, y, z of four entries, and the polarised product s."""

    def s(a: np.ndarray, b: np.ndarray) -> float:
        return float((np.linalg.norm(a + b) ** 2 - np.linalg.norm(a - b) ** 2) / 4)

    x, y, z = rng.normal(size=(3, 4))
    return {
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{z}": z,
        "t": rng.normal(),
        "s": s,
    }


@setting
def the_columns() -> Values:
    """The vectors (1, 2, 2) and (3, 3, 0)."""
    found = inner.columns()
    return {
        r"\mathbf{x}": inner.FIRST_COLUMN,
        r"\mathbf{y}": inner.SECOND_COLUMN,
        "t": found["t"],
    }


@setting
def any_angle(rng: np.random.Generator) -> Values:
    """Random x, y of four entries, their angle from Kahan's formula, and unit vectors u, v."""
    x, y = rng.normal(size=(2, 4))
    u, v = x / np.linalg.norm(x), y / np.linalg.norm(y)
    omega = 2 * np.arctan2(np.linalg.norm(u - v), np.linalg.norm(u + v))
    return {
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{u}": u,
        r"\mathbf{v}": v,
        r"\omega": float(omega),
    }


@setting
def right_angle(rng: np.random.Generator) -> Values:
    """Random orthogonal x, y of three entries: y is a cross product with x."""
    x, w = rng.normal(size=(2, 3))
    return {r"\mathbf{x}": x, r"\mathbf{y}": np.cross(x, w)}


@setting
def any_basis(rng: np.random.Generator) -> Values:
    """A random orthonormal basis q_k of n vectors, and a vector x."""
    n = 4
    Q = np.linalg.qr(rng.normal(size=(n, n)))[0]
    return {r"\mathbf{q}_k": Q.T, r"\mathbf{x}": rng.normal(size=n), "n": n}


@setting
def any_examples(rng: np.random.Generator) -> Values:
    """Random vectors x_n in the rows of X (N, D), their products G, weights c_n."""
    N, D = 4, 3
    X, c = rng.normal(size=(N, D)), rng.normal(size=N)
    G = np.array([[float(np.dot(a, b)) for b in X] for a in X])
    return {
        r"\mathbf{X}": X,
        r"\mathbf{x}_n": X,
        "G_{nm}": G,
        r"\mathbf{G}": G,
        r"\mathbf{c}": c,
        "c_n": c,
        "N": N,
    }


@setting
def any_spectrum(rng: np.random.Generator) -> Values:
    """A random positive semidefinite G of rank two, its eigenvectors Q, Λ, and its factor B."""
    R = rng.normal(size=(4, 2))
    lam, Q = np.linalg.eigh(R @ R.T)
    lam = np.where(np.abs(lam) < 1e-12, 0.0, lam)
    return {
        r"\mathbf{G}": R @ R.T,
        r"\mathbf{Q}": Q,
        r"\boldsymbol{\Lambda}": np.diag(lam),
        r"\mathbf{B}": Q * np.sqrt(lam),
    }


@setting
def any_covariance(rng: np.random.Generator) -> Values:
    """A random covariance S = L L^T; a mean, a point x, and z with L z = x - mu."""
    L = np.tril(rng.normal(size=(3, 3))) + 2 * np.eye(3)
    z, mu = rng.normal(size=(2, 3))
    return {
        r"\mathbf{S}": L @ L.T,
        r"\mathbf{L}": L,
        r"\mathbf{x}": mu + L @ z,
        r"\boldsymbol{\mu}": mu,
        r"\mathbf{z}": z,
    }


@setting
def the_covariance() -> Values:
    """The covariance with which distances are computed by hand."""
    return {r"\mathbf{S}": anomalies.COVARIANCE}
