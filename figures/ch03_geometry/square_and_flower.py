"""Mixtures of sines near a square wave; the outline of a flower by waves and by a polynomial."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.functions import mixture, one_try, ring, square_wave
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left the square wave and two mixtures; right measured radii against the angle."""
    fig, axes = panels(2, (11, 3.5), width_ratios=[0.8, 1.2])
    x = np.linspace(-np.pi, np.pi, 1201)
    axes[0].plot(x, square_wave(x), color=colour("data"), linewidth=2.5)
    axes[0].plot(x, mixture(x, 1), color=colour("prior"), linewidth=3)
    axes[0].plot(x, mixture(x, 10), color=colour("model"), linewidth=3)
    axes[0].set(xticks=[-np.pi, 0, np.pi], xticklabels=["−π", "0", "π"], yticks=[-1, 0, 1])
    axes[0].set(ylim=(-1.5, 1.65))
    name(axes[0], -1.6, 0.75, "1 sine", "prior")
    axes[0].annotate(
        "",
        xy=(-1.2, -1.12),
        xytext=(-1.5, 0.5),
        arrowprops={"arrowstyle": "-", "color": colour("prior"), "linewidth": 1.5},
    )
    name(axes[0], 1.6, 1.45, "10 sines", "model")
    (t, y), found = ring(), one_try()
    degrees = np.degrees(t)
    ax, old = axes[1], found["old"]
    ax.plot(degrees, y, color=colour("rule"), linewidth=2)
    ax.plot(degrees, found["polynomial"], color=colour("error"), linewidth=3, linestyle=(0, (3, 1)))
    ax.plot(degrees, found["waves"], color=colour("model"), linewidth=4)
    ax.plot(degrees[old], y[old], "o", color=colour("data"), markersize=7)
    ax.set(xticks=[0, 90, 180, 270, 360], xlabel="angle (degrees)", ylabel="radius (pixels)")
    ax.set(ylim=(106, 172), yticks=[110, 130, 150], xlim=(-4, 364))
    name(ax, 130, 150, "waves", "model")
    name(ax, 290, 162, "polynomial", "error")
    name(ax, 175, 113, "measured", "data")
    return fig
