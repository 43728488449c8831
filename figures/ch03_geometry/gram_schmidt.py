"""Gram-Schmidt on two columns: take away the shadow on the first direction, then stretch."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.orthogonalisation import orthonormal
from ch03_geometry.projection import A1, A2
from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """The plane of both columns, with q1 along the horizontal axis; lengths are true."""
    fig, ax = panels(1, (5.8, 5.0))
    Q = orthonormal()
    a1, a2 = Q.T @ A1, Q.T @ A2
    plane(ax, 2.55, 2.2, (1.7, 1.35))
    shadow = np.array([a2[0], 0.0])
    arrow(ax, (0, 0), a1, "data", width=4)
    arrow(ax, (0, 0), a2, "data", width=4)
    arrow(ax, shadow, a2, "error", width=4)
    arrow(ax, (0, 0), (1, 0), "model", width=7)
    arrow(ax, (0, 0), (0, 1), "model", width=7)
    ax.plot([2.75, 2.75, 3], [0, 0.25, 0.25], color=colour("muted"), linewidth=2)
    name(ax, 3.25, -0.3, r"$\mathbf{a}_1$", "data", fontsize=24)
    name(ax, 2.0, 2.45, r"$\mathbf{a}_2$", "data", fontsize=24)
    name(ax, 3.55, 1.5, r"$3\,\mathbf{q}_2$", "error", fontsize=24)
    name(ax, 0.75, -0.32, r"$\mathbf{q}_1$", "model", fontsize=24)
    name(ax, -0.4, 0.7, r"$\mathbf{q}_2$", "model", fontsize=24)
    return fig
