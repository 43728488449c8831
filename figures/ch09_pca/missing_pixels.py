"""Digits that lost half of their pixels, filled by the conditional mean of probabilistic PCA."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.latent import filled_digits, lost
from scripts.plot import close_up, colour, panels, picture, tint

SHOWN = (2, 5, 7, 12, 20, 33, 41, 52, 60)


def draw() -> Figure:
    """Rows: lost pixels covered, filled, true; a column for each picture."""
    true, filled, _ = filled_digits()
    fig, axes = panels(len(SHOWN), (11, 3.5), rows=3)
    for column, n in zip(axes.T, SHOWN, strict=True):
        for ax, pixels in zip(column, (true[n], filled[n], true[n]), strict=True):
            picture(ax, pixels.reshape(8, 8), 0, 16)
        cover = np.zeros((8, 8, 4))
        cover[lost()[n].reshape(8, 8)] = (*tint("prior", 0.45), 1)
        column[0].imshow(np.repeat(np.repeat(cover, 20, axis=0), 20, axis=1), interpolation="none")
    beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 12, "fontsize": 19}
    titles = (("given", "prior"), ("filled in", "model"), ("true", "data"))
    for ax, (title, role) in zip(axes[:, 0], titles, strict=True):
        ax.set_ylabel(title, color=colour(role), **beside)
    close_up(fig, 0.04)
    return fig
