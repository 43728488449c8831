"""The four points again with the second feature in a smaller unit: the first direction turns from 18 to 72 degrees."""
from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from figures.ch09_pca._numbers import STRETCH, X, mean
from figures.ch09_pca._pca import covariance, fit
from scripts.plot import WIDE, arrow, colour, ellipse, line_through, name, panels, plane


def draw() -> Figure:
    """The same points in two units, each with ellipse and first direction."""
    fig, axes = panels(2, WIDE)
    cases = ((1, "both features in one unit"), (STRETCH, "second in a smaller unit"))
    for ax, (factor, title) in zip(axes, cases, strict=True):
        points = (X - mean()) * [1, factor]
        pca = fit(points)
        plane(ax, 14.5 if factor > 1 else 6.4, 11.2 if factor > 1 else 4.95)
        line_through(ax, (0, 0), pca.B[:, 0], "model", linewidth=2, linestyle=(0, (4, 3)))
        ellipse(ax, (0, 0), covariance(points), "rule", radius=1)
        arrow(ax, (0, 0), np.sqrt(pca.lam[0]) * pca.B[:, 0], "model", width=5)
        ax.plot(*points.T, "o", color=colour("data"), markersize=12, zorder=6)
        ax.set_title(title)
    name(axes[0], 4.9, 0.5, "18°", "model", fontsize=22)
    name(axes[1], 5.3, 5.2, "72°", "model", fontsize=22)
    return fig
