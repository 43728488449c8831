"""The four subspaces of a matrix of rank one: two pairs of lines at right angles."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.projection import lines
from scripts.plot import arrow, colour, line_through, name, panels, plane


def draw() -> Figure:
    """Left row space and kernel, right image and left kernel; right angles are marked."""
    fig, axes = panels(2, (11, 3.6))
    found = lines()
    for ax, (along, across), texts in zip(
        axes,
        (("row", "kernel"), ("image", "left")),
        (("row space", "kernel"), ("image", "left kernel")),
        strict=True,
    ):
        plane(ax, 5.2, 3.6)
        a, c = found[along], found[across]
        line_through(ax, (0, 0), a, "model", linewidth=3)
        line_through(ax, (0, 0), c, "error", linewidth=3)
        arrow(ax, (0, 0), a, "model", width=5)
        arrow(ax, (0, 0), c, "error", width=5)
        u, v = (0.4 * d / np.linalg.norm(d) for d in (a, c))
        ax.plot(*np.array([u, u + v, v]).T, color=colour("muted"), linewidth=2)
        spots = ((2.0, 2.4), (2.6, -2.5)) if along == "row" else ((1.4, 2.6), (2.4, -2.2))
        name(ax, *spots[0], f"{texts[0]} {tuple(int(k) for k in a)}", "model", ha="left")
        name(ax, *spots[1], f"{texts[1]} {tuple(int(k) for k in c)}", "error")
    return fig
