"""Unit balls for four exponents: from a star with inward edges to a nearly full square."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.norms import unit_circle
from scripts.plot import colour, name, panels, plane

SHOWN = ((0.5, "error"), (1, "model"), (2, "constraint"), (8, "prior"))


def draw() -> Figure:
    """One ball a panel, with the midpoint of (1, 0) and (0, 1)."""
    fig, axes = panels(4, (11, 3.5))
    for ax, (p, role) in zip(axes, SHOWN, strict=True):
        plane(ax, 1.25, 1.25)
        ax.fill(*unit_circle(p).T, color=colour(role), alpha=0.3)
        ax.plot(*unit_circle(p).T, color=colour(role), linewidth=3)
        ax.plot([1, 0], [0, 1], "--", color=colour("ink"), linewidth=2)
        ax.plot(0.5, 0.5, "o", color=colour("ink"), markersize=10)
        ax.set_title(f"p = {p}", pad=4)
    name(axes[0], 0.72, 0.86, "outside", "ink", fontsize=17)
    return fig
