"""Errors of mean, median and trimmed mean, from clean data and from data with wrong units."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.norms import constants_tried
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Bars on a scale of powers of ten."""
    fig, ax = panels(1, (11, 4.0))
    names = ("mean", "median", "trimmed")
    found = constants_tried()
    places = np.arange(3)
    for shift, light, role in ((-0.2, "clean", "data"), (0.2, "wrong", "error")):
        heights = [found[key][light] for key in names]
        ax.bar(places + shift, heights, width=0.36, color=colour(role))
        for place, height in zip(places, heights, strict=True):
            name(ax, place + shift, height * 1.35, f"{height:.2f}", role, fontsize=18)
    ax.set(yscale="log", ylim=(0.1, 40), xticks=places, ylabel="error (length)")
    ax.set_xticklabels(["mean", "median", "trimmed mean"], fontsize=20)
    name(ax, 1.6, 12, "clean half", "data", ha="left", fontsize=20)
    name(ax, 1.6, 5.5, "a tenth in wrong units", "error", ha="left", fontsize=20)
    return fig
