"""Ten handwritten digits rebuilt from 2, 8 and 21 numbers: with 21 nearly nothing is missing."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch09_pca.digits import COMPONENTS_SHOWN, digits, model
from scripts.plot import close_up, colour, panels, picture

SHOWN = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def draw() -> Figure:
    """A row for each number of components and one for the original; a column for each digit."""
    X, _ = digits()
    fig, axes = panels(len(SHOWN), size=(11, 4.1), rows=4)
    close_up(fig)
    beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 14, "fontsize": 19}
    rows = [(f"{K} numbers", "model", model().rebuild(X, K)) for K in COMPONENTS_SHOWN]
    for row, (title, role, pictures) in zip(axes, [*rows, ("64 pixels", "data", X)], strict=True):
        for ax, n in zip(row, SHOWN, strict=True):
            picture(ax, pictures[n].reshape(8, 8), 0, 16)
        row[0].set_ylabel(title, color=colour(role), **beside)
    return fig
