"""A digit in three lights, and how often the nearest stored picture shows the same digit."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.light import lit_digits, named
from scripts.plot import colour, name, picture


def draw() -> Figure:
    """Left a picture three times, right dots for four ways to be near."""
    fig = Figure(figsize=(11, 4.0), layout="constrained")
    grid = fig.add_gridspec(1, 5, width_ratios=[1, 1, 1, 0.3, 4.4])
    digit = lit_digits()[0][1210].reshape(8, 8)
    for column, factor in enumerate((0.4, 1.0, 1.6)):
        ax = fig.add_subplot(grid[column])
        picture(ax, digit * factor, 0, 16 * 1.6)
        ax.set_title(f"× {factor}", fontsize=20)
    ax = fig.add_subplot(grid[4])
    rows = (
        ("rival", "divided by the largest"),
        ("cosine", "cosine"),
        ("euclid", "Euclid"),
        ("dot", "inner product"),
    )
    found = named()
    for height, (key, title) in enumerate(reversed(rows)):
        given, changed = (100 * found[light][key] for light in ("given", "changed"))
        ax.plot([given, changed], [height, height], color=colour("rule"), linewidth=4)
        ax.plot(given, height, "o", color=colour("data"), markersize=15)
        ax.plot(changed, height, "D", color=colour("error"), markersize=11)
        left = key == "dot"
        place = given + 1.2 if left else min(given, changed) - 1.2
        name(ax, place, height, title, "ink", ha="left" if left else "right", fontsize=20)
    ax.set(xlim=(70, 99), ylim=(-0.6, 3.9), yticks=[], xticks=np.arange(75, 100, 10))
    ax.set_xlabel("right (%)")
    name(ax, 72, 1.9, "given light", "data", ha="left", fontsize=20)
    name(ax, 72, 1.2, "changed light", "error", ha="left", fontsize=20)
    return fig
