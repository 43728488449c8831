"""One point, two bases: its coordinates are counted along the grid of each."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import THREE, turned
from scripts.plot import arrow, colour, name, panels, plane


def grid(ax: Axes, basis: np.ndarray, role: str) -> None:
    """Lines of whole coordinates in the basis whose vectors are the columns, and its vectors."""
    for k in range(-6, 7):
        for along, across in ((0, 1), (1, 0)):
            start = k * basis[:, across]
            line = np.array([start - 8 * basis[:, along], start + 8 * basis[:, along]])
            ax.plot(*line.T, color=colour("rule"), linewidth=1.2, zorder=0)
    for column in basis.T:
        arrow(ax, (0, 0), column, role, width=5)


def draw() -> Figure:
    """Above the standard basis, below the columns of S."""
    fig, axes = panels(1, (5.6, 5.6), rows=2)
    for ax, basis, role, path in (
        (axes[0], np.eye(2), "data", ((0, 0), (3, 0), (3, 3))),
        (axes[1], turned()["S"], "model", ((0, 0), (4, 2), (3, 3))),
    ):
        plane(ax, 4.4, 2.9, (1.2, 1.4))
        grid(ax, basis, role)
        ax.plot(*np.array(path).T, color=colour(role), linewidth=3, linestyle=(0, (3, 2)), zorder=4)
        ax.plot(*THREE, "o", color=colour("ink"), markersize=15, zorder=7)
    name(axes[0], 3.15, 3.7, "3 and 3", "data", fontsize=21)
    name(axes[1], 3.15, 3.7, "2 and 1", "model", fontsize=21)
    name(axes[1], 2.5, 0.75, "$\\mathbf{s}_1$", "model", fontsize=22)
    name(axes[1], -1.3, 1.5, "$\\mathbf{s}_2$", "model", fontsize=22)
    name(axes[0], 1.1, -0.5, "$\\mathbf{e}_1$", "data", fontsize=22)
    name(axes[0], -0.5, 1.1, "$\\mathbf{e}_2$", "data", fontsize=22)
    return fig
