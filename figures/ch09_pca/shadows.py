"""A cloud casts shadows of different spread: widest along its long axis."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.clouds import cloud
from scripts.plot import WIDE, arrow, colour, line_through, name, panels, plane

DIRECTIONS = ((18.4, "model", "p"), (63.4, "constraint", "q"), (108.4, "prior", "r"))
HEIGHT = 2.6  # of a bar that holds all points


def draw() -> Figure:
    """Left the cloud with three directions, right a histogram of the scores on each."""
    X = cloud()
    fig, (left, right) = panels(2, WIDE, width_ratios=[1, 1.15])
    plane(left, 10.5, 7.8)
    left.plot(*X.T, ".", color=colour("data"), alpha=0.55, markersize=8)
    right.set(xlim=(-10.5, 12.5), xlabel="coordinate along the direction")
    right.set(ylim=(-0.5, 3.0), yticks=[])
    right.spines["left"].set_visible(False)
    for level, (degrees, role, letter) in enumerate(DIRECTIONS):
        b = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        line_through(left, (0, 0), b, role, linewidth=2, linestyle=(0, (4, 3)))
        arrow(left, (0, 0), 4.5 * b, role)
        tip = 7.1 * b + [0, 0.9] if level == 0 else 5.9 * b
        name(left, tip[0], tip[1], letter, role, fontsize=24, fontweight="bold")
        scores, base = X @ b, 2 - level
        counts, edges = np.histogram(scores, bins=np.arange(-11, 11.1, 0.8))
        tops = base + HEIGHT * counts / len(X)  # equal areas: the same points
        right.stairs(tops, edges, baseline=base, fill=True, color=colour(role), alpha=0.3)
        right.stairs(tops, edges, baseline=base, color=colour(role), linewidth=2)
        sd = scores.std()
        right.plot([-sd, sd], [base - 0.09] * 2, color=colour(role), linewidth=7)
        name(right, -10.2, base + 0.35, letter, role, fontsize=24, fontweight="bold")
        name(right, 12.4, base + 0.35, f"variance {scores.var():.0f}", role, ha="right")
    name(right, 12.4, -0.3, "bars: ± one standard deviation", "ink", ha="right", fontsize=17)
    return fig
