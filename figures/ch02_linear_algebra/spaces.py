"""Three vector spaces: polynomials, pictures and functions are added and scaled entry by entry."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.layer import pictures
from scripts.plot import colour, panels, picture


def draw() -> Figure:
    """Two elements of each space and their sum; a row for each space."""
    fig, axes = panels(3, (5.8, 3.9), rows=2)
    x, X = np.linspace(-1, 1, 100), pictures()[0]
    curves = (1 - x, x**2, 1 - x + x**2)
    for ax, y, role, title in zip(
        axes[0],
        curves,
        ("data", "prior", "model"),
        ("$1 - x$", "$x^2$", "$1 - x + x^2$"),
        strict=True,
    ):
        ax.plot(x, y, color=colour(role), linewidth=4)
        ax.axhline(0, color=colour("rule"), linewidth=1.5)
        ax.set(ylim=(-0.3, 3.3), xticks=[], yticks=[], title=title)
    for ax, pixels, title in zip(
        axes[1],
        (X[0], X[1], X[0] + X[1]),
        ("a picture", "another", "their sum"),
        strict=True,
    ):
        picture(ax, pixels.reshape(8, 8), 0, 32 if "sum" in title else 16)
        ax.set_title(title)
    return fig
