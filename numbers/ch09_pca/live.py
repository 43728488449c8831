"""Data of the live elements of the deck: a direction to turn, and a digit to rebuild."""

from __future__ import annotations

from typing import Any

from ch09_pca.digits import EXAMPLE, digits, model, rank_of_digits
from ch09_pca.four_points import centred
from scripts.declare import live

FIRST_COMPONENTS = 1  # where the slider stands when the slide opens


@live
def projection_by_angle() -> dict[str, Any]:
    """The four centred points, to be projected onto a direction that turns."""
    return {
        "kind": "projection",
        "label": "Angle of the direction b",
        "points": centred(),
        "start": 0,
        "step": 1,
    }


@live
def reconstruction_by_components() -> dict[str, Any]:
    """The example digit, its scores on all directions that vary, and the eigenvalues."""
    x, pca, R = digits().X[EXAMPLE], model(), rank_of_digits()
    return {
        "kind": "reconstruction",
        "label": "Components K",
        "unit": "grey values",
        "one": "this digit",
        "all": "all digits",
        "shape": [8, 8],
        "white": 0,
        "black": 16,
        "x": x,
        "mean": pca.mean,
        "directions": pca.B[:, :R].T,
        "scores": pca.scores(x, R),
        "eigenvalues": pca.lam[:R],
        "start": FIRST_COMPONENTS,
    }
