"""The digits on their first two principal components: classes separate although nobody told PCA the labels."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import digits, model
from scripts.plot import colour, name, panels

HIGHLIGHTED = {0: "data", 4: "prior", 6: "constraint", 3: "error"}
MARKS = {0: "o", 4: "^", 6: "s", 3: "D"}


def draw() -> Figure:
    """Four classes in colour with marks of their own, the others in grey; a numeral at each median."""
    X, y = digits()
    Z = model().scores(X, 2)
    fig, ax = panels(1, (11, 4.5))
    rest = ~np.isin(y, list(HIGHLIGHTED))
    ax.plot(*Z[rest].T, ".", color=colour("rule"), markersize=5, zorder=0)
    for digit, role in HIGHLIGHTED.items():
        ax.plot(
            *Z[y == digit][::2].T,
            MARKS[digit],
            color=colour(role),
            markersize=6,
            markeredgewidth=0,
            alpha=0.6,
        )
    for digit in range(10):
        role = HIGHLIGHTED.get(digit, "muted")
        big = digit in HIGHLIGHTED
        x_middle, y_middle = np.median(Z[y == digit], axis=0)
        name(
            ax,
            x_middle,
            y_middle,
            str(digit),
            role,
            fontsize=34 if big else 22,
            fontweight="bold" if big else "normal",
        )
    ax.set(
        xlabel="first component (grey values)",
        ylabel="second component",
        xlim=(-34, 34),
        ylim=(-30, 32),
        xticks=[-30, -15, 0, 15, 30],
        yticks=[-20, 0, 20],
    )
    return fig
