"""Three lines through the same points; each keeps its errors upright, sideways or square to it."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import centred, slopes
from scripts.plot import colour, line_through, panels, plane


def upright(points: np.ndarray, slope: float) -> np.ndarray:
    """Where each point meets the line when only y may change, (N, 2)."""
    return np.column_stack([points[:, 0], slope * points[:, 0]])


def sideways(points: np.ndarray, slope: float) -> np.ndarray:
    """Where each point meets the line when only x may change, (N, 2)."""
    return np.column_stack([points[:, 1] / slope, points[:, 1]])


def nearest(points: np.ndarray, slope: float) -> np.ndarray:
    """The point of the line nearest to each point, (N, 2)."""
    b = np.array([1, slope]) / np.hypot(1, slope)
    return np.outer(points @ b, b)


def draw() -> Figure:
    """A panel for each line, with the errors that it minimises."""
    points, slope_of = centred(), slopes()
    fig, axes = panels(3, (11, 3.5))
    cases = (
        ("$y$ on $x$", "vertical", slope_of["y_on_x"], upright, "muted"),
        ("principal", "perpendicular", slope_of["first_component"], nearest, "model"),
        ("$x$ on $y$", "horizontal", slope_of["x_on_y"], sideways, "muted"),
    )
    for ax, (title, distances, slope, feet, role) in zip(axes, cases, strict=True):
        plane(ax, 5.3, 3.9)
        line_through(ax, (0, 0), (1, float(slope)), role)
        for point, foot in zip(points, feet(points, float(slope)), strict=True):
            ax.plot(*np.array([point, foot]).T, color=colour("error"), linewidth=4)
        ax.plot(*points.T, "o", color=colour("data"), markersize=12, zorder=6)
        ax.set_title(f"{title}: slope {slope}\n{distances} distances", color=colour(role))
    return fig
