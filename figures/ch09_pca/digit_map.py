"""The digits on their first two components: classes separate although PCA saw no labels."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import digits, model
from scripts.plot import colour, name, panels

HIGHLIGHTED = {0: "data", 4: "prior", 6: "constraint", 3: "error"}
MARKS = {0: "o", 4: "^", 6: "s", 3: "D"}


def draw() -> Figure:
    """Four classes in colour with marks of their own, the others grey; numerals at medians."""
    X, y = digits()
    Z = model().scores(X, 2)
    fig, ax = panels(1, (11, 4.5))
    rest = ~np.isin(y, list(HIGHLIGHTED))
    ax.plot(*Z[rest].T, ".", color=colour("rule"), markersize=5, zorder=0)
    for digit, role in HIGHLIGHTED.items():
        how = {"color": colour(role), "markersize": 6, "markeredgewidth": 0, "alpha": 0.6}
        ax.plot(*Z[y == digit][::2].T, MARKS[digit], **how)
    for digit in range(10):
        role = HIGHLIGHTED.get(digit, "muted")
        size, weight = (34, "bold") if digit in HIGHLIGHTED else (22, "normal")
        left, up = np.median(Z[y == digit], axis=0)
        name(ax, left, up, str(digit), role, fontsize=size, fontweight=weight)
    ax.set(xlabel="score on the first direction", ylabel="on the second")
    ax.set(xlim=(-34, 34), xticks=[-30, -15, 0, 15, 30])
    ax.set(ylim=(-30, 32), yticks=[-20, 0, 20])
    return fig
