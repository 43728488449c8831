"""Forty points and one far away: a single outlier turns the first direction."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch09_pca.clouds import OUTLIER, cloud, with_outlier
from ch09_pca.pca import fit
from scripts.plot import colour, line_through, name, panels


def draw() -> Figure:
    """The first line without the outlier, whole, and with it, dashed."""
    clean, spoilt = fit(cloud()[:40]), fit(with_outlier())
    fig, ax = panels(1, (5.6, 4.2))
    ax.set(xlim=(-16, 16), ylim=(-7.5, 26), aspect="equal")
    ax.axis("off")
    line_through(ax, clean.mean, clean.B[:, 0], "model", linewidth=3.5)
    line_through(ax, spoilt.mean, spoilt.B[:, 0], "error", linewidth=3.5, linestyle=(0, (4, 2)))
    ax.plot(*cloud()[:40].T, "o", color=colour("data"), alpha=0.7, markersize=8)
    ax.plot(*OUTLIER, "X", color=colour("error"), markersize=17, zorder=6)
    name(ax, OUTLIER[0] - 1.5, OUTLIER[1], "one outlier", "error", ha="right")
    name(ax, 12.0, -1.0, "without it", "model")
    name(ax, 0.0, 13.5, "with it", "error", ha="right")
    return fig
