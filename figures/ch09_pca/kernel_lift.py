"""Two rings lifted by their squared distance from the centre: a plane separates what no line in the plane could."""
from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from figures.ch09_pca._kernel import INNER, OUTER, rings
from scripts.plot import arrow, colour, name, panels, tint

ROLES, MARKS = ("model", "data"), ("^", "o")
TILT = 0.38  # how much of depth is seen


def seen(X: np.ndarray, height: np.ndarray | float = 0.0) -> np.ndarray:
    """Points of space as the picture shows them, (N, 2)."""
    return np.column_stack([X[:, 0], TILT * X[:, 1] + height])


def ring_marks(ax: Axes, points: np.ndarray, y: np.ndarray) -> None:
    """The marks of both rings."""
    for ring, (role, mark) in enumerate(zip(ROLES, MARKS, strict=True)):
        ax.plot(*points[y == ring].T, mark, color=colour(role), markersize=7, alpha=0.8)


def draw() -> Figure:
    X, y = rings()
    height = 0.42 * (X**2).sum(axis=1)
    sheet = np.array([(-4, -4), (4, -4), (4, 4), (-4, 4)])
    fig, (left, right) = panels(2, (11, 3.6))
    for ax in (left, right):
        ax.set(xlim=(-6.2, 6.2), ylim=(-1.9, 6.3), aspect="equal")
        ax.axis("off")
    left.fill(*seen(sheet, 1.6).T, color=tint("rule", 0.35))
    ring_marks(left, seen(X, 1.6), y)
    level = 0.42 * (INNER**2 + OUTER**2) / 2
    ring_marks(right, seen(X[y == 0], height[y == 0]), y[y == 0])
    right.fill(*seen(sheet, level).T, color=tint("constraint", 0.25), alpha=0.8)
    right.plot(*seen(np.vstack([sheet, sheet[:1]]), level).T, color=colour("constraint"), linewidth=2)
    ring_marks(right, seen(X[y == 1], height[y == 1]), y[y == 1])
    arrow(left, (4.6, 2), (6.4, 2), "ink")
    name(left, 5.5, 2.9, "$\\boldsymbol{\\phi}$".replace("boldsymbol", "mathbf"), fontsize=24)
    name(right, 0, 5.6, "height $\\Vert \\mathbf{x} \\Vert^2$", "muted")
    return fig
