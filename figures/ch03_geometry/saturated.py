"""Largest weight of sixty-four keys against the number of entries, with and without the root."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.attention import LENGTHS, QUERY, saturation, scores, weights
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left the weights of three keys by hand; right what happens in more dimensions."""
    fig, axes = panels(2, (11, 3.5), width_ratios=[0.85, 1.15])
    ax, found, place = axes[0], weights(), np.arange(3)
    ax.bar(place - 0.2, found["raw"], 0.36, color=colour("error"), hatch="//", edgecolor="white")
    ax.bar(place + 0.2, found["scaled"], 0.36, color=colour("model"))
    assert len(QUERY) == 2
    ax.set(
        xticks=place, xticklabels=[f"score {s}" for s in scores()], yticks=[0, 0.5], ylim=(0, 0.9)
    )
    ax.set_ylabel("weight")
    name(ax, 0.75, 0.78, "without the root", "error", ha="left")
    name(ax, 0.75, 0.64, r"divided by $\sqrt{2}$", "model", ha="left")
    ax, rows = axes[1], saturation()
    ax.semilogx(LENGTHS, rows["raw"], "^-", color=colour("error"), markersize=12)
    ax.semilogx(LENGTHS, rows["scaled"], "o-", color=colour("model"), markersize=11)
    ax.set(xticks=LENGTHS, xticklabels=LENGTHS, ylim=(0, 1.05), yticks=[0, 0.5, 1])
    ax.set(xlabel="entries of query and key", ylabel="largest weight of 64")
    ax.minorticks_off()
    name(ax, 7, 0.8, "without the root", "error")
    name(ax, 100, 0.22, "with the root", "model")
    return fig
