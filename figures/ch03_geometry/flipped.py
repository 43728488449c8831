"""A picture, the least change of each pixel that a classifier minds most, and what it does."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.attack import FITTED, STEP, classifier, pictures, right
from scripts.plot import colour, diverging, name, picture


def draw() -> Figure:
    """An eight, the signs of the weights, their sum; bars of the shares named rightly."""
    fig = Figure(figsize=(11, 3.7), layout="constrained")
    grid = fig.add_gridspec(1, 5, width_ratios=[1.25, 1.25, 1.25, 0.2, 4])
    (w, _), (X, y) = classifier(), pictures()
    eight = X[FITTED:][y[FITTED:] == 1][0]
    change = -STEP * np.sign(w)
    for column, (shown, title) in enumerate(
        ((eight, "an eight"), (change, "a step"), (eight + change, "the sum"))
    ):
        ax = fig.add_subplot(grid[column])
        low, cmap = (-2, diverging()) if column == 1 else (0, "gray_r")
        picture(ax, shown.reshape(8, 8), low, 2 if column == 1 else 16, cmap)
        ax.set_title(title, fontsize=20)
    ax = fig.add_subplot(grid[4])
    rows = (
        ("given", "as given", "data"),
        ("random", "random signs", "data"),
        ("signs", "worst signs", "error"),
    )
    for height, (key, _, role) in enumerate(reversed(rows)):
        value = 100 * right()[key]
        ax.barh(height, value, color=colour(role), height=0.62)
        name(ax, value + 2, height, f"{value:.1f}", role, ha="left", fontsize=20)
    ax.set(xlim=(0, 115), yticks=range(3), xticks=[0, 50, 100], xlabel="right (%)")
    ax.set_yticklabels([title for _, title, _ in reversed(rows)], fontsize=20)
    return fig
