"""The posterior mean of probabilistic PCA lies nearer to the centre than the projection."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import centred, fourth_point
from ch09_pca.latent import ppca
from scripts.plot import colour, line_through, name, panels, plane


def draw() -> Figure:
    """The fourth point, its projection, its posterior mean and two posterior deviations."""
    x, foot, model = centred()[3], fourth_point()["rebuilt_offset"], ppca()
    w, shrunk = model["loading_vector"], model["rebuilt"]
    spread = np.sqrt(model["posterior_variance"]) * w
    fig, ax = panels(1, (5.2, 4.0))
    plane(ax, 3.35, 2.4, (3.1, 1.25))
    line_through(ax, (0, 0), w, "model", linewidth=2.5)
    band = np.array([shrunk - 2 * spread, shrunk + 2 * spread])
    ax.plot(*band.T, color=colour("posterior"), linewidth=12, alpha=0.35)
    dashed = {"color": colour("posterior"), "linewidth": 3, "linestyle": (0, (2, 1.5))}
    ax.plot(*np.array([x, foot]).T, color=colour("error"), linewidth=3)
    ax.plot(*np.array([x, shrunk]).T, **dashed)
    ax.plot(*x, "o", color=colour("data"), markersize=14, zorder=6)
    open_circle = {"markerfacecolor": colour("paper"), "markeredgecolor": colour("error")}
    ax.plot(*foot, "o", markersize=13, markeredgewidth=3, zorder=7, **open_circle)
    ax.plot(*shrunk, "s", color=colour("posterior"), markersize=13, zorder=7)
    ax.plot(0, 0, "+", color=colour("accent"), markersize=18, markeredgewidth=3, zorder=8)
    name(ax, 4.0, 2.5, "$\\tilde{\\mathbf{x}}_4$", "data", fontsize=24)
    name(ax, 3.9, 0.95, "projection", "error", ha="left")
    name(ax, 3.1, 0.45, "posterior mean", "posterior", ha="left")
    name(ax, 3.1, -0.35, "band: ± 2 sd", "posterior", ha="left")
    return fig
