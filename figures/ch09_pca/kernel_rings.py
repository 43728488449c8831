"""Two rings: linear components mix them, the first component of kernel PCA parts them."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.kernel import kernel_scores, rings, separating_score
from ch09_pca.pca import fit
from scripts.plot import colour, diverging, name, panels

ROLES, MARKS = ("model", "data"), ("^", "o")


def draw() -> Figure:
    """Left the first kernel score as a landscape, right the scores of both methods."""
    X, y = rings()
    side = np.linspace(-4, 4, 81)
    grid = np.array([(u, v) for v in side for u in side])
    height = kernel_scores(grid).reshape(81, 81)
    limit = float(np.abs(height).max())
    fig, (left, right) = panels(2, (11, 4.1), width_ratios=[1, 1.25])
    land, levels = (side, side, height), np.linspace(-limit, limit, 13)
    left.contourf(*land, levels=levels, cmap=diverging(), alpha=0.35)
    left.contour(
        *land,
        levels=[separating_score()],
        colors=[colour("ink")],
        linewidths=3,
        linestyles="dashed",
    )
    for ring, (role, mark) in enumerate(zip(ROLES, MARKS, strict=True)):
        left.plot(*X[y == ring].T, mark, color=colour(role), markersize=7)
    left.set(aspect="equal", xticks=[], yticks=[])
    left.axis("off")
    wobble = np.random.default_rng(2).uniform(-0.22, 0.22, len(X))
    for level, scores in ((1, fit(X).scores(X, 1)[:, 0]), (0, kernel_scores(X))):
        spread = scores / np.abs(scores).max()
        for ring, (role, mark) in enumerate(zip(ROLES, MARKS, strict=True)):
            x, up = spread[y == ring], level + wobble[y == ring]
            right.plot(x, up, mark, color=colour(role), markersize=7, alpha=0.75)
    right.set(ylim=(-0.6, 1.75), xlim=(-1.15, 1.15), yticks=[], xticks=[])
    right.spines[["left", "bottom"]].set_visible(False)
    cut = separating_score() / np.abs(kernel_scores(X)).max()
    right.plot([cut, cut], [-0.3, 0.3], color=colour("ink"), linewidth=3, linestyle=(0, (3, 2)))
    name(right, cut, -0.4, "threshold", "ink", fontsize=17)
    linear = "scores on the first direction\n(heights mean nothing)"
    name(right, -1.12, 1.5, linear, ha="left")
    name(right, -1.12, 0.48, "scores of the kernel", ha="left")
    return fig
