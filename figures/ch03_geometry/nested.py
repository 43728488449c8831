"""The disc lies between diamond and square, and touches each where the constants are best."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import colour, name, panels, plane


def draw() -> Figure:
    """Diamond in disc in square, with the points where they touch."""
    fig, ax = panels(1, (5.6, 5.0))
    plane(ax, 1.5, 1.34)
    angle = np.linspace(0, 2 * np.pi, 400)
    edge = np.column_stack([np.cos(angle), np.sin(angle)])
    for p, role in ((np.inf, "data"), (2, "accent"), (1, "model")):
        ax.plot(*(edge / np.linalg.norm(edge, p, axis=1)[:, None]).T, color=colour(role), lw=4)
    touching = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])
    ax.plot(*touching.T, "o", color=colour("ink"), markersize=12, zorder=7)
    name(ax, 0.32, 0.32, "1", "model", fontsize=24)
    name(ax, 0.62, 0.62, "2", "accent", fontsize=24)
    name(ax, 0.88, 0.88, "$\\infty$", "data", fontsize=26)
    return fig
