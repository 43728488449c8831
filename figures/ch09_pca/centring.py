"""Subtracting the mean moves the four points to the origin; distances do not change."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch09_pca.four_points import X, centred, mean
from scripts.plot import arrow, colour, name, panels


def draw() -> Figure:
    """Open circles as given, filled ones centred, the arrow between their means."""
    fig, ax = panels(1, (5.4, 4.4))
    ax.set(xlim=(-5, 10), xticks=[-4, 0, 4, 8], aspect="equal")
    ax.set(ylim=(-3.9, 6.6), yticks=[-2, 0, 2, 4, 6])
    ax.axhline(0, color=colour("rule"), linewidth=1.5, zorder=0)
    ax.axvline(0, color=colour("rule"), linewidth=1.5, zorder=0)
    open_circle = {"markerfacecolor": colour("paper"), "markeredgecolor": colour("muted")}
    ax.plot(*X.T, "o", markersize=11, markeredgewidth=2.5, **open_circle)
    ax.plot(*centred().T, "o", color=colour("data"), markersize=12, zorder=6)
    arrow(ax, mean(), (0, 0), "accent", width=3)
    ax.plot(*mean(), "+", color=colour("muted"), markersize=16, markeredgewidth=3)
    ax.plot(0, 0, "+", color=colour("accent"), markersize=16, markeredgewidth=3)
    name(ax, 5.2, 4.0, "mean", "muted")
    name(ax, 3.9, 6.0, "given", "muted", fontsize=19)
    name(ax, -1.2, -3.1, "centred", "data", fontsize=19)
    return fig
