"""The score of one query and key five places apart, wherever they stand: rotary and added."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.rotations import KEY_BY_HAND, QUERY_BY_HAND, measured
from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """Left a query and a key that turn together; right scores against the position."""
    fig, axes = panels(2, (11, 3.6), width_ratios=[0.75, 1.25])
    ax = axes[0]
    plane(ax, 6.8, 5.6)
    J, q, k = np.array([[0, -1], [1, 0]]), QUERY_BY_HAND, KEY_BY_HAND
    arrow(ax, (0, 0), J @ q, "data", width=4)
    arrow(ax, (0, 0), J @ J @ k, "model", width=4)
    arrow(ax, (0, 0), J @ J @ q, "data", width=6)
    arrow(ax, (0, 0), J @ J @ J @ k, "model", width=6)
    name(ax, -3.2, 4.0, r"$\mathbf{q}$ at 1", "data", ha="right")
    name(ax, -3.6, -1.6, r"$\mathbf{k}$ at 2", "model", ha="right")
    name(ax, -2.4, -5.0, r"$\mathbf{q}$ at 2", "data", ha="right")
    name(ax, 3.4, -4.4, r"$\mathbf{k}$ at 3", "model", ha="left")
    ax, found = axes[1], measured()
    ax.plot(found["added"], color=colour("error"), linewidth=2)
    ax.plot(found["rotary"], color=colour("model"), linewidth=5)
    ax.set(xlabel="position of the key", ylabel="score", xticks=[0, 128, 256, 384, 512])
    ax.set(ylim=(min(found["added"]) - 2, max(found["added"]) + 4.5))
    name(ax, 256, max(found["added"]) + 2.4, "positions added as sinusoids", "error")
    name(ax, 440, found["rotary"][0] - 1.8, "rotary", "model")
    return fig
