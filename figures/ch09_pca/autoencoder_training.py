"""Training loss of a linear autoencoder: it falls in steps and stops at the error of PCA, never below."""
from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from figures.ch09_pca._autoencoder import UNITS, trained
from figures.ch09_pca._digits import model
from scripts.plot import colour, name, panels

SHOWN = 260


def draw() -> Figure:
    """The loss against the steps, with the errors of PCA as dashed levels."""
    _, _, losses = trained()
    fig, ax = panels(1, (11, 4.3))
    for K in range(UNITS + 1):
        level = float(model().lam[K:].sum())
        ax.axhline(level, color=colour("model"), linewidth=2, linestyle=(0, (3, 3)), zorder=0)
        name(ax, SHOWN + 3, level, f"PCA, $K = {K}$", "model", ha="left")
    ax.plot(np.arange(SHOWN), losses[:SHOWN], color=colour("accent"), linewidth=4.5)
    ax.set(xlim=(0, SHOWN), ylim=(520, 1250), xlabel="step of gradient descent", ylabel="mean squared error",
           xticks=[0, 100, 200], yticks=[600, 800, 1000, 1200])
    name(ax, 82, 1110, "autoencoder\nwith 4 hidden units", "accent", ha="right", fontsize=19)
    return fig
