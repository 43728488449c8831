"""A map that flattens the plane: lines along its kernel become points of its image."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, name, panels, plane

A = np.array([[1.0, 2.0], [0.5, 1.0]])  # rank one: kernel along (2, -1), image along (2, 1)


def draw() -> Figure:
    """Left the plane with lines along the kernel, right where the map sends them."""
    fig, (left, right) = panels(2, (11, 3.5))
    kernel, across = np.array([2.0, -1.0]), np.array([1.0, 2.0]) / 5
    for step, role in ((-3, "prior"), (0, "error"), (3, "constraint")):
        start = step * across
        line = np.array([start - 1.6 * kernel, start + 1.6 * kernel])
        left.plot(*line.T, color=colour(role), linewidth=3.5)
        dots = np.array([start + s * kernel for s in (-1, -0.4, 0.4, 1)])
        left.plot(*dots.T, "o", color=colour(role), markersize=11)
        right.plot(*(A @ start), "o", color=colour(role), markersize=17, zorder=6)
    plane(left, 4.2, 3.1)
    plane(right, 4.2, 3.1)
    image = np.array([[-3.8, -1.9], [3.8, 1.9]])
    right.plot(*image.T, color=colour("accent"), linewidth=3)
    name(left, 2.6, -2.3, "kernel", "error", ha="left")
    name(right, 2.1, 2.0, "image", "accent")
    arrow(right, (-4.15, 2.6), (-2.9, 2.6), "ink", width=3)
    name(right, -3.5, 2.95, "$\\mathbf{A}$", "ink")
    return fig
