"""A vector of length five at three angles to a line: its shadow shrinks as its residual grows."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.live_residual import LINE
from ch03_geometry.projection import RADIUS
from scripts.plot import arrow, colour, line_through, name, panels, plane


def draw() -> Figure:
    """A panel for each angle, with the two squares as its title."""
    fig, axes = panels(3, (11, 3.6))
    d = np.array(LINE)
    for ax, degrees in zip(axes, (20, 60, 90), strict=True):
        turn = np.radians(degrees) + np.arctan2(d[1], d[0])
        b = RADIUS * np.array([np.cos(turn), np.sin(turn)])
        p = (d @ b) * d
        plane(ax, 5.8, 4.6, (0, 1.6))
        line_through(ax, (0, 0), d, "muted", linewidth=2)
        if degrees < 90:
            arrow(ax, (0, 0), p, "model", width=5)
        ax.plot(*np.array([p, b]).T, color=colour("error"), linewidth=4, linestyle=(0, (2, 1)))
        arrow(ax, (0, 0), b, "data", width=5)
        x, y = 1.12 * b
        name(ax, x, y, r"$\mathbf{b}$", "data")
        ax.set_title(f"{degrees}°: {p @ p:.1f} + {RADIUS**2 - p @ p:.1f} = {RADIUS**2}")
    return fig
