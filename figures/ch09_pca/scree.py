"""Variance of the digits along each component, beside chance, and how much the first K keep."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import components_for_90, kept_share, model
from ch09_pca.noise import components_beyond_chance, shuffled_shares
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left the single shares and those of shuffled pixels, right the running sum."""
    shares, kept, K = model().shares(), kept_share(), components_for_90()
    fig, (left, right) = panels(2, (11, 3.7))
    k = np.arange(1, 65)
    beyond, last = components_beyond_chance(), 30
    left.bar(k[:beyond], 100 * shares[:beyond], color=colour("model"), width=0.8)
    left.bar(k[beyond:last], 100 * shares[beyond:last], color=colour("rule"), width=0.8)
    left.plot(k[:last], 100 * shuffled_shares()[:last], color=colour("error"), linewidth=4)
    left.set(xlabel="component", xlim=(0, last + 1), xticks=[1, beyond, K, last])
    left.set(ylabel="share of variance (%)", yticks=[0, 5, 10, 15])
    name(left, 4.2, 10.8, f"{beyond} above", "model", ha="left", fontsize=20)
    name(left, 12.5, 5.2, "shuffled pixels", "error", ha="left", fontsize=20)
    right.plot(np.arange(65), 100 * kept, color=colour("accent"))
    right.plot([0, K, K], [90, 90, 0], color=colour("model"), linewidth=2, linestyle=(0, (3, 3)))
    right.plot(K, 100 * kept[K], "o", color=colour("model"), markersize=13)
    right.set(xlabel="components kept, $K$", xlim=(0, 65), xticks=[0, K, 64])
    right.set(ylabel="variance kept (%)", ylim=(0, 104), yticks=[0, 50, 90, 100])
    name(right, K + 2.5, 82, f"$K = {K}$ keep nine tenths", "model", ha="left")
    return fig
