"""A plane in space, a vector b, its projection p on the plane and the residual at right angles."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.projection import A, B, projected
from scripts.plot import arrow, colour, name, panels

Q = np.array([[1, 2, 2], [2, 1, -2], [2, -2, 1]]) / 3  # two directions of the plane, its normal
VIEW = np.array([[0.35, 0.94, 0], [0.5, -0.2, 0.85]]) @ Q  # rows: right and up on paper


def draw() -> Figure:
    """Parallel projection of the plane, the columns of A, b, p and the residual."""
    fig, ax = panels(1, (5.8, 5.2))
    corners = np.array([[-0.15, -0.2], [1.75, -0.2], [1.75, 1.45], [-0.15, 1.45]]) @ A.T
    ax.fill(*(corners @ VIEW.T).T, color=colour("model"), alpha=0.13)
    found = projected()
    p, b = found["p"] @ VIEW.T, B @ VIEW.T
    first, second = (column @ VIEW.T for column in A.T)
    arrow(ax, (0, 0), first, "accent", width=4)
    arrow(ax, (0, 0), second, "accent", width=4)
    arrow(ax, (0, 0), p, "model", width=5)
    arrow(ax, (0, 0), b, "data", width=5)
    ax.plot(*np.array([p, b]).T, color=colour("error"), linewidth=4, linestyle="--")
    name(ax, first[0] - 0.5, first[1] + 0.3, "$\\mathbf{a}_1$", "accent", fontsize=24)
    name(ax, second[0] + 0.3, second[1] - 0.4, "$\\mathbf{a}_2$", "accent", fontsize=24)
    name(ax, p[0] + 0.55, p[1], "$\\mathbf{p}$", "model", fontsize=26)
    name(ax, b[0] + 0.1, b[1] + 0.45, "$\\mathbf{b}$", "data", fontsize=26)
    ax.set_aspect("equal")
    ax.set_axis_off()
    return fig
