"""Two mixed signals, whitened, then turned to where they are least Gaussian: sources return."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.clouds import mixtures, unmixed, whitened
from scripts.plot import colour

SHOWN = 260


def draw() -> Figure:
    """A column for each stage: above the scatter, below the two signals."""
    stages = (
        ("mixed", mixtures(), "muted"),
        ("whitened", whitened(mixtures()), "model"),
        ("rotated", unmixed()[0], "prior"),
    )
    fig = Figure(figsize=(11, 4.2), layout="constrained")
    axes = fig.subplots(2, 3, height_ratios=[1.7, 1])
    for (top, bottom), (title, Z, role) in zip(axes.T, stages, strict=True):
        Z = Z / Z.std(axis=0)
        top.plot(*Z.T, ".", color=colour(role), markersize=6, alpha=0.7)
        top.set(xlim=(-2.6, 2.6), ylim=(-2.4, 2.4), aspect="equal", title=title)
        for row, z in enumerate(Z.T):
            signal = z[:SHOWN] / 2.1 - 2.1 * row
            bottom.plot(np.arange(SHOWN), signal, color=colour(role), linewidth=2)
        bottom.set(ylim=(-3.4, 1.3))
        for ax in (top, bottom):
            ax.axis("off")
    return fig
