"""Residuals of a model that has seen zeros only: other digits are left with far longer ones."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import detector_residuals
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Two histograms of one quantity, each scaled to area one."""
    unseen, others = detector_residuals()
    fig, ax = panels(1, (11, 3.3))
    bins = np.arange(0, 62, 1.5)
    for residuals, role, style, text, at in (
        (unseen, "data", "-", "zeros it has not seen", 12.5),
        (others, "error", (0, (4, 1.5)), "all other digits", 43),
    ):
        counts, _ = np.histogram(residuals, bins, density=True)
        ax.stairs(counts, bins, fill=True, color=colour(role), alpha=0.25)
        ax.stairs(counts, bins, color=colour(role), linewidth=3, linestyle=style)
        name(ax, at, 0.16 if role == "data" else 0.075, text, role, ha="left", fontsize=20)
    ax.set(yticks=[], xlim=(0, 60), ylim=(0, None), xlabel="length of the residual (grey values)")
    ax.spines["left"].set_visible(False)
    return fig
