"""Three matrices to scale: brackets on the left make a small square, on the right a huge one."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from scripts.plot import colour, name, panels, tint

LONG, THIN = 3.2, 0.32  # drawn, for 1000 and 10


def block(ax: Axes, x: float, height: float, width: float, role: str, text: str) -> float:
    """A matrix as a rectangle, its name beside it; returns where it ends."""
    corner, paint = (x, -height / 2), tint(role, 0.25)
    rectangle = Rectangle(corner, width, height, facecolor=paint, edgecolor=colour(role))
    ax.add_patch(rectangle)
    name(ax, x + width / 2, height / 2 + 0.33, text, role, fontsize=22)
    return x + width


def draw() -> Figure:
    """The factors, then what is made first by either choice of brackets."""
    fig, ax = panels(1, (11, 3.7))
    x = block(ax, 0.0, THIN, LONG, "data", "$\\mathbf{A}$: 10 × 1000")
    x = block(ax, x + 0.35, LONG, THIN, "model", "$\\mathbf{B}$")
    x = block(ax, x + 0.35, THIN, LONG, "prior", "$\\mathbf{C}$: 10 × 1000")
    x = block(ax, x + 1.6, THIN, THIN, "constraint", "$\\mathbf{A}\\mathbf{B}$")
    name(ax, x - 0.1, -0.75, "10 × 10", "constraint", fontsize=18)
    x = block(ax, x + 1.3, LONG, LONG, "error", "$\\mathbf{B}\\mathbf{C}$")
    name(ax, x - LONG / 2, 0, "1000 × 1000", "error", fontsize=20)
    ax.set(xlim=(-0.1, x + 0.1), ylim=(-1.75, 2.25), aspect="equal")
    ax.axis("off")
    return fig
