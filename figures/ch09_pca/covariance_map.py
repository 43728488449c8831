"""The covariance matrix three times: as an ellipse, as four numbers, and of 64 pixels as a map."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import digits
from ch09_pca.four_points import X, centred, covariance_matrix
from ch09_pca.pca import covariance
from scripts.plot import ENOUGH_PIXELS, colour, diverging, ellipse, name, picture, plane


def draw() -> Figure:
    """The four points with their ellipse, S as a heat map, and S of the digits."""
    fig = Figure(figsize=(5.6, 5.5), layout="constrained")
    grid = fig.add_gridspec(2, 2, height_ratios=[1.05, 1])
    left, middle, right = (fig.add_subplot(cell) for cell in (grid[0, :], grid[1, 0], grid[1, 1]))
    plane(left, 5.6, 3.4)
    ellipse(left, (0, 0), covariance(X), "model", radius=1.0)
    left.plot(*centred().T, "o", color=colour("data"), markersize=13, zorder=6)
    name(left, -2.9, 2.6, "one deviation", "model", fontsize=20)
    S = covariance_matrix()
    picture(middle, S, -20, 20, diverging())
    side = 2 * (ENOUGH_PIXELS // 2)  # in pixels, as enlarged
    for i, j in np.ndindex(2, 2):
        x, y = ((n + 0.5) * side / 2 - 0.5 for n in (j, i))
        middle.text(x, y, f"{S[i, j]:.0f}", ha="center", va="center", fontsize=30)
    middle.set_title("their $\\mathbf{S}$", color=colour("model"))
    pixels = covariance(digits().X)
    limit = float(np.abs(pixels).max())
    picture(right, pixels, -limit, limit, diverging())
    right.set_title("$\\mathbf{S}$ of 64 pixels", color=colour("model"))
    name(left, -4, 0.75, "$\\tilde{\\mathbf{x}}_1$", "data", fontsize=22)
    name(left, 4, 2.85, "$\\tilde{\\mathbf{x}}_4$", "data", fontsize=22)
    return fig
