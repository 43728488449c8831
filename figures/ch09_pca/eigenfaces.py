"""Forty drawn faces of 4096 pixels: their mean, and what happens along the first two eigenfaces."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.faces import PIXELS, face_model, faces
from scripts.plot import close_up, colour, diverging, panels, picture

STEPS = (-2, -1, 0, 1, 2)


def draw() -> Figure:
    """A row for each of two components: two faces, the direction, and the mean moved along it."""
    pca, X = face_model(), faces()
    fig, axes = panels(len(STEPS) + 3, (11, 3.5), rows=2)
    for row in range(2):
        for column in range(2):
            picture(axes[row, column], X[3 * row + column + 4].reshape(PIXELS, PIXELS), 0, 1)
        limit = float(np.abs(pca.B[:, row]).max())
        picture(axes[row, 2], pca.B[:, row].reshape(PIXELS, PIXELS), -limit, limit, diverging())
        for ax, step in zip(axes[row, 3:], STEPS, strict=True):
            pixels = pca.mean + step * np.sqrt(pca.lam[row]) * pca.B[:, row]
            picture(ax, pixels.reshape(PIXELS, PIXELS), 0, 1)
            if row == 0:
                title = "mean" if step == 0 else f"{step:+d} sd".replace("-", "−")
                ax.set_title(title, fontsize=16, color=colour("model"))
    for row, place in enumerate(("first", "second")):
        axes[row, 2].set_ylabel(place, fontsize=16, color=colour("model"))
    for ax in axes[0, :2]:
        ax.set_title("given", fontsize=16, color=colour("data"))
    axes[0, 2].set_title("direction", fontsize=16, color=colour("model"))
    close_up(fig, 0.05)
    return fig
