"""One point and four others: which is nearest depends on the ball, or on the angle."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.norms import ASKED
from figures.ch03_geometry.five_points import balls, points
from scripts.plot import close_up, line_through, panels, plane


def draw() -> Figure:
    """As the picture of the first slide, for a small card."""
    fig, ax = panels(1, (5.6, 4.0))
    close_up(fig)
    plane(ax, 8.9, 6.4, (7.2, 4.2))
    balls(ax, 4.5)
    line_through(ax, (0, 0), ASKED, "accent", linewidth=3.5, linestyle=(0, (4, 3)))
    points(ax, 28)
    return fig
