"""One minus cosine: two short steps add up to less than the direct way; length does not count."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.inner import STOPS
from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """Three vectors with their values of one minus cosine, and a long one in the same direction."""
    fig, ax = panels(1, (5.8, 4.7))
    plane(ax, 1.4, 1.15, (1.15, 0.9))
    t = np.linspace(0, np.pi / 2, 100)
    ax.plot(np.cos(t), np.sin(t), color=colour("rule"), linewidth=3)
    arrow(ax, (0, 0), (1.75, 1.75), "prior", 3)
    for x in STOPS:
        arrow(ax, (0, 0), x, "data", 5)
    for low, high in ((0, 45), (45, 90)):
        a = np.radians(np.linspace(low + 4, high - 4, 40))
        ax.plot(0.72 * np.cos(a), 0.72 * np.sin(a), color=colour("model"), linewidth=4)
    name(ax, 0.8, 0.33, "0.29", "model")
    name(ax, 0.33, 0.8, "0.29", "model")
    name(ax, 1.0, -0.14, "(1, 0)", "data")
    name(ax, -0.02, 1.14, "(0, 1)", "data")
    name(ax, 1.22, 0.97, "(1, 1)", "data")
    name(ax, 1.5, 1.92, "(5, 5): 0 from (1, 1)", "prior")
    a = np.radians(np.linspace(3, 87, 80))
    ax.plot(1.28 * np.cos(a), 1.28 * np.sin(a), color=colour("error"), linewidth=4)
    name(ax, 1.62, 0.62, "directly 1", "error")
    return fig
