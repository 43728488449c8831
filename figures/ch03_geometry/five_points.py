"""Five points around one: each is the nearest in its own sense, by ball, by ray, or by product."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ch03_geometry.norms import ASKED, OTHERS, distances_by_p, unit_circle
from scripts.plot import colour, line_through, name, panels, plane

BALLS = ((1, "A", "model"), (2, "B", "constraint"), (np.inf, "C", "error"))
ROLES = dict(zip("ABCDE", ("model", "constraint", "error", "accent", "prior"), strict=True))

BESIDE = {"A": (0.9, -0.9), "B": (-0.5, 1.1), "C": (0.2, -1.2), "D": (-0.9, 0.8), "E": (0.9, 0.6)}


def balls(ax: Axes, width: float = 3.0) -> None:
    """The three balls about the point that asks, each with its nearest point on its edge."""
    for p, at, role in BALLS:
        edge = ASKED + distances_by_p(p)[at] * unit_circle(p)
        ax.plot(*edge.T, color=colour(role), linewidth=width)
        ax.fill(*edge.T, color=colour(role), alpha=0.05)


def points(ax: Axes, size: float = 24) -> None:
    """The point that asks, and the five others with their names."""
    ax.plot(*ASKED, "*", color=colour("data"), markersize=26, zorder=7)
    for at, role in ROLES.items():
        if not (size > 24 and at == "E"):  # the card is too small for it
            ax.plot(*OTHERS[at], "o", color=colour(role), markersize=15, zorder=6)
            x, y = OTHERS[at] + BESIDE[at]
            name(ax, x, y, at, role, fontsize=size, weight="bold")


def draw() -> Figure:
    """Three balls about the point (8, 4), the ray through it, and the line of equal product."""
    fig, ax = panels(1, (6.0, 5.5))
    plane(ax, 9.4, 8.6, (8.6, 5.2))
    balls(ax)
    line_through(ax, (0, 0), ASKED, "accent", linewidth=2.5, linestyle=(0, (4, 3)))
    E = OTHERS["E"]
    line_through(ax, E, (-ASKED[1], ASKED[0]), "prior", linewidth=2.5, linestyle=(0, (1, 1.5)))
    points(ax)
    name(ax, 8.0, 5.2, "(8, 4)", "data")
    return fig
