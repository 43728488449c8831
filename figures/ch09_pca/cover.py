"""Four handwritten digits, rebuilt from a few numbers each: every row is nearer to the pixels."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch09_pca.digits import COMPONENTS_SHOWN, digits, model
from scripts.plot import close_up, colour, panels, picture

SHOWN = (0, 3, 6, 9)


def draw() -> Figure:
    """As the picture of the first slide, with fewer digits and larger letters: for a small card."""
    X, _ = digits()
    fig, axes = panels(len(SHOWN), size=(5.6, 4.0), rows=4)
    close_up(fig)
    beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 10, "fontsize": 20}
    rows = [(f"{K} numbers", "model", model().rebuild(X, K)) for K in COMPONENTS_SHOWN]
    for row, (title, role, pictures) in zip(axes, [*rows, ("64 pixels", "data", X)], strict=True):
        for ax, n in zip(row, SHOWN, strict=True):
            picture(ax, pictures[n].reshape(8, 8), 0, 16)
        row[0].set_ylabel(title, color=colour(role), **beside)
    return fig
