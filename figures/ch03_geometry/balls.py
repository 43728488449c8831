"""The unit balls of three norms: a diamond, a disc and a square."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import colour, name, panels, plane


def draw() -> Figure:
    """Three balls beside each other, with the vector (3, 4) shortened to each edge."""
    fig, axes = panels(3, (11, 3.7))
    angle = np.linspace(0, 2 * np.pi, 400)
    edge = np.column_stack([np.cos(angle), np.sin(angle)])
    for ax, p, role, title in zip(
        axes, (1, 2, np.inf), ("model", "accent", "data"), ("1", "2", "\\infty"), strict=True
    ):
        plane(ax, 1.35, 1.3)
        shown = edge / np.linalg.norm(edge, p, axis=1)[:, None]
        ax.fill(*shown.T, color=colour(role), alpha=0.15)
        ax.plot(*shown.T, color=colour(role), linewidth=4)
        x = np.array([3.0, 4.0])
        x /= np.linalg.norm(x, p)
        ax.plot(*x, "o", color=colour("ink"), markersize=11, zorder=7)
        name(ax, -0.95, 1.15, f"$p = {title}$", role, fontsize=22)
    return fig
