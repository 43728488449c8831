"""Random directions are nearly orthogonal, and distances nearly equal, in many dimensions."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.dimensions import SIZES, beyond, bound, contrast, digit_contrast
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left large cosines against their bound; right farthest over nearest, and the digits."""
    fig, axes = panels(2, (11, 3.6))
    ax, share = axes[0], beyond()
    seen = share > 0
    ax.loglog(SIZES, bound(), "--", color=colour("muted"), linewidth=2.5)
    ax.loglog(np.array(SIZES)[seen], share[seen], "o-", color=colour("model"), markersize=10)
    ax.set(ylim=(2e-4, 4), yticks=[1e-3, 1e-2, 1e-1, 1], xlabel="dimensions")
    ax.set_title("share of cosines beyond 0.2")
    name(ax, 120, 1.0, "bound", "muted")
    name(ax, 20, 0.05, "measured", "model")
    ax = axes[1]
    ax.loglog(
        SIZES, [contrast(d)["ratio"] for d in SIZES], "o-", color=colour("model"), markersize=10
    )
    ax.plot(64, digit_contrast()["ratio"], "D", color=colour("data"), markersize=14)
    ax.axhline(1, color=colour("muted"), linewidth=2, linestyle=(0, (3, 3)))
    ax.set(
        xlabel="dimensions", yticks=[1, 10, 100], yticklabels=["1", "10", "100"], ylim=(0.8, 130)
    )
    ax.set_title("farthest over nearest distance")
    name(ax, 80, 5.8, "digits", "data", ha="left")
    name(ax, 10, 14, "Gaussian", "model", ha="left")
    for ax in axes:
        ax.set(
            xticks=[2, 8, 32, 128, 512], xticklabels=["2", "8", "32", "128", "512"], xlim=(1.7, 620)
        )
        ax.minorticks_off()
    return fig
