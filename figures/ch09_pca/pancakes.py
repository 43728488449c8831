"""Two long flat classes: the first direction mixes them, the second tells them apart."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.clouds import pancakes
from ch09_pca.pca import fit
from scripts.plot import arrow, colour, name, panels, plane

ROLES = ("data", "error")
MARKS = ("o", "^")


def draw() -> Figure:
    """Left both classes and the two directions, right the scores on each, in one scale."""
    X, y = pancakes()
    pca = fit(X)
    Z, wobble = pca.scores(X, 2), np.random.default_rng(3).uniform(-0.2, 0.2, len(X))
    fig, (left, right) = panels(2, (11, 3.4), width_ratios=[1.35, 1])
    plane(left, 9.2, 5.2)
    for label, (role, mark) in enumerate(zip(ROLES, MARKS, strict=True)):
        left.plot(*(X[y == label] - pca.mean).T, mark, color=colour(role), alpha=0.7, markersize=8)
        for level, scores in ((1, Z[y == label, 0]), (0, Z[y == label, 1])):
            up = level + wobble[y == label]
            right.plot(scores, up, mark, color=colour(role), alpha=0.7, markersize=8)
    arrow(left, (0, 0), 4.5 * pca.B[:, 0], "ink")
    arrow(left, (0, 0), 2.6 * pca.B[:, 1], "ink")
    name(left, 5.6, 0.1, "first", "ink", fontsize=20)
    name(left, 0, 3.4, "second", "ink", fontsize=20)
    right.set(xlim=(-11, 11), ylim=(-0.3, 1.75), yticks=[], xticks=[])
    right.spines[["left", "bottom"]].set_visible(False)
    name(right, -10.5, 1.45, "scores on the first", ha="left")
    name(right, -10.5, 0.45, "scores on the second", ha="left")
    return fig
