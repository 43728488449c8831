"""Three symmetric matrices: a disc, an ellipse, and a set without an end, which is no ball."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.inner import AGREE, INDEFINITE, OPPOSE, M
from scripts.plot import arrow, colour, name, panels, plane

SHOWN = (
    (np.eye(2, dtype=int), "constraint", "1 0\n0 1"),
    (M, "model", "2 1\n1 2"),
    (INDEFINITE, "error", "1 2\n2 1"),
)


def draw() -> Figure:
    """All x with product with themselves at most one, shaded, and the vectors (1, 1), (1, -1)."""
    fig, axes = panels(3, (11, 3.5))
    side = np.linspace(-2.2, 2.2, 441)
    x = np.stack(np.meshgrid(side, side), axis=-1)
    for ax, (A, role, text) in zip(axes, SHOWN, strict=True):
        plane(ax, 1.9, 1.5)
        values = np.einsum("abi,ij,abj->ab", x, A, x)
        ax.contourf(side, side, values, [values.min() - 1, 1], colors=[colour(role)], alpha=0.22)
        ax.contour(side, side, values, [1], colors=[colour(role)], linewidths=3.5)
        for v, place in ((AGREE, (1.2, 1.22)), (OPPOSE, (1.2, -1.2))):
            arrow(ax, (0, 0), v, "data", 3.5)
            square = int(v @ A @ v)
            name(ax, *place, f"{square}".replace("-", "−"), "data", ha="left", weight="bold")
        name(ax, -1.5, 1.05, text, role, fontsize=20)
    return fig
