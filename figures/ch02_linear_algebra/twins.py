"""Two pictures with the same ten scores: their difference lies in the kernel of the layer."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.layer import twins, weights
from scripts.plot import close_up, colour, diverging, picture


def draw() -> Figure:
    """The three, its twin, what was added, and the scores of both."""
    (W, a), pair = weights(), twins()
    x, twin = pair["x"], pair["twin"]
    fig = Figure(figsize=(11, 3.5), layout="constrained")
    left, right = np.ravel(np.array(fig.subfigures(1, 2, width_ratios=[1.75, 1])))
    axes = left.subplots(1, 3)
    for ax, pixels, title, role in (
        (axes[0], x, "$\\mathbf{x}$, a three", "data"),
        (axes[1], twin, "$\\mathbf{x}'$, its twin", "model"),
    ):
        picture(ax, pixels.reshape(8, 8), 0, 16)
        ax.set_title(title, color=colour(role))
    picture(axes[2], (twin - x).reshape(8, 8), -16, 16, diverging())
    axes[2].set_title("$\\mathbf{x}' - \\mathbf{x}$", color=colour("constraint"))
    close_up(fig, 0.04)
    ax, place = right.subplots(), np.arange(10)
    ax.bar(place - 0.2, W @ x + a, width=0.38, color=colour("data"))
    ax.bar(place + 0.2, W @ twin + a, width=0.38, color=colour("model"))
    ax.axhline(0, color=colour("ink"), linewidth=1.5)
    ax.set(xticks=place, yticks=[0, 0.5], title="scores of both")
    ax.spines["bottom"].set_visible(False)
    return fig
