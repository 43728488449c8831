"""Forty drawn faces of 4096 pixels: their mean, and what happens along the first two eigenfaces."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.faces import PIXELS, face_model
from scripts.plot import close_up, colour, diverging, panels, picture

STEPS = (-2, -1, 0, 1, 2)


def draw() -> Figure:
    """A row for each of two components: the direction, and the mean moved along it."""
    pca = face_model()
    fig, axes = panels(len(STEPS) + 1, (7.6, 2.95), rows=2)
    for row, place in enumerate(("first", "second")):
        limit = float(np.abs(pca.B[:, row]).max())
        picture(axes[row, 0], pca.B[:, row].reshape(PIXELS, PIXELS), -limit, limit, diverging())
        axes[row, 0].set_ylabel(place, fontsize=19, color=colour("model"))
        for ax, step in zip(axes[row, 1:], STEPS, strict=True):
            pixels = pca.mean + step * np.sqrt(pca.lam[row]) * pca.B[:, row]
            picture(ax, pixels.reshape(PIXELS, PIXELS), 0, 1)
            if row == 0:
                title = "mean" if step == 0 else f"{step:+d} sd".replace("-", "−")
                ax.set_title(title, fontsize=19, color=colour("model"))
    axes[0, 0].set_title("direction", fontsize=19, color=colour("model"))
    close_up(fig, 0.04)
    return fig
