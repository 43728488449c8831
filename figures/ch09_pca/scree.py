"""Variance of the digits along each component, and how much the first K keep."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import components_for_90, kept_share, model
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left the single shares, right their running sum."""
    shares, kept, K = model().shares(), kept_share(), components_for_90()
    fig, (left, right) = panels(2, (11, 3.7))
    k = np.arange(1, 65)
    left.bar(k[:K], 100 * shares[:K], color=colour("model"), width=0.8)
    left.bar(k[K:], 100 * shares[K:], color=colour("rule"), width=0.8)
    left.set(xlabel="component", xlim=(0, 65), xticks=[1, K, 64])
    left.set(ylabel="share of variance (%)", yticks=[0, 5, 10, 15])
    name(left, 11, 11.5, "kept", "model", ha="left", fontsize=20)
    name(left, 34, 2.3, "left out", "muted", ha="left", fontsize=20)
    right.plot(np.arange(65), 100 * kept, color=colour("accent"))
    right.plot([0, K, K], [90, 90, 0], color=colour("model"), linewidth=2, linestyle=(0, (3, 3)))
    right.plot(K, 100 * kept[K], "o", color=colour("model"), markersize=13)
    right.set(xlabel="components kept, $K$", xlim=(0, 65), xticks=[0, K, 64])
    right.set(ylabel="variance kept (%)", ylim=(0, 104), yticks=[0, 50, 90, 100])
    name(right, K + 2.5, 82, f"$K = {K}$ keep nine tenths", "model", ha="left")
    return fig
