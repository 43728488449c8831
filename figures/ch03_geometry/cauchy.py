"""What is left of x after its part along y is shortest where it stands at right angles to y."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, line_through, name, panels, plane

X, Y = np.array([2.0, 3.0]), np.array([4.0, 2.0])


def draw() -> Figure:
    """x, y, the foot t y and the rest."""
    fig, ax = panels(1, (5.6, 4.4))
    plane(ax, 2.9, 2.3, (2.1, 1.5))
    foot = (X @ Y) / (Y @ Y) * Y
    line_through(ax, (0, 0), Y, "rule", linewidth=2)
    ax.plot(*np.array([X, foot]).T, color=colour("error"), linewidth=4, linestyle="--")
    arrow(ax, (0, 0), Y, "model", width=4)
    arrow(ax, (0, 0), X, "data", width=5)
    ax.plot(*foot, "o", color=colour("model"), markersize=12, zorder=7)
    name(ax, 1.5, 3.0, "$\\mathbf{x}$", "data", fontsize=26)
    name(ax, 4.25, 1.6, "$\\mathbf{y}$", "model", fontsize=26)
    name(ax, foot[0] + 0.1, foot[1] - 0.5, "$t\\,\\mathbf{y}$", "model", fontsize=24)
    name(ax, 3.3, 2.65, "$\\mathbf{x} - t\\,\\mathbf{y}$", "error", fontsize=22)
    return fig
