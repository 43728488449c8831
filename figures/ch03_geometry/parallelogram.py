"""A parallelogram with both diagonals: four squares on the sides, two on the diagonals."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, name, panels, plane

X, Y = np.array([3.0, 0.6]), np.array([1.0, 2.2])


def draw() -> Figure:
    """Sides x and y, diagonals x + y and x - y."""
    fig, ax = panels(1, (5.6, 4.2))
    plane(ax, 2.7, 2.0, (2.0, 1.4))
    for start, end in ((X, X + Y), (Y, X + Y)):
        ax.plot(*np.array([start, end]).T, color=colour("muted"), linewidth=3)
    ax.plot(*np.array([(0, 0), X + Y]).T, color=colour("error"), linewidth=3.5)
    ax.plot(*np.array([X, Y]).T, color=colour("constraint"), linewidth=3.5)
    arrow(ax, (0, 0), X, "data", width=5)
    arrow(ax, (0, 0), Y, "model", width=5)
    name(ax, 1.9, 0.05, "$\\mathbf{x}$", "data", fontsize=26)
    name(ax, 0.15, 1.4, "$\\mathbf{y}$", "model", fontsize=26)
    name(ax, 2.75, 1.4, "$\\mathbf{x} + \\mathbf{y}$", "error", fontsize=22)
    name(ax, 1.05, 2.75, "$\\mathbf{x} - \\mathbf{y}$", "constraint", fontsize=22)
    return fig
