"""Each centred point ends a hypotenuse: what the line keeps and what it loses add up."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import X, centred
from ch09_pca.pca import fit
from scripts.plot import colour, line_through, name, panels, plane


def draw() -> Figure:
    """For each point the dotted hypotenuse, the part kept on the line and the part lost across."""
    b = fit(X).B[:, 0]
    points, feet = centred(), np.outer(centred() @ b, b)
    fig, ax = panels(1, (5.2, 3.3))
    plane(ax, 5.6, 3.1)
    line_through(ax, (0, 0), b, "model", linewidth=2.5)
    dotted = {"color": colour("data"), "linewidth": 2, "linestyle": (0, (2, 2))}
    open_circle = {"markerfacecolor": colour("paper"), "markeredgecolor": colour("model")}
    for point, foot in zip(points, feet, strict=True):
        ax.plot(*np.array([(0, 0), foot]).T, color=colour("model"), linewidth=6, alpha=0.45)
        ax.plot(*np.array([point, foot]).T, color=colour("error"), linewidth=4)
        ax.plot(*np.array([(0, 0), point]).T, **dotted)
        ax.plot(*foot, "o", markeredgewidth=3, zorder=7, **open_circle)
        along = 0.28 * np.sign(foot @ b) * -b
        across = 0.28 * (point - foot) / np.linalg.norm(point - foot)
        corner = np.array([foot + along, foot + along + across, foot + across])
        ax.plot(*corner.T, color=colour("muted"), linewidth=2)
    ax.plot(*points.T, "o", color=colour("data"), markersize=14, zorder=8)
    ax.plot(0, 0, "+", color=colour("accent"), markersize=18, markeredgewidth=3, zorder=8)
    name(ax, 3.7, 2.5, "$\\tilde{\\mathbf{x}}_4$: squared length 20", "data", ha="right")
    name(ax, 2.0, -1.0, "kept: 19.6", "model", ha="left")
    name(ax, 4.25, 0.75, "lost: 0.4", "error", ha="center")
    name(ax, -2.1, -2.55, "$\\tilde{\\mathbf{x}}_2$", "data", ha="right")
    name(ax, -4.2, 0.75, "lost: 1.6", "error", ha="center")
    return fig
