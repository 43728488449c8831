"""A linear autoencoder: its bottleneck, and its loss, which falls in steps to the error of PCA."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ch09_pca.autoencoder import STEPS, UNITS, trained
from ch09_pca.digits import model
from scripts.plot import colour, name, panels

INPUTS, HIDDEN = 7, 4  # circles drawn; the network has 64 and 4


def bottleneck(ax: Axes) -> None:
    """Circles in three columns, every neighbouring pair of columns joined."""
    heights = [np.linspace(-3, 3, INPUTS), np.linspace(-1.2, 1.2, HIDDEN)]
    columns = ((0.0, heights[0], "data"), (2.0, heights[1], "accent"), (4.0, heights[0], "model"))
    for (x, ys, _), (next_x, next_ys, _) in pairwise(columns):
        for y, next_y in product(ys, next_ys):
            ax.plot([x, next_x], [y, next_y], color=colour("rule"), linewidth=1.5, zorder=0)
    for x, ys, role in columns:
        ax.plot(np.full(len(ys), x), ys, "o", color=colour(role), markersize=14)
    name(ax, 1.0, 2.7, "$\\mathbf{A}$", fontsize=26)
    name(ax, 3.0, 2.7, "$\\mathbf{C}$", fontsize=26)
    for x, label, role in ((0, "64", "data"), (2, "4", "accent"), (4, "64", "model")):
        name(ax, x, -3.8, label, role, fontsize=20)
    ax.set(xlim=(-0.6, 4.6), ylim=(-4.2, 3.5))
    ax.axis("off")


def draw() -> Figure:
    """Left the network, right the loss by steps, with the errors of PCA as dashed levels."""
    _, _, losses = trained()
    fig, (left, ax) = panels(2, (11, 3.7), width_ratios=[1, 2.6])
    bottleneck(left)
    for K in range(UNITS + 1):
        level = float(model().lam[K:].sum())
        ax.axhline(level, color=colour("model"), linewidth=2, linestyle=(0, (3, 3)), zorder=0)
        name(ax, STEPS + 4, level, f"PCA, $K = {K}$", "model", ha="left")
    ax.plot(np.arange(STEPS), losses, color=colour("accent"), linewidth=4.5)
    ax.set(xlabel="step of gradient descent", xlim=(0, STEPS), xticks=[0, 100, 200, 300, 400])
    ax.set(ylabel="mean squared error", ylim=(520, 1250), yticks=[600, 800, 1000, 1200])
    name(ax, 115, 1115, "autoencoder\nwith 4 hidden units", "accent", ha="left", fontsize=18)
    return fig
