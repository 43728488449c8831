"""Error on new pictures against parameters: single weights need fewer than thin factors here."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch02_linear_algebra.layer import FACTOR, few_error, thin, thin_error
from scripts.plot import colour, name, panels

RANKS = (1, 2, 4, 6, 8, 12, 16)


def draw() -> Figure:
    """Two curves and the levels of the full layer and of the mean picture."""
    fig, ax = panels(1, (11, 3.9))
    sizes = [64 * r for r in RANKS]
    ax.plot(sizes, [thin_error(r) for r in RANKS], "o-", color=colour("model"), markersize=11)
    ax.plot(sizes, [few_error(n) for n in sizes], "s-", color=colour("data"), markersize=10)
    level = {"color": colour("muted"), "linewidth": 2.5, "linestyle": (0, (3, 3))}
    ax.axhline(thin_error(32), **level)
    ax.axhline(thin()["mean"], **level)
    ax.plot(64 * FACTOR, thin_error(FACTOR), "o", color=colour("error"), markersize=17, zorder=1)
    ax.set(xlabel="numbers kept of 1024", ylabel="error (grey values)", xticks=sizes)
    ax.set(ylim=(3.5, 4.62), yticks=[3.75, 4.0, 4.25, 4.5], xlim=(30, 1090))
    name(ax, 280, 3.98, "two thin factors", "model", ha="left")
    name(ax, 80, 3.62, "single weights", "data", ha="left")
    name(ax, 1080, 3.65, "all weights", "muted", ha="right")
    name(ax, 1080, 4.53, "always the mean picture", "muted", ha="right")
    return fig
