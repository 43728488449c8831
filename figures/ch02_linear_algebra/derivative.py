"""A cubic and its derivative: a linear map of coefficients, which forgets the constant."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.cubic import derivative, particular, powers
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Above the curve moved up and down, below the one derivative of all of them."""
    fig, axes = panels(1, (4.6, 3.9), rows=2, sharex=True)
    x, c = np.linspace(-1.2, 1.2, 100), particular() + np.array([0, -1, 0, 1])
    for shift, width in ((-1, 2), (0, 4), (1, 2)):
        curve = powers(x) @ (c + np.array([shift, 0, 0, 0]))
        axes[0].plot(x, curve, color=colour("data"), linewidth=width)
    axes[1].plot(x, powers(x)[:, :3] @ (derivative() @ c), color=colour("model"), linewidth=4)
    for ax in axes:
        ax.set(xticks=[], yticks=[])
        ax.axhline(0, color=colour("rule"), linewidth=1.5)
        ax.spines[["left", "bottom"]].set_visible(False)
    name(axes[0], -0.75, 3.3, "three cubics", "data", ha="left")
    name(axes[1], -0.75, 4.3, "one derivative", "model", ha="left")
    return fig
