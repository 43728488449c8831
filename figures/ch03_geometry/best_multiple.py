"""In the plane of x and y: the multiple of y nearest to x, and what is left, at a right angle."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.inner import FIRST_COLUMN, SECOND_COLUMN, columns
from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """x = (1, 2, 2) and y = (3, 3, 0) drawn in their common plane, true to scale."""
    fig, ax = panels(1, (5.8, 4.0))
    plane(ax, 2.5, 1.65, (2.15, 0.95))
    t, long = columns()["t"], float(np.linalg.norm(SECOND_COLUMN))
    along = t * long
    up = float(np.sqrt(FIRST_COLUMN @ FIRST_COLUMN - along**2))
    arrow(ax, (0, 0), (long, 0), "prior", 4)
    arrow(ax, (0, 0), (along, 0), "model", 7)
    arrow(ax, (0, 0), (along, up), "data", 5)
    arrow(ax, (along, 0), (along, up), "error", 4)
    corner = np.array([[along - 0.2, 0], [along - 0.2, 0.2], [along, 0.2]])
    ax.plot(*corner.T, color=colour("muted"), linewidth=2)
    name(ax, 0.62, 1.5, "$\\mathbf{x}$, length 3", "data")
    name(ax, 1.1, -0.36, "$t\\,\\mathbf{y}$", "model")
    name(ax, 3.6, -0.36, "$\\mathbf{y}$", "prior")
    name(ax, 2.25, 1.1, "$\\mathbf{x} - t\\,\\mathbf{y}$", "error", ha="left")
    return fig
