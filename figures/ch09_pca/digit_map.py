"""The same digits on two maps: PCA keeps long distances, t-SNE keeps neighbours."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.maps import mapped, maps
from scripts.plot import colour, name, panels

HIGHLIGHTED = {0: "data", 4: "prior", 6: "constraint", 3: "error"}
MARKS = {0: "o", 4: "^", 6: "s", 3: "D"}
TITLES = {"pca": "first two scores", "tsne": "t-SNE"}


def draw() -> Figure:
    """Four classes in colour with marks of their own, the others grey; numerals at medians."""
    y = mapped().y
    fig, axes = panels(2, (11, 4.5))
    rest = ~np.isin(y, list(HIGHLIGHTED))
    for ax, (method, Z) in zip(axes, maps().items(), strict=True):
        ax.plot(*Z[rest].T, ".", color=colour("rule"), markersize=6, zorder=0)
        for digit, role in HIGHLIGHTED.items():
            how = {"color": colour(role), "markersize": 6, "markeredgewidth": 0, "alpha": 0.6}
            ax.plot(*Z[y == digit].T, MARKS[digit], **how)
        for digit in range(10):
            role = HIGHLIGHTED.get(digit, "muted")
            size, weight = (30, "bold") if digit in HIGHLIGHTED else (21, "normal")
            left, up = np.median(Z[y == digit], axis=0)
            name(ax, left, up, str(digit), role, fontsize=size, fontweight=weight)
        ax.set(xticks=[], yticks=[], title=TITLES[method])
    axes[0].set(xlabel="score on the first direction", ylabel="on the second", aspect="equal")
    axes[1].set(xlabel="axes without meaning", aspect="equal")
    return fig
