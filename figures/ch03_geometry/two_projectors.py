"""Two projectors onto one line: an orthogonal one shortens, an oblique one may lengthen."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from ch03_geometry.projection import oblique
from scripts.plot import arrow, colour, line_through, name, panels, plane, tint


def draw() -> Figure:
    """The unit circle, and where either projector takes its points."""
    fig, axes = panels(1, (5.8, 5.4), rows=2)
    round_ = np.linspace(0, 2 * np.pi, 200)
    circle = np.column_stack([np.cos(round_), np.sin(round_)])
    for ax, P, title in zip(
        axes,
        (np.diag([1, 0]), oblique()),
        (
            r"orthogonal: $\mathbf{P} = \mathbf{P}^\top$",
            r"oblique: $\mathbf{P} \neq \mathbf{P}^\top$",
        ),
        strict=True,
    ):
        plane(ax, 2.3, 1.15)
        ax.add_patch(Polygon(circle, facecolor=tint("data", 0.14), edgecolor=colour("data")))
        line_through(ax, (0, 0), (1, 0), "model", linewidth=3)
        for degrees in (20, 45, 70, 110, 135, 160):
            x = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
            ax.plot(*np.array([x, P @ x]).T, color=colour("muted"), linewidth=2, zorder=2)
            ax.plot(*x, "o", color=colour("data"), markersize=9, zorder=6)
            ax.plot(*(P @ x), "o", color=colour("model"), markersize=9, zorder=6)
        ax.set_title(title)
    reach = 2**0.5
    arrow(axes[1], (0, 0), (reach, 0), "error", width=5)
    name(axes[1], 1.5, -0.35, r"$\sqrt{2}$", "error", fontsize=23)
    arrow(axes[0], (0, 0), (1, 0), "error", width=5)
    name(axes[0], 1.15, -0.35, "1", "error", fontsize=23)
    return fig
