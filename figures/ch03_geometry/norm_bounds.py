"""Three norms: their unit balls touch at the axes, their lengths part with more entries."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.norms import GREY, unit_circle
from scripts.plot import colour, name, panels, plane

BALLS = ((np.inf, "error"), (2, "constraint"), (1, "model"))


def draw() -> Figure:
    """Left the nested balls of the plane; right a change of one grey value in k of 64 pixels."""
    fig, (left, right) = panels(2, (11, 3.3), width_ratios=[1, 1.75])
    plane(left, 1.5, 1.35)
    for p, role in BALLS:
        left.fill(*unit_circle(p).T, color=colour(role), alpha=0.2)
        left.plot(*unit_circle(p).T, color=colour(role), linewidth=3.5)
    left.plot([1, 0, -1, 0], [0, 1, 0, -1], "o", color=colour("ink"), markersize=10)
    left.plot([0.5, 2**-0.5, 1], [0.5, 2**-0.5, 1], "D", color=colour("data"), markersize=9)
    name(left, 1.38, 0.19, "(1, 0)", "ink", fontsize=17)
    name(left, 1.2, 1.22, "(1, 1)", "data", fontsize=17)
    k = np.arange(1, GREY + 1)
    for y, role, text, (a, b) in (
        (k, "model", "1-norm", (12, 23)),
        (np.sqrt(k), "constraint", "2-norm", (24, 7.5)),
        (np.ones(GREY), "error", "∞-norm", (24, 1.45)),
    ):
        right.loglog(k, y, color=colour(role), linewidth=4)
        right.plot(GREY, y[-1], "o", color=colour(role), markersize=12, clip_on=False)
        name(right, a, b, text, role)
        name(right, 72, y[-1], f"{y[-1]:.0f}", role, ha="left")
    right.set(xlabel="pixels changed by one grey value", ylabel="length")
    right.set(xlim=(1, 90), ylim=(0.8, 80), xticks=[1, 4, 16, 64], xticklabels=[1, 4, 16, 64])
    right.set(yticks=[1, 8, 64], yticklabels=[1, 8, 64])
    right.minorticks_off()
    return fig
