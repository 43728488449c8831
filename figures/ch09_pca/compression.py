"""A photograph kept with 1, 6 and 16 numbers for each tile of 64 pixels: six suffice."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch09_pca.photo import VIEW, photograph, rebuilt
from scripts.plot import close_up, colour, panels, picture


def draw() -> Figure:
    """The same part of the photograph four times."""
    fig, axes = panels(4, (11, 3.9))
    kept = [(f"{K} of 64", "model", rebuilt(K)) for K in (1, 6, 16)]
    shown = [*kept, ("original", "data", photograph())]
    for ax, (title, role, pixels) in zip(axes, shown, strict=True):
        picture(ax, pixels[VIEW], 0, 255, "gray")
        ax.set_title(title, color=colour(role))
    close_up(fig, 0.05)
    return fig
