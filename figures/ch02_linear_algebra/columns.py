"""The columns of the system are four curves, seen at three places; a mixture meets the points."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import PLACES, VALUES, particular, powers, system
from scripts.plot import colour, panels

TITLES = ("$1$", "$x$", "$x^2$", "$x^3$", "a mixture")


def draw() -> Figure:
    """A panel for each column, and one for the mixture with the particular solution."""
    fig, axes = panels(5, (11, 2.35), sharey=True)
    x = np.linspace(-0.15, 2.15, 100)
    curves, columns = [*powers(x).T, powers(x) @ particular()], [*system().T, VALUES]
    for k, (ax, curve, column) in enumerate(zip(axes, curves, columns, strict=True)):
        role = "model" if k == 4 else "accent"
        ax.plot(x, curve, color=colour(role), linewidth=3.5)
        ax.plot(PLACES, column, "o", color=colour("data"), markersize=12, zorder=6)
        ax.set(xlim=(-0.3, 2.3), ylim=(-0.8, 9), xticks=PLACES, yticks=[], title=TITLES[k])
        ax.spines["left"].set_visible(False)
    return fig
