"""Elimination makes a staircase: zeros below each pivot, then zeros above."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ch02_linear_algebra.cubic import augmented, reduced, steps
from scripts.plot import colour, panels, tint


def matrix(ax: Axes, M: np.ndarray, pivots: list[tuple[int, int]], title: str) -> None:
    """The entries as a table of cells; pivots are framed, zeros below the stairs are faint."""
    rows, columns = M.shape
    for i, j in np.ndindex(rows, columns):
        pivot, last = (i, j) in pivots, j == columns - 1
        strength = 0.0 if M[i, j] == 0 else 0.35 if pivot else 0.15 if last else 0.06
        paint = tint("data" if last else "model", strength)
        edge = colour("model") if pivot else colour("rule")
        cell = Rectangle((j, -i - 1), 1, 1, facecolor=paint, edgecolor=edge, linewidth=2, zorder=1)
        ax.add_patch(cell)
        if pivot:
            cell.set(linewidth=4, zorder=3)
        ink = "muted" if M[i, j] == 0 else "ink"
        text = f"{M[i, j]}".replace("-", "−")
        ax.text(j + 0.5, -i - 0.5, text, ha="center", va="center", color=colour(ink), fontsize=22)
    ax.set(xlim=(-0.1, columns + 0.1), ylim=(-rows - 0.1, 0.1), aspect="equal", title=title)
    ax.axis("off")


def draw() -> Figure:
    """The augmented matrix at the start, after two rounds of elimination, and reduced."""
    fig, axes = panels(4, (11, 2.6))
    first, second = steps()
    stages = (
        (augmented(), [(0, 0)], "given"),
        (first, [(0, 0), (1, 1)], "first column"),
        (second, [(0, 0), (1, 1), (2, 2)], "echelon form"),
        (reduced(), [(0, 0), (1, 1), (2, 2)], "reduced"),
    )
    for ax, (M, pivots, title) in zip(axes, stages, strict=True):
        matrix(ax, M, pivots, title)
    return fig
