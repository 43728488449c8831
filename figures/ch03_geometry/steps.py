"""Gram and Schmidt: the second column without its part along the first, scaled to length one."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, name, panels, plane

FIRST, SECOND = np.array([3.0, 0.0]), np.array([3.0, 3.0])


def draw() -> Figure:
    """Both columns in their own plane, the part that goes, what is left, and the unit vectors."""
    fig, ax = panels(1, (5.8, 4.8))
    plane(ax, 2.5, 2.1, (1.75, 1.4))
    ax.plot([3, 3], [0, 3], color=colour("error"), linewidth=4, linestyle="--")
    arrow(ax, (0, 0), FIRST, "accent", width=4)
    arrow(ax, (0, 0), SECOND, "accent", width=4)
    arrow(ax, (0, 0), (1, 0), "model", width=7)
    arrow(ax, (0, 0), (0, 1), "model", width=7)
    name(ax, 3.2, -0.35, "$\\mathbf{a}_1$", "accent", fontsize=24)
    name(ax, 2.75, 3.2, "$\\mathbf{a}_2$", "accent", fontsize=24)
    name(ax, 0.9, -0.38, "$\\mathbf{q}_1$", "model", fontsize=24)
    name(ax, -0.4, 0.9, "$\\mathbf{q}_2$", "model", fontsize=24)
    name(ax, 3.55, 1.6, "left: 3", "error", fontsize=20)
    return fig
