"""The same pixels in another order: to a dense layer both pictures are one."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.layer import pictures, shuffled
from scripts.plot import close_up, colour, name, picture


def draw() -> Figure:
    """Four digits, the same with pixels exchanged, and accuracies for many orders of pixels."""
    X, order = pictures()[0], np.random.default_rng(2).permutation(64)
    fig = Figure(figsize=(11, 3.8), layout="constrained")
    left, right = np.ravel(np.array(fig.subfigures(1, 2, width_ratios=[1, 1.15])))
    axes = left.subplots(2, 4)
    for row, pictures_, text in zip(axes, (X, X[:, order]), ("given", "shuffled"), strict=True):
        for ax, n in zip(row, (3, 4, 6, 8), strict=True):
            picture(ax, pictures_[n].reshape(8, 8), 0, 16)
        row[0].set_ylabel(text, fontsize=19)
    close_up(fig, 0.04)
    found, ax = shuffled(), right.subplots()
    tried = 100 * np.sort(found["every"])
    values, counts = np.unique(tried, return_counts=True)
    for value, count in zip(values, counts, strict=True):  # dots of equal accuracy are stacked
        ax.plot(np.full(count, value), np.arange(count), ".", color=colour("data"), markersize=8)
    ax.axvline(100 * found["blocks"], color=colour("data"), linewidth=2.5, linestyle=(0, (3, 2)))
    ax.axvline(100 * found["layer"], color=colour("model"), linewidth=5)
    name(ax, 100 * found["blocks"] - 0.4, 28, "means, as given", "data", ha="right", fontsize=18)
    name(
        ax,
        100 * found["layer"] - 0.4,
        21,
        "weight for\neach pixel:\nany order",
        "model",
        ha="right",
    )
    name(ax, 72, 14, "means,\n300 orders", "data", fontsize=18)
    ax.set(xlim=(68.5, 88.5), ylim=(-0.8, 32), yticks=[], xticks=[70, 75, 80, 85])
    ax.set_xlabel("right (%)")
    ax.spines["left"].set_visible(False)
    return fig
