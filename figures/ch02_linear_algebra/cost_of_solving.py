"""Multiplications against size: factors take a third of the cube, an inverse three times that."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch02_linear_algebra.cost import SIZES, elimination_count, inverse_count, substitution_count
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Counts by program on logarithmic axes."""
    fig, ax = panels(1, (11, 3.9))
    for count, role, mark, text, at in (
        (inverse_count, "error", "s", "inverse, times b", (40, 3.5e6)),
        (elimination_count, "model", "o", "factors L and U", (104, 1.3e5)),
        (substitution_count, "data", "D", "each further b", (104, 4.2e3)),
    ):
        ax.plot(SIZES, [count(n) for n in SIZES], mark + "-", color=colour(role), markersize=11)
        name(ax, *at, text, role, ha="right" if role == "error" else "left")
    ax.set(xscale="log", yscale="log", xlabel="unknowns $n$", ylabel="multiplications")
    ax.set(xlim=(4.5, 420), xticks=SIZES, ylim=(10, 3e7), yticks=[1e2, 1e4, 1e6])
    ax.set_xticklabels([str(n) for n in SIZES])
    ax.minorticks_off()
    return fig
