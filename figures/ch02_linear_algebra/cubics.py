"""Five cubics through the same three points: three equations do not fix four numbers."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import PLACES, VALUES, kernel_vector, particular, powers
from scripts.plot import colour, name, panels

SHOWN = (-3, -1.5, 0, 1.5, 3)


def draw() -> Figure:
    """The family of cubics; the one without a cubic term is drawn heavier."""
    fig, ax = panels(1, (11, 4.4))
    x = np.linspace(-0.6, 2.6, 200)
    for t in SHOWN:
        c = particular() + t * kernel_vector()
        role, width = ("model", 4.5) if t == 0 else ("accent", 2.2)
        ax.plot(x, powers(x) @ c, color=colour(role), linewidth=width, alpha=1 if t == 0 else 0.6)
    ax.plot(PLACES, VALUES, "o", color=colour("data"), markersize=16, zorder=6)
    ax.set(xlim=(-0.6, 2.6), ylim=(-3, 10), xticks=PLACES, yticks=VALUES, xlabel="place $x$")
    ax.set(ylabel="value")
    name(ax, 1.62, 7.6, "$1 + x^2$: $t = 0$", "model", ha="right", fontsize=21)
    name(ax, -0.12, 7.2, "$t = -3$", "accent", fontsize=20)
    name(ax, -0.12, -1.6, "$t = 3$", "accent", fontsize=20)
    for place, value in zip(PLACES, VALUES, strict=True):
        name(ax, place + 0.02, value - 1.2, f"({place}, {value})", "data", fontsize=18, ha="left")
    return fig
