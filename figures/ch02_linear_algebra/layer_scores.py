"""A layer: a picture goes through ten rows of weights and becomes ten scores."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.layer import twins, weights
from scripts.plot import close_up, colour, diverging, picture


def draw() -> Figure:
    """Left the picture, in the middle the rows of W as pictures, right the scores."""
    (W, a), x = weights(), twins()["x"]
    fig = Figure(figsize=(11, 3.6), layout="constrained")
    left, middle, right = np.ravel(np.array(fig.subfigures(1, 3, width_ratios=[0.75, 1.5, 1.1])))
    ax = left.subplots()
    picture(ax, x.reshape(8, 8), 0, 16)
    ax.set_title("$\\mathbf{x}$: 64 pixels", color=colour("data"))
    axes, limit = middle.subplots(2, 5), 0.5 * float(np.abs(W).max())
    for digit, ax in enumerate(axes.ravel()):
        picture(ax, W[digit].reshape(8, 8), -limit, limit, diverging())
        ax.set_xlabel(str(digit), fontsize=17)
    middle.suptitle("rows of $\\mathbf{W}$, one a digit", color=colour("model"), fontsize=20)
    close_up(fig, 0.03)
    ax, scores = right.subplots(), W @ x + a
    roles = ["model" if k == scores.argmax() else "rule" for k in range(10)]
    ax.bar(range(10), scores, color=[colour(role) for role in roles])
    ax.axhline(0, color=colour("ink"), linewidth=1.5)
    ax.set(xticks=range(10), yticks=[0, 0.5], title="scores $\\mathbf{W}\\mathbf{x} + \\mathbf{a}$")
    ax.spines["bottom"].set_visible(False)
    return fig
