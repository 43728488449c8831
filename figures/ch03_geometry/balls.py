"""The unit balls of three norms: a diamond, a disc, a square; and (3, 4) measured by each."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.norms import SAMPLE, length, unit_circle
from scripts.plot import arrow, colour, name, panels, plane

SHOWN = ((1, "1-norm", "model"), (2, "2-norm", "constraint"), (np.inf, "∞-norm", "error"))


def draw() -> Figure:
    """For each norm its unit ball, its ball through (3, 4), and the length that this gives."""
    fig, axes = panels(3, (11, 3.05))
    for ax, (p, text, role) in zip(axes, SHOWN, strict=True):
        plane(ax, 7.6, 7.6)
        reach = length(SAMPLE, p)
        ax.fill(*unit_circle(p).T, color=colour(role), alpha=0.5)
        ax.plot(*(reach * unit_circle(p)).T, color=colour(role), linewidth=3.5)
        for r in range(2, round(reach)):
            ax.plot(*(r * unit_circle(p)).T, color=colour(role), linewidth=0.9, alpha=0.6)
        arrow(ax, (0, 0), SAMPLE, "data", 4)
        ax.set_title(f"{text}: {round(reach)}", color=colour(role), pad=4)
        name(ax, 4.6, 4.9 if p != 1 else 5.3, "(3, 4)", "data", ha="left" if p == 1 else "center")
    return fig
