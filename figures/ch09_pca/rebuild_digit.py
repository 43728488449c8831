"""A digit taken apart: the mean picture plus a score times each direction, and the running sum."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import EXAMPLE, digits, model
from scripts.plot import close_up, colour, diverging, panels, picture

TERMS = 5


def draw() -> Figure:
    """Above the terms of the sum, below what they add up to so far."""
    X, _ = digits()
    pca = model()
    z = pca.scores(X[[EXAMPLE]], TERMS)[0]
    fig, axes = panels(TERMS + 2, (11, 3.5), rows=2)
    picture(axes[0, 0], pca.mean.reshape(8, 8), 0, 16)
    axes[0, 0].set_title("mean", fontsize=17)
    for k in range(TERMS):
        limit = np.abs(pca.B[:, :TERMS]).max()
        picture(axes[0, k + 1], pca.B[:, k].reshape(8, 8), -limit, limit, diverging())
        title = f"{z[k]:+.1f} ×".replace("-", "−")
        axes[0, k + 1].set_title(title, fontsize=17, color=colour("model"))
    key = axes[0, -1]
    key.axis("off")
    middle = {"ha": "center", "va": "center", "fontsize": 16, "transform": key.transAxes}
    key.text(0.5, 0.75, "blue: +", color=colour("data"), **middle)
    key.text(0.5, 0.5, "white: 0", color=colour("muted"), **middle)
    key.text(0.5, 0.25, "orange: −", color=colour("model"), **middle)
    for K in range(TERMS + 1):
        picture(axes[1, K], pca.rebuild(X[[EXAMPLE]], K)[0].reshape(8, 8), 0, 16)
        axes[1, K].set_title(f"$K = {K}$", fontsize=17, color=colour("muted"), y=-0.3, va="top")
    picture(axes[1, -1], X[EXAMPLE].reshape(8, 8), 0, 16)
    axes[1, -1].set_title("original", fontsize=17, color=colour("data"), y=-0.3, va="top")
    close_up(fig, 0.06)
    return fig
