"""Rows mix the rows of R, columns mix the columns of C: both lists have as many members."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from scripts.plot import colour, name, panels, tint


def block(ax: Axes, x: float, height: float, width: float, role: str, text: str) -> None:
    """A matrix as a rectangle with its name."""
    corner, paint = (x, -height / 2), tint(role, 0.2)
    edge = colour(role)
    ax.add_patch(Rectangle(corner, width, height, facecolor=paint, edgecolor=edge, linewidth=3))
    name(ax, x + width / 2, 0, text, role, fontsize=28)


def draw() -> Figure:
    """A on the left, its tall and its wide factor on the right, with the count r at both."""
    fig, ax = panels(1, (4.6, 2.6))
    block(ax, 0.0, 2.6, 3.4, "data", "$\\mathbf{A}$")
    name(ax, 3.9, 0, "=", fontsize=28)
    block(ax, 4.4, 2.6, 0.9, "model", "$\\mathbf{C}$")
    block(ax, 5.7, 0.9, 3.4, "prior", "$\\mathbf{R}$")
    name(ax, 4.85, 1.75, "$r$ columns", "model", fontsize=21)
    name(ax, 7.4, 0.9, "$r$ rows", "prior", fontsize=21)
    ax.set(xlim=(-0.1, 9.2), ylim=(-1.5, 2.1), aspect="equal")
    ax.axis("off")
    return fig
