"""The ellipse of one deviation throws a shadow of one deviation in every direction."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import X, centred
from ch09_pca.pca import covariance
from scripts.plot import arrow, colour, ellipse, line_through, name, panels, plane


def draw() -> Figure:
    """Points and ellipse with the diagonal, feet on it, and the two touching lines."""
    S, b = covariance(X), np.array([1.0, 1.0]) / np.sqrt(2)
    sd, across = float(np.sqrt(b @ S @ b)), np.array([-b[1], b[0]])
    fig, ax = panels(1, (5.8, 5.0))
    plane(ax, 5.2, 4.6)
    ellipse(ax, (0, 0), S, "model", radius=1.0)
    line_through(ax, (0, 0), b, "constraint", linewidth=2, linestyle=(0, (4, 3)))
    for x in centred():
        ax.plot(*np.array([x, (b @ x) * b]).T, color=colour("rule"), linewidth=2, zorder=1)
        ax.plot(*((b @ x) * b), "o", color=colour("constraint"), markersize=8, zorder=5)
    for sign in (-1, 1):  # the touching lines, at right angles to the direction
        ends = [sign * sd * b + step * across for step in (-3.1, 3.1)]
        ax.plot(*np.array(ends).T, color=colour("model"), linewidth=2, linestyle=(0, (2, 2)))
    ax.plot(*np.array([-sd * b, sd * b]).T, color=colour("constraint"), linewidth=8, alpha=0.45)
    arrow(ax, (0, 0), b, "constraint", width=5)
    ax.plot(*centred().T, "o", color=colour("data"), markersize=13, zorder=6)
    name(ax, 0.1, 1.0, "$\\mathbf{b}$", "constraint", fontsize=26)
    half = "$\\sqrt{\\mathbf{b}^\\top\\mathbf{S}\\mathbf{b}} = 3$"
    name(ax, -2.8, 3.6, half, "constraint", fontsize=24)
    name(ax, -3.2, 1.6, "one deviation", "model", fontsize=20)
    return fig
