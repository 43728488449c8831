"""All solutions lie on a line beside the kernel: an affine space is a subspace that was moved."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import kernel_vector, particular
from scripts.plot import arrow, colour, line_through, name, panels, plane


def draw() -> Figure:
    """The kernel and the solutions in the plane of the coefficients c2 and c3."""
    fig, ax = panels(1, (5.8, 4.9))
    plane(ax, 4.3, 4.0, (0.3, 0.2))
    v, p = kernel_vector()[1:3], particular()[1:3]
    line_through(ax, (0, 0), v, "error", linewidth=3)
    line_through(ax, p, v, "model", linewidth=4)
    arrow(ax, (0, 0), p, "data", width=5)
    for t in (-1, 1):
        ax.plot(*(p + t * v), "o", color=colour("model"), markersize=13, zorder=6)
        x, y = p + t * v + [1.0, 0.2]
        name(ax, x, y, f"$t = {t}$", "model", fontsize=19)
    arrow(ax, p, p + v, "model", width=3)
    name(ax, -2.1, 0.9, "$(c_2, c_3) = (0, 1)$", "data", fontsize=19)
    name(ax, 1.6, -3.2, "kernel", "error", fontsize=20, ha="right")
    name(ax, 1.2, 2.6, "solutions", "model", fontsize=20, ha="left")
    return fig
