"""Two lines that meet at (1, 1): elimination with a tiny pivot finds (0, 1)."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch02_linear_algebra.cost import small_pivot
from scripts.plot import colour, line_through, name, panels, plane


def draw() -> Figure:
    """Both lines, the true solution and the one found without an exchange of rows."""
    fig, ax = panels(1, (5.8, 5.0))
    plane(ax, 1.65, 1.4, (0.75, 0.8))
    line_through(ax, (0, 1), (1, 0), "constraint", linewidth=3)
    line_through(ax, (0, 2), (1, -1), "prior", linewidth=3)
    ax.plot(*small_pivot()["exchanged"], "o", color=colour("data"), markersize=16, zorder=6)
    ax.plot(*small_pivot()["without"], "X", color=colour("error"), markersize=17, zorder=6)
    name(ax, 1.1, 1.2, "true", "data", ha="left", fontsize=20)
    name(ax, -0.1, 0.78, "found", "error", fontsize=20)
    name(ax, 2.0, 0.45, "$x + y = 2$", "prior", fontsize=19)
    name(ax, -0.35, 1.17, "$10^{-20} x + y = 1$", "constraint", fontsize=18)
    return fig
