"""Condition numbers against size: Hilbert and powers explode, Chebyshev polynomials stay tame."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.cost import condition_numbers
from scripts.plot import colour, name, panels

LINES = (
    ("hilbert", "error", "^", "Hilbert", (9.3, 3e14)),
    ("even", "model", "o", "powers, even places", (12.2, 6e5)),
    ("nodes", "prior", "s", "powers, Chebyshev places", (12.2, 2.2e3)),
    ("polynomials", "constraint", "v", "polynomials, even places", (12.2, 45)),
    ("both", "data", "D", "polynomials, Chebyshev places", (12.2, 0.35)),
)


def draw() -> Figure:
    """A line for each kind of matrix, and the reciprocal of the rounding error."""
    fig, ax = panels(1, (11, 4.1))
    sizes = np.arange(2, 13)
    for kind, role, mark, text, (x, y) in LINES:
        ax.semilogy(sizes, condition_numbers()[kind], mark + "-", color=colour(role), markersize=10)
        name(ax, x, y, text, role, ha="right" if kind == "hilbert" else "left")
    ax.axhline(1 / np.finfo(float).eps, color=colour("muted"), linewidth=2, linestyle=(0, (3, 3)))
    name(ax, 17.4, 2e14, "beyond: no digit is guaranteed", "muted", ha="right")
    ax.set(xlabel="coefficients", ylabel="condition number", xlim=(1.8, 17.5), xticks=[2, 4, 8, 12])
    ax.set(ylim=(0.03, 1e18), yticks=[1, 1e4, 1e8, 1e12, 1e16])
    ax.minorticks_off()
    return fig
