"""The four centred points and both principal directions, as long as standard deviations."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import X, centred
from ch09_pca.pca import covariance, fit
from scripts.plot import arrow, colour, ellipse, line_through, name, panels, plane


def draw() -> Figure:
    """Points, the ellipse of one standard deviation, and both directions scaled by theirs."""
    pca = fit(X)
    fig, ax = panels(1, (5.6, 4.6))
    plane(ax, 6.2, 4.8)
    ellipse(ax, (0, 0), covariance(X), "rule", radius=1.0)
    for k, role in ((0, "model"), (1, "constraint")):
        b = pca.B[:, k]
        line_through(ax, (0, 0), b, role, linewidth=2, linestyle=(0, (4, 3)))
        arrow(ax, (0, 0), np.sqrt(pca.lam[k]) * b, role, width=5)
    ax.plot(*centred().T, "o", color=colour("data"), markersize=13, zorder=6)
    name(ax, 4.75, 0.5, "$\\lambda_1 = 11$", "model", fontsize=21)
    name(ax, -2.1, 2.2, "$\\lambda_2 = 1$", "constraint", fontsize=21)
    name(ax, -4, 0.75, "(−4, 0)", "data", fontsize=16)
    name(ax, -2, -2.75, "(−2, −2)", "data", fontsize=16)
    name(ax, 2.4, -0.75, "(2, 0)", "data", fontsize=16)
    name(ax, 4, 2.75, "(4, 2)", "data", fontsize=16)
    return fig
