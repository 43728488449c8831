"""The unit ball of an inner product is an ellipse; orthogonal vectors need not look so."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, ellipse, name, panels, plane

M = np.array([[2.0, 1.0], [1.0, 2.0]])


def draw() -> Figure:
    """The ellipse of M, and two vectors that are orthogonal with respect to it."""
    fig, ax = panels(1, (5.8, 5.0))
    plane(ax, 1.5, 1.3)
    ellipse(ax, (0, 0), np.linalg.inv(M), "accent", radius=1, linewidth=4, fill=False)
    first = np.array([1, 0]) / 2**0.5
    second = np.array([1, -2]) / 6**0.5
    arrow(ax, (0, 0), first, "model", width=5)
    arrow(ax, (0, 0), second, "data", width=5)
    name(ax, 0.98, 0.12, "(1, 0)", "model", fontsize=22)
    name(ax, 0.78, -0.85, "(1, −2)", "data", fontsize=22)
    return fig
