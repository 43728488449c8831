"""Cubics through the same three points: what three equations leave open, for a small card."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import PLACES, VALUES, kernel_vector, particular, powers
from scripts.plot import close_up, colour, name, panels

SHOWN = (-3, -1.5, 0, 1.5, 3)


def draw() -> Figure:
    """As the picture of the first slide, without numbers at its axes."""
    fig, ax = panels(1, (5.6, 4.0))
    close_up(fig)
    x = np.linspace(-0.6, 2.6, 200)
    for t in SHOWN:
        c = particular() + t * kernel_vector()
        role, width = ("model", 4.5) if t == 0 else ("accent", 2.4)
        ax.plot(x, powers(x) @ c, color=colour(role), linewidth=width, alpha=1 if t == 0 else 0.6)
    ax.plot(PLACES, VALUES, "o", color=colour("data"), markersize=16, zorder=6)
    ax.set(xlim=(-0.6, 2.6), ylim=(-3, 10), xticks=[], yticks=[])
    name(ax, 0.35, 8.6, "many cubics", "accent", fontsize=24)
    name(ax, 0.45, -1.9, "three points", "data", fontsize=24)
    return fig
