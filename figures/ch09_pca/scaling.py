"""The four points with the second feature in a smaller unit: the axis turns from 18 to 72°."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import STRETCH, X, mean
from ch09_pca.pca import covariance, fit
from scripts.plot import arrow, colour, ellipse, name, panels, plane

REACH = 10.3  # half the length of the dashed lines


def draw() -> Figure:
    """The same points in two units, on one scale, each with ellipse and first direction."""
    fig, axes = panels(2, (5.6, 4.2))
    cases = (
        (1, "one unit", (4.4, 4.4), "18°"),
        (STRETCH, "second in a\nsmaller unit", (-3.2, 6.0), "72°"),
    )
    dashed = {"color": colour("model"), "linewidth": 2, "linestyle": (0, (4, 3))}
    for ax, (factor, title, place, angle) in zip(axes, cases, strict=True):
        points = (X - mean()) * [1, factor]
        pca = fit(points)
        plane(ax, 6.2, 10.6)
        ax.plot(*np.outer([-REACH, REACH], pca.B[:, 0]).T, **dashed)
        ellipse(ax, (0, 0), covariance(points), "rule", radius=1)
        arrow(ax, (0, 0), np.sqrt(pca.lam[0]) * pca.B[:, 0], "model", width=5)
        ax.plot(*points.T, "o", color=colour("data"), markersize=10, zorder=6)
        ax.set_title(title)
        name(ax, *place, angle, "model", fontsize=22)
    return fig
