"""Drawn faces: few pictures with very many pixels, for the case N < D."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch09_pca.pca import Pca, fit_wide

FACES = 40  # N
PIXELS = 64  # a face is PIXELS × PIXELS
EDGE = 0.035  # width over which a stroke fades


def stroke(distance: np.ndarray, width: float) -> np.ndarray:
    """Ink of a line of this width, from the distance to its middle."""
    return 1 / (1 + np.exp((np.abs(distance) - width) / (EDGE / 4)))


def face(
    smile: float, eyes: float, brows: float, breadth: float, gaze: float, nose: float
) -> np.ndarray:
    """One face; every argument is about 0 ± 1."""
    y, x = np.mgrid[1 : -1 : PIXELS * 1j, -1 : 1 : PIXELS * 1j]
    wide = 0.72 + 0.004 * breadth
    radius = np.hypot(x / wide, y / 0.9)
    ink = stroke((radius - 1) * wide, 0.03) + 0.12 * (radius < 1)
    for side in (-1, 1):
        eye_x, eye_y = 0.3 * side, 0.22
        opening = np.hypot((x - eye_x) / 0.15, (y - eye_y) / (0.085 + 0.025 * eyes))
        ink += stroke((opening - 1) * 0.1, 0.015) + stroke(
            np.hypot(x - eye_x - 0.045 * gaze, y - eye_y), 0.055
        )
        ink += stroke(y - 0.45 - 0.12 * brows * side * (x - eye_x) - 0.02 * brows, 0.022) * (
            abs(x - eye_x) < 0.17
        )
    ink += stroke(x - 0.05 * (0.12 - y) * (1 + nose), 0.02) * (y < 0.1) * (y > -0.16 - 0.03 * nose)
    curve = -0.42 - 0.1 * smile + 2.1 * 0.55 * smile * x**2
    ink += stroke(y - curve, 0.03) * (np.abs(x) < 0.33)
    return np.clip(ink, 0, 1).ravel()


@cache
def faces(count: int = FACES) -> np.ndarray:
    """The pictures (N, D), ink from 0 to 1."""
    traits = np.clip(np.random.default_rng(40).standard_normal((count, 6)), -1.8, 1.8)
    return np.array([face(*t) for t in traits])


@cache
def face_model() -> Pca:
    """Principal components of all faces, through the inner products."""
    return fit_wide(faces())


def number_of_faces() -> int:
    """How many faces there are."""
    return FACES


def number_of_face_components() -> int:
    """How many components have a variance above zero: one fewer than faces."""
    return int((face_model().lam > 1e-9 * face_model().lam[0]).sum())


def pixels_in_a_face() -> int:
    """Features of a face."""
    return int(faces().shape[1])


def entries_of_face_covariance() -> int:
    """Entries of the D × D covariance matrix."""
    return pixels_in_a_face() ** 2


def entries_of_face_gram() -> int:
    """Entries of the N × N matrix of inner products."""
    return FACES**2


def face_components_for_90() -> int:
    """Components that keep nine tenths of the variance of the faces."""
    return int(np.searchsorted(np.cumsum(face_model().shares()), 0.9) + 1)


def share_of_four_eigenfaces() -> float:
    """Share of the variance in the first four eigenfaces."""
    return float(face_model().shares()[:4].sum())
