"""Two long flat classes: the first component mixes them, the second tells them apart."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.clouds import pancakes
from ch09_pca.pca import fit
from scripts.plot import arrow, colour, name, panels, plane

ROLES = ("data", "error")
MARKS = ("o", "^")
LINES = ("-", (0, (3, 1.5)))


def draw() -> Figure:
    """Left both classes and the two components, right a histogram of the scores on each."""
    X, y = pancakes()
    pca = fit(X)
    Z = pca.scores(X, 2)
    fig, (left, right) = panels(2, (11, 3.4), width_ratios=[1.35, 1])
    plane(left, 9.2, 5.2)
    for label, (role, mark) in enumerate(zip(ROLES, MARKS, strict=True)):
        left.plot(*(X[y == label] - pca.mean).T, mark, color=colour(role), alpha=0.7, markersize=8)
        for level, component in ((1, 0), (0, 1)):
            spread = Z[y == label, component] / Z[:, component].std()
            counts, edges = np.histogram(spread, bins=np.linspace(-3, 3, 25))
            tops = level + 0.022 * counts / (1 if component == 0 else 1.8)
            steps = {"baseline": level, "color": colour(role)}
            right.stairs(tops, edges, fill=True, alpha=0.45, **steps)
            right.stairs(tops, edges, linewidth=2.5, linestyle=LINES[label], **steps)
    arrow(left, (0, 0), 4.5 * pca.B[:, 0], "ink")
    arrow(left, (0, 0), 2.6 * pca.B[:, 1], "ink")
    name(left, 5.6, 0.1, "first", "ink", fontsize=20)
    name(left, 0, 3.4, "second", "ink", fontsize=20)
    right.set(xlim=(-3, 3), ylim=(-0.05, 1.75), yticks=[], xticks=[])
    right.spines[["left", "bottom"]].set_visible(False)
    name(right, -3, 1.55, "scores on the first", ha="left")
    name(right, -3, 0.72, "scores on the second", ha="left")
    return fig
