"""Random projections beside PCA on new digits: labels found, and what becomes of distances."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.dimensions import KEPT_NUMBERS, accuracy, compared, digits
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left accuracy of the nearest neighbour, right the middle nine tenths of the ratios."""
    fig, axes = panels(2, (11, 3.6))
    every = [compared(k) for k in KEPT_NUMBERS]
    for ax in axes:
        ax.set_xscale("log")
        ax.set(
            xticks=KEPT_NUMBERS,
            xticklabels=[str(k) for k in KEPT_NUMBERS],
            xlabel="numbers kept of 64",
        )
        ax.minorticks_off()
    for kind, role, mark in (("pca", "data", "o"), ("random", "model", "s")):
        axes[0].plot(
            KEPT_NUMBERS,
            [e[kind + "_accuracy"] for e in every],
            mark + "-",
            color=colour(role),
            markersize=10,
        )
        low, middle, high = np.array([e[kind + "_span"] for e in every]).T
        shift = np.array(KEPT_NUMBERS) * (1.05 if kind == "pca" else 0.95)
        axes[1].vlines(shift, low, high, color=colour(role), linewidth=4)
        axes[1].plot(shift, middle, mark, color=colour(role), markersize=11)
    axes[0].axhline(
        accuracy(digits()[0]), color=colour("muted"), linewidth=2, linestyle=(0, (3, 3))
    )
    axes[0].set(ylim=(0.2, 1.08), yticks=[0.4, 0.6, 0.8, 1], title="right labels of new digits")
    axes[1].axhline(1, color=colour("muted"), linewidth=2, linestyle=(0, (3, 3)))
    axes[1].set(ylim=(0, 2.9), yticks=[0, 1, 2], title="squared distance: after / before")
    name(axes[0], 3.1, 0.9, "PCA", "data")
    name(axes[0], 9, 0.6, "random", "model")
    name(axes[1], 5.5, 2.2, "random", "model", ha="left")
    name(axes[1], 11, 0.3, "PCA", "data")
    return fig
