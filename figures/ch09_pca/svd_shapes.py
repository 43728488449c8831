"""The data as a product of three matrices; the rows of the last are principal directions."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from scripts.plot import colour, name, panels, tint

TALL, SHORT = 2.8, 1.5


def block(
    ax: Axes, x: float, height: float, width: float, role: str, text: str, shape: str
) -> None:
    """A matrix as a rectangle with its name inside and its shape below."""
    corner, paint = (x, -height / 2), tint(role, 0.18)
    edge = colour(role)
    ax.add_patch(Rectangle(corner, width, height, facecolor=paint, edgecolor=edge, linewidth=3))
    name(ax, x + width / 2, 0, text, role, fontsize=28)
    name(ax, x + width / 2, -TALL / 2 - 0.45, shape, "muted", fontsize=19.5)


def draw() -> Figure:
    """The factors as rectangles of the right proportions, their meaning beside them."""
    fig, ax = panels(1, (11, 3.25))
    ax.set(xlim=(0, 11.9), ylim=(-2.1, 1.5), aspect="equal")
    ax.axis("off")
    block(ax, 0.2, TALL, SHORT, "data", "$\\tilde{\\mathbf{X}}$", "$N \\times D$")
    name(ax, 2.25, 0, "=", fontsize=30)
    block(ax, 2.8, TALL, SHORT, "prior", "$\\mathbf{U}$", "$N \\times D$")
    block(ax, 4.8, SHORT, SHORT, "posterior", "", "$D \\times D$")
    diagonal = (("$s_1$", 23), ("$s_2$", 21), ("$\\cdots$", 18))
    for k, (label, size) in enumerate(diagonal):
        name(ax, 5.05 + 0.47 * k, 0.47 - 0.47 * k, label, "posterior", fontsize=size)
    block(ax, 6.8, SHORT, SHORT, "model", "", "$D \\times D$")
    for k, label in enumerate(("$\\mathbf{b}_1^\\top$", "$\\mathbf{b}_2^\\top$", "$\\cdots$")):
        y = SHORT / 2 - 0.5 * (k + 0.5)
        name(ax, 7.55, y, label, "model", fontsize=19)
        if k:
            ax.plot([6.8, 8.3], [y + 0.25] * 2, color=colour("model"), linewidth=2)
    for y, text, role in (
        (0.5, "rows: principal directions", "model"),
        (-0.05, "$s_k^2/N = \\lambda_k$: variances", "posterior"),
        (-0.6, "$\\mathbf{U\\Sigma}$: scores", "prior"),
    ):
        name(ax, 8.75, y, text, role, ha="left", fontsize=19.5)
    return fig
