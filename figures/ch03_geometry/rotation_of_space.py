"""A rotation of space turns one plane and leaves the axis; in four dimensions two planes turn."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Arc

from ch03_geometry.rotations import degrees_of_turn
from scripts.plot import arrow, colour, name, panels, plane

TITLES = ("3 dimensions: one plane", "4 dimensions: a plane", "… and another")


def draw() -> Figure:
    """Left the plane across the axis, true to angle; right two planes that turn apart."""
    fig, axes = panels(3, (11, 3.6))
    for ax, degrees, title in zip(axes, (degrees_of_turn(), 35, 80), TITLES, strict=True):
        plane(ax, 1.6, 1.3, (0, 0.3))
        end, spot = (
            np.array([np.cos(np.radians(a)), np.sin(np.radians(a))]) for a in (degrees, degrees / 2)
        )
        arrow(ax, (0, 0), (1.3, 0), "data", width=5)
        arrow(ax, (0, 0), 1.3 * end, "model", width=5)
        ax.add_patch(Arc((0, 0), 1, 1, theta1=0, theta2=degrees, color=colour("muted"), lw=2.5))
        x, y = 0.85 * spot
        name(ax, x, y, f"{degrees:.0f}°", "muted", fontsize=22)
        ax.set_title(title)
    axes[0].plot(0, 0, "o", color=colour("error"), markersize=14, zorder=9)
    name(axes[0], 0, -0.4, "axis (1, 1, 0)", "error", fontsize=22)
    return fig
