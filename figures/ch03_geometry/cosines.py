"""One less the cosine is no distance: the way over the middle vector is the shorter one."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.light import RIGHT_ANGLE, cosine_distances
from scripts.plot import arrow, name, panels, plane


def draw() -> Figure:
    """Three vectors and the three values between them."""
    fig, ax = panels(1, (5.6, 5.0))
    plane(ax, 1.1, 0.98, (0.6, 0.62))
    for vector, role in zip(RIGHT_ANGLE, ("data", "model", "constraint"), strict=True):
        arrow(ax, (0, 0), vector, role, width=5)
    near, _, far = cosine_distances()
    name(ax, 0.75, 0.3, f"{near:.2f}", "ink", fontsize=24)
    name(ax, 0.3, 0.75, f"{near:.2f}", "ink", fontsize=24)
    name(ax, 1.25, 1.2, f"direct: {far:.0f}", "error", fontsize=24)
    return fig
