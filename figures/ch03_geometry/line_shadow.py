"""The vector b, its shadow on the line of a1, and the residual, in the plane of both."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.projection import on_line
from scripts.plot import arrow, colour, line_through, name, panels, plane


def draw() -> Figure:
    """The horizontal line is that of a1; lengths are true, as all lies in one plane."""
    fig, ax = panels(1, (5.8, 5.2))
    square, shadow, rest = on_line()["squares"]
    p, b = np.array([shadow**0.5, 0.0]), np.array([shadow**0.5, rest**0.5])
    assert np.isclose(b @ b, square)
    plane(ax, 4.0, 3.5, (3.3, 1.9))
    line_through(ax, (0, 0), (1, 0), "muted", linewidth=2)
    for t in (0.9, 1.1, 0.55):
        ax.plot(*np.array([b, t * p]).T, color=colour("rule"), linewidth=2.5)
    arrow(ax, (0, 0), p, "model", width=6)
    arrow(ax, (0, 0), p / 2, "constraint", width=6)
    arrow(ax, p, b, "error", width=4)
    arrow(ax, (0, 0), b, "data", width=5)
    ax.plot([5.6, 5.6, 6], [0, 0.4, 0.4], color=colour("muted"), linewidth=2)
    name(ax, 1.6, -0.55, r"$\mathbf{a}_1$", "constraint", fontsize=24)
    name(ax, 4.7, -0.55, r"$\mathbf{p} = 2\,\mathbf{a}_1$", "model", fontsize=24)
    name(ax, 2.7, 2.6, r"$\mathbf{b}$", "data", fontsize=24)
    name(ax, 6.7, 2.1, r"$\mathbf{r}$", "error", fontsize=24)
    return fig
