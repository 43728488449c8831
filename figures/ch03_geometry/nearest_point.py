"""The point p of the plane nearest to b: the residual stands upright on the plane."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from ch03_geometry.orthogonalisation import orthonormal
from ch03_geometry.projection import A1, A2, B, nearest
from scripts.plot import arrow, colour, name, panels, tint


def seen(point: np.ndarray) -> np.ndarray:
    """A point on the page: the plane of a1 and a2 lies flat, its normal points up; (2,)."""
    Q = np.column_stack([orthonormal(), (B - nearest()) / 3])
    x, y, z = Q.T @ np.asarray(point, dtype=float)
    return np.array([x + 0.45 * y, 0.5 * y + z])


def label(ax: Axes, place: np.ndarray, text: str, role: str) -> None:
    """A letter at a place of the page."""
    x, y = place
    name(ax, x, y, text, role, fontsize=24)


def draw() -> Figure:
    """The plane, both columns, b, p, the residual, and another point with a longer residual."""
    fig, ax = panels(1, (5.8, 4.7))
    ax.axis("off")
    ax.set_aspect("equal")
    Q = orthonormal()
    corners = [seen(Q @ np.array(k)) for k in ((-0.8, -1.4), (7.2, -1.4), (7.2, 3.9), (-0.8, 3.9))]
    ax.add_patch(Polygon(corners, facecolor=tint("model", 0.16), edgecolor="none"))
    origin, p, b = np.zeros(2), seen(nearest()), seen(B)
    other = seen(Q @ np.array([4.4, 0.6]))
    ax.plot(*np.array([other, b]).T, color=colour("muted"), linewidth=2.5, linestyle=(0, (3, 2)))
    ax.plot(*np.array([other, p]).T, color=colour("muted"), linewidth=2.5, linestyle=(0, (3, 2)))
    ax.plot(*other, "o", color=colour("muted"), markersize=11)
    for a, text, shift in ((A1, r"$\mathbf{a}_1$", (0, -0.5)), (A2, r"$\mathbf{a}_2$", (0, 0.5))):
        arrow(ax, origin, seen(a), "constraint", width=4)
        label(ax, seen(a) + shift, text, "constraint")
    arrow(ax, origin, p, "model", width=5)
    arrow(ax, origin, b, "data", width=5)
    arrow(ax, p, b, "error", width=5)
    label(ax, p + np.array([0.55, -0.3]), r"$\mathbf{p}$", "model")
    label(ax, b + np.array([0.0, 0.4]), r"$\mathbf{b}$", "data")
    label(ax, (p + b) / 2 + [0.9, 0.1], r"$\mathbf{r}$", "error")
    label(ax, other + np.array([0.5, -0.45]), r"$\mathbf{u}$", "muted")
    ax.margins(0.04)
    return fig
