"""Query and key are turned by their places; the same difference of places gives the same angle."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.turns import KEY, QUERY, turned
from scripts.plot import arrow, name, panels, plane

DEGREES = 40


def draw() -> Figure:
    """Two pairs of places, one apart each."""
    fig, axes = panels(2, (5.8, 4.2))
    for ax, (m, n) in zip(axes, ((1, 0), (4, 3)), strict=True):
        plane(ax, 2.5, 2.75)
        arrow(ax, (0, 0), 1.6 * turned(QUERY, m, DEGREES), "model", width=5)
        arrow(ax, (0, 0), turned(KEY, n, DEGREES), "data", width=5)
        name(ax, 0, -2.5, f"places {m} and {n}", "ink", fontsize=20)
    name(axes[0], 0.6, 1.5, "query", "model", fontsize=20)
    name(axes[0], 1.9, 0.45, "key", "data", fontsize=20)
    return fig
