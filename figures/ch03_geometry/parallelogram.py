"""A parallelogram with sides (3, 1) and (1, 2), and its two diagonals."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.inner import SIDES
from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """Sides, sum and difference as arrows, each with its name and entries."""
    fig, ax = panels(1, (4.8, 4.2))
    x, y = SIDES
    plane(ax, 2.55, 2.2, (2.0, 1.3))
    ax.fill(*zip((0, 0), x, x + y, y, strict=True), color=colour("data"), alpha=0.1)
    for start, end in ((x, x + y), (y, x + y)):
        ax.plot(*zip(start, end, strict=True), color=colour("data"), linewidth=2.5, linestyle="--")
    arrow(ax, (0, 0), x, "data", 5)
    arrow(ax, (0, 0), y, "data", 5)
    arrow(ax, (0, 0), x + y, "model", 4)
    arrow(ax, y, x, "error", 4)
    name(ax, 2.2, 0.3, "$\\mathbf{x}$ = (3, 1)", "data")
    name(ax, 0.1, 1.75, "$\\mathbf{y}$ = (1, 2)", "data")
    name(ax, 3.7, 2.4, "$\\mathbf{x} + \\mathbf{y}$", "model")
    name(ax, 1.75, 2.1, "$\\mathbf{x} - \\mathbf{y}$", "error")
    return fig
