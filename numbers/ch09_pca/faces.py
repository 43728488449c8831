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
        pupil = np.hypot(x - eye_x - 0.045 * gaze, y - eye_y)
        ink += stroke((opening - 1) * 0.1, 0.015) + stroke(pupil, 0.055)
        brow = y - 0.45 - 0.12 * brows * side * (x - eye_x) - 0.02 * brows
        ink += stroke(brow, 0.022) * (abs(x - eye_x) < 0.17)
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


def face_kept_share() -> np.ndarray:
    """Share of the variance of the faces that the first K eigenfaces keep, K = 0, 1, …, 39."""
    return face_model().kept()


def eigenfaces() -> dict[str, int]:
    """Pixels, entries of both matrices, components that vary and that keep nine tenths."""
    (N, D), pca = faces().shape, face_model()
    return {
        "pixels": D,
        "covariance_entries": D**2,
        "gram_entries": N**2,
        "components": int((pca.lam > 1e-9 * pca.lam[0]).sum()),
        "components_for_90": pca.components_for(0.9),
    }
