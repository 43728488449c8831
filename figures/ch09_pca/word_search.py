"""Neighbours found against the memory of a vector: rounding first, then fewer directions."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch09_pca.words import recalls
from scripts.plot import colour, name, panels

LINES = (
    ("pca", "model", "o", "PCA alone"),
    ("random", "muted", "s", "random directions"),
    ("both", "data", "D", "PCA, then 8 bits"),
    ("rounded", "prior", "^", "only rounded: 4 and 8 bits"),
)


def draw() -> Figure:
    """A line for each method; the whole vector of 1024 bytes finds all."""
    fig, ax = panels(1, (11, 4.2))
    for method, role, mark, _ in LINES:
        memory, share = zip(*sorted(recalls()[method].items()), strict=True)
        found = [100 * s for s in share]
        ax.plot(memory, found, mark + "-", color=colour(role), markersize=12)
    ax.plot(1024, 100, "*", color=colour("ink"), markersize=22)
    name(ax, 940, 92, "whole vectors", "ink", ha="right")
    ax.set_xscale("log", base=2)
    ax.set(xlim=(13, 1500), xticks=[16, 32, 64, 128, 256, 512, 1024])
    ax.set_xticklabels(["16", "32", "64", "128", "256", "512", "1024"])
    ax.minorticks_off()
    ax.set(xlabel="bytes of a sentence (1024: nothing is lost)", ylim=(0, 108), yticks=[0, 50, 100])
    ax.set(ylabel="neighbours found (%)")
    places = {"pca": (560, 78), "random": (280, 33), "both": (15, 74), "rounded": (150, 103)}
    for method, role, _, text in LINES:
        x, y = places[method]
        name(ax, x, y, text, role, ha="right" if method == "rounded" else "left")
    return fig
