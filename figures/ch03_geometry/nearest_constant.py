"""Three norms choose three constants; two slips of a decimal point ruin the mean alone."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.constants import ESTIMATES, FIVE, SLIPS, distance, nearest_constants, wine_errors
from scripts.plot import colour, name, panels

LINES = (
    (1, "model", "1-norm:\nmedian 3", "median", 70),
    (2, "constraint", "2-norm:\nmean 6", "mean", 40),
    (np.inf, "error", "∞-norm:\nmiddle 10.5", "middle", 18),
)
ROLES = dict(zip(ESTIMATES, ("constraint", "model", "accent"), strict=True))


def draw() -> Figure:
    """Left distances of a constant from five numbers; right errors on wines that were not seen."""
    fig, (left, right) = panels(2, (11, 3.9))
    c = np.linspace(0, 21, 400)
    for p, role, text, best, y in LINES:
        at = nearest_constants()[best]
        left.plot(c, [distance(v, p) for v in c], color=colour(role), linewidth=3.5)
        left.plot(at, distance(at, p), "o", color=colour(role), markersize=13, zorder=6)
        name(left, 21.6, y, text, role, ha="left", fontsize=18)
    left.plot(
        FIVE, np.full(len(FIVE), 1.2), "^", color=colour("data"), markersize=13, clip_on=False
    )
    left.set(xlabel="constant c", ylabel="distance from the data", xlim=(0, 30.5), ylim=(0, 80))
    left.set(xticks=[0, 5, 10, 15, 20], yticks=[0, 20, 40, 60])
    for row, kind in enumerate(ESTIMATES):
        pair = [wine_errors(slips)[:, row].mean() for slips in (0, SLIPS)]
        right.plot(pair, [row, row], color=colour("rule"), linewidth=4, zorder=1)
        right.plot(pair[0], row, "o", color=colour(ROLES[kind]), markersize=15)
        right.plot(
            pair[1], row, "s", color=colour(ROLES[kind]), markersize=14, fillstyle="none", mew=3
        )
        label = kind + (" mean" if kind == "trimmed" else "")
        place = (1.05, row) if row else (2.2, row + 0.28)
        name(right, place[0], place[1], label, ROLES[kind], ha="left")
    right.text(0.62, -0.5, "● clean   □ two slips of twenty", fontsize=17, va="center")
    right.set_xscale("log")
    right.set(xlabel="error on new wines, % alcohol", xlim=(0.6, 16), ylim=(-0.75, 2.6), yticks=[])
    right.set(xticks=[1, 2, 5, 10], xticklabels=[1, 2, 5, 10])
    right.minorticks_off()
    right.spines["left"].set_visible(False)
    return fig
