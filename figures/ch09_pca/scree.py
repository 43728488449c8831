"""Variance of the digits along each component, and how much the first K keep: nine tenths with 21 of 64."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import KEPT_SHARE, components_for, model
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left the single shares, right their running sum."""
    shares, K = model().shares(), components_for(KEPT_SHARE)
    kept = np.append(0, np.cumsum(shares))
    fig, (left, right) = panels(2, (11, 3.7))
    k = np.arange(1, 65)
    left.bar(k[:K], 100 * shares[:K], color=colour("model"), width=0.8)
    left.bar(k[K:], 100 * shares[K:], color=colour("rule"), width=0.8)
    left.set(
        xlabel="component",
        ylabel="share of variance (%)",
        xticks=[1, K, 64],
        yticks=[0, 5, 10, 15],
        xlim=(0, 65),
    )
    name(left, 11, 11.5, "kept", "model", ha="left", fontsize=20)
    name(left, 34, 2.3, "left out", "muted", ha="left", fontsize=20)
    right.plot(np.arange(65), 100 * kept, color=colour("accent"))
    right.plot([0, K, K], [90, 90, 0], color=colour("model"), linewidth=2, linestyle=(0, (3, 3)))
    right.plot(K, 100 * kept[K], "o", color=colour("model"), markersize=13)
    right.set(
        xlabel="components kept, $K$",
        ylabel="variance kept (%)",
        xticks=[0, K, 64],
        yticks=[0, 50, 90, 100],
        xlim=(0, 65),
        ylim=(0, 104),
    )
    name(right, K + 2.5, 82, f"$K = {K}$ keep nine tenths", "model", ha="left")
    return fig
