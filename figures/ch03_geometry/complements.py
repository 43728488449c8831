"""The kernel of a matrix stands at right angles to its rows; x splits into a part in each."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, line_through, name, panels, plane

ROW = np.array([2.0, 1.0])


def draw() -> Figure:
    """The row space and the kernel of one row in the plane, and a vector with both parts."""
    fig, ax = panels(1, (5.6, 4.6))
    plane(ax, 3.0, 2.5, (0.9, 1.0))
    kernel, x = np.array([-1.0, 2.0]), np.array([1.5, 2.5])
    line_through(ax, (0, 0), ROW, "data")
    line_through(ax, (0, 0), kernel, "error")
    kept = (x @ ROW) / (ROW @ ROW) * ROW
    for part in (kept, x - kept):
        ax.plot(*np.array([part, x]).T, color=colour("muted"), linewidth=2.5, linestyle="--")
    arrow(ax, (0, 0), kept, "data", width=5)
    arrow(ax, (0, 0), x - kept, "error", width=5)
    arrow(ax, (0, 0), x, "ink", width=5)
    name(ax, 1.7, 2.8, "$\\mathbf{x}$", "ink", fontsize=26)
    name(ax, 3.1, 1.15, "rows", "data", fontsize=22)
    name(ax, -1.35, 1.6, "kernel", "error", fontsize=22)
    return fig
