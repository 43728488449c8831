"""The kernel matrix of two rings, the same centred, and its first eigenvector as colour."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.kernel import centred_gram, gaussian_kernel, kernel_scores, rings
from scripts.plot import colour, diverging, name, panels, picture

MARKS = ("^", "o")


def draw() -> Figure:
    """Points ordered by ring and angle: K, HKH, and the points coloured by their scores."""
    X, y = rings()
    order = np.lexsort((np.arctan2(X[:, 1], X[:, 0]), y))
    K, centred = gaussian_kernel(X, X)[np.ix_(order, order)], centred_gram()[np.ix_(order, order)]
    fig, (first, second, third) = panels(3, (11, 3.7), width_ratios=[1, 1, 1.05])
    for ax, matrix, title in (
        (first, K, "$\\mathbf{K}$"),
        (second, centred, "$\\mathbf{H}\\mathbf{K}\\mathbf{H}$"),
    ):
        picture(ax, matrix, -1, 1, diverging())
        ax.set_title(title, fontsize=24)
        half = (y == 0).sum() - 0.5
        for line in (ax.axhline, ax.axvline):
            line(half, color=colour("ink"), linewidth=1.5)
    for ax in (first, second):
        ax.set_xlabel("inner ring | outer ring", fontsize=17)
    scores = kernel_scores(X)
    limit = float(np.abs(scores).max())
    for ring, mark in enumerate(MARKS):
        points = X[y == ring]
        third.scatter(
            *points.T,
            c=scores[y == ring],
            cmap=diverging(),
            vmin=-limit,
            vmax=limit,
            marker=mark,
            s=75,
            edgecolors=colour("muted"),
            linewidths=1,
        )
    third.set(aspect="equal", xlim=(-4, 4), ylim=(-4, 4))
    third.axis("off")
    third.set_title("first eigenvector as colour")
    name(third, 0, 0, "−", "model", fontsize=30)
    name(third, 2.75, 2.75, "+", "data", fontsize=30)
    return fig
