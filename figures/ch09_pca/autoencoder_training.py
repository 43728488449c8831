"""Training loss of a linear autoencoder: it falls in steps to the error of PCA, never below."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.autoencoder import STEPS, UNITS, trained
from ch09_pca.digits import model
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """The loss against the steps, with the errors of PCA as dashed levels."""
    _, _, losses = trained()
    fig, ax = panels(1, (11, 3.9))
    for K in range(UNITS + 1):
        level = float(model().lam[K:].sum())
        ax.axhline(level, color=colour("model"), linewidth=2, linestyle=(0, (3, 3)), zorder=0)
        name(ax, STEPS + 4, level, f"PCA, $K = {K}$", "model", ha="left")
    ax.plot(np.arange(STEPS), losses, color=colour("accent"), linewidth=4.5)
    ax.set(xlabel="step of gradient descent", xlim=(0, STEPS), xticks=[0, 100, 200, 300, 400])
    ax.set(ylabel="mean squared error", ylim=(520, 1250), yticks=[600, 800, 1000, 1200])
    name(ax, 115, 1110, "autoencoder\nwith 4 hidden units", "accent", ha="left", fontsize=19)
    return fig
