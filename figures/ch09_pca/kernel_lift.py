"""Two rings lifted by their squared distance from the centre: now a plane separates them."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ch09_pca.kernel import INNER, OUTER, rings
from scripts.plot import arrow, colour, name, panels, tint

ROLES, MARKS = ("model", "data"), ("^", "o")
TILT = 0.36  # how much of depth is seen
RISE = 0.36  # height of a point over its squared distance from the centre
RIGHT = 13.5  # where the lifted rings stand


def seen(X: np.ndarray, height: np.ndarray | float = 0.0, shift: float = 0.0) -> np.ndarray:
    """Points of space as the picture shows them, (N, 2)."""
    return np.column_stack([X[:, 0] + shift, TILT * X[:, 1] + height])


def ring_marks(ax: Axes, points: np.ndarray, ring: int) -> None:
    """The marks of one ring."""
    ax.plot(*points.T, MARKS[ring], color=colour(ROLES[ring]), markersize=8, alpha=0.8)


def draw() -> Figure:
    """Left the plane with both rings, right the rings in space around the separating plane."""
    X, y = rings()
    height, level = RISE * (X**2).sum(axis=1), RISE * (INNER**2 + OUTER**2) / 2
    sheet = np.array([(-4.2, -4), (3.4, -4), (4.2, 4), (-3.4, 4), (-4.2, -4)])
    fig, ax = panels(1, (11, 3.0))
    ax.set(xlim=(-5, 18.6), ylim=(-1.9, 5.0), aspect="equal")
    ax.axis("off")
    ax.fill(*seen(sheet, 1.2).T, color=tint("rule", 0.4), linewidth=0)
    for ring in (0, 1):
        ring_marks(ax, seen(X[y == ring], 1.2), ring)
    ring_marks(ax, seen(X[y == 0], height[y == 0] - 0.6, RIGHT), 0)
    plane = seen(sheet, level - 0.6, RIGHT).T
    ax.fill(*plane, color=tint("constraint", 0.28), alpha=0.75, linewidth=0)
    ax.plot(*plane, color=colour("constraint"), linewidth=2)
    ring_marks(ax, seen(X[y == 1], height[y == 1] - 0.6, RIGHT), 1)
    arrow(ax, (5.2, 1.6), (8.0, 1.6), "ink")
    name(ax, 6.5, 2.35, "lift by $\\Vert \\mathbf{x} \\Vert^2$", fontsize=19)
    name(ax, RIGHT + 3.4, -0.9, "a plane\nseparates", "constraint", fontsize=17)
    return fig
