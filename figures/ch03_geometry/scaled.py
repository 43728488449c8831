"""The largest of sixteen attention weights, with and without the root, as the dimension grows."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.dimensions import HEADS, scored
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Two curves against d."""
    fig, ax = panels(1, (5.8, 4.2))
    found = scored()
    for key, role, mark in (("plain", "error", "o"), ("scaled", "model", "s")):
        ax.plot(HEADS, found[key], mark + "-", color=colour(role), markersize=12)
    ax.set(xscale="log", xticks=HEADS, ylim=(0, 1.08), yticks=[0, 0.5, 1])
    ax.set_xticklabels([str(d) for d in HEADS])
    ax.minorticks_off()
    ax.set(xlabel="entries $d$", ylabel="largest weight")
    name(ax, 24, 0.92, "scores", "error", fontsize=22)
    name(ax, 40, 0.36, "scores $/ \\sqrt{d}$", "model", fontsize=22)
    return fig
