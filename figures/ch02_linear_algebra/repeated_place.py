"""A place measured twice: equal values leave many curves, different ones leave none."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import OTHER, powers
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left two measurements that agree, right two that do not."""
    fig, axes = panels(2, (11, 3.3), sharey=True)
    x = np.linspace(-0.4, 2.5, 200)
    for p, q in ((-1, -1.2), (0, 0), (2, -1.2), (-3, 1.5), (4, -2)):
        c = np.array([1, 2 - 2 * p - 4 * q, p, q])  # all of them take 1 at 0 and 5 at 2
        axes[0].plot(x, powers(x) @ c, color=colour("accent"), linewidth=2.2, alpha=0.6)
    axes[0].plot([0, 2], [1, 5], "o", color=colour("data"), markersize=15, zorder=6)
    axes[1].plot([0, 2], [1, 5], "o", color=colour("data"), markersize=15, zorder=6)
    axes[1].plot(2, OTHER, "X", color=colour("error"), markersize=16, zorder=6)
    axes[1].plot([2, 2], [-2, 9.4], color=colour("rule"), linewidth=2, linestyle=(0, (3, 3)))
    name(axes[1], 1.93, OTHER + 0.2, "6 here too?", "error", ha="right")
    name(axes[1], 1.93, 4.6, "5 here", "data", ha="right")
    for ax, title in zip(axes, ("5 and 5: infinitely many", "5 and 6: none"), strict=True):
        ax.set(xlim=(-0.4, 2.5), ylim=(-2.5, 9.5), xticks=[0, 2], yticks=[1, 5], title=title)
        ax.set(xlabel="place $x$")
    return fig
