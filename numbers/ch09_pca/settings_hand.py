"""What the symbols of the exercises by hand stand for."""

from __future__ import annotations

import numpy as np

from ch09_pca import answers_plane as plane
from ch09_pca import answers_space as space
from ch09_pca.instances import spectrum
from ch09_pca.symbols import Values, of_covariance, of_examples, signed
from scripts.declare import setting


@setting
def exr_four_points_symbols() -> Values:
    """v is three times the first eigenvector; λ is any number."""
    found = signed(of_examples(plane.EXR_FOUR_POINTS), (2, 1))
    return {**found, r"\mathbf{v}": np.array([6, 3]), r"\lambda": 2.5}


@setting
def exr_rebuild_symbols() -> Values:
    """Mean, directions and the new example; t is where the line comes back to the plane."""
    x, mu = plane.EXR_REBUILD_POINT, plane.EXR_REBUILD_MEAN
    B = np.array(plane.EXR_REBUILD_BASIS, dtype=float)
    z = B.T @ (x - mu)
    return {
        r"\mathbf{x}": x,
        r"\boldsymbol{\mu}": mu,
        r"\mathbf{B}_2": B,
        r"\mathbf{z}": z,
        r"\hat{\mathbf{x}}": mu + B @ z,
        "t": -1,
    }


@setting
def exr_units_symbols() -> Values:
    """v is twice the first eigenvector; S' is the covariance in half-metres, R the correlation.

    S' has the eigenvalues μ and eigenvectors a, R has the eigenvectors r.
    """
    S = plane.EXR_UNITS_COVARIANCE
    stretch, deviations = np.diag([1, 2]), np.sqrt(np.diag(S))
    R = S / np.outer(deviations, deviations)
    mu, A = spectrum(stretch @ S @ stretch)
    return {
        **of_covariance(S),
        r"\mu_d": mu,
        r"\mathbf{a}_d": A.T,
        r"\mathbf{R}": R,
        r"\mathbf{r}_d": spectrum(R)[1].T,
        r"\mathbf{S}'": stretch @ S @ stretch,
        r"\mathbf{D}": stretch,
        r"\mathbf{x}": np.array([3, -2]),
        r"\mathbf{x}'": np.array([3, -4]),
        r"\mathbf{v}": np.array([4, 2]),
        r"\rho": S[0, 1] / np.sqrt(S[0, 0] * S[1, 1]),
    }


@setting
def exr_units_doubled() -> Values:
    """v is twice the first eigenvector in kilograms and half-metres."""
    return {**exr_units_symbols(), r"\mathbf{v}": np.array([2, 4])}


@setting
def exr_two_points_symbols() -> Values:
    """u has the entries 1 and −1."""
    found = signed(of_examples(space.EXR_TWO_POINTS), (1, 2, 2))
    u = np.array([1, -1])
    return {
        **found,
        r"\lambda": found[r"\lambda_d"][0],
        r"\mathbf{u}": u,
        r"\mathbf{u}_1": u / np.sqrt(2),
        r"\mathbf{y}": found[r"\tilde{\mathbf{X}}"].T @ u,
    }


@setting
def exr_two_points_images() -> Values:
    """Fifty images."""
    return {"N": space.EXR_TWO_POINTS_IMAGES, "D": space.EXR_TWO_POINTS_PIXELS}
