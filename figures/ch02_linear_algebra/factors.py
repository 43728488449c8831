"""A is a product of the multiples that were subtracted and the staircase that was left."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ch02_linear_algebra.cubic import factors, system
from scripts.plot import colour, name, panels, tint


def cells(ax: Axes, x: float, M: np.ndarray, role: str, text: str) -> float:
    """The entries as a table from x on, its name above, zeros faint; returns where it ends."""
    rows, columns = M.shape
    for i, j in np.ndindex(rows, columns):
        paint = colour("paper") if M[i, j] == 0 else tint(role, 0.18)
        cell = Rectangle((x + j, -i - 1), 1, 1, facecolor=paint, edgecolor=colour("rule"))
        ax.add_patch(cell)
        ink = colour("muted" if M[i, j] == 0 else "ink")
        ax.text(
            x + j + 0.5, -i - 0.5, f"{M[i, j]}", ha="center", va="center", color=ink, fontsize=23
        )
    name(ax, x + columns / 2, 0.55, text, role, fontsize=25)
    return x + columns


def draw() -> Figure:
    """Three tables with the signs between them."""
    fig, ax = panels(1, (11, 3.0))
    found = factors()
    x = cells(ax, 0, system(), "data", "$\\mathbf{A}$")
    name(ax, x + 0.6, -1.5, "=", fontsize=28)
    x = cells(ax, x + 1.2, found["L"], "constraint", "$\\mathbf{L}$: multiples")
    x = cells(ax, x + 0.5, found["U"], "model", "$\\mathbf{U}$: staircase")
    ax.set(xlim=(-0.1, x + 0.1), ylim=(-3.1, 1.0), aspect="equal")
    ax.axis("off")
    return fig
