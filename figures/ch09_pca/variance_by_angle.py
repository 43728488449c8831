"""Variance of the four points as the direction turns: largest at 18°, least at right angles."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.four_points import covariance_matrix, eigenvalues, first_angle
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """The quadratic form on the unit circle, with the directions named in the lecture."""
    S, (high, low), best = covariance_matrix(), eigenvalues(), first_angle()
    degrees = np.linspace(0, 180, 361)
    b = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    fig, ax = panels(1, (11, 4.1))
    ax.plot(degrees, np.einsum("dn,de,en->n", b, S, b), color=colour("accent"), linewidth=4)
    ax.set(xlabel="angle of the direction with the first axis (degrees)", ylabel="variance")
    ax.set(xlim=(0, 180), xticks=[0, 45, 90, 135, 180])
    ax.set(ylim=(0, 13.4), yticks=[1, 2, 9, 10, 11])
    for angle, value, role, marker in (
        (best, high, "model", "o"),
        (best + 90, low, "model", "o"),
        (0, 10, "data", "s"),
        (45, 9, "data", "s"),
        (90, 2, "data", "s"),
    ):
        ax.plot([angle, angle], [0, value], color=colour(role), linewidth=2, linestyle=(0, (3, 3)))
        ax.plot(angle, value, marker, color=colour(role), markersize=13, zorder=6, clip_on=False)
    name(ax, best, 12.5, "largest: 11, along (3, 1)", "model", ha="left")
    name(ax, best + 90, 4.0, "least: 1, along (−1, 3)", "model")
    name(ax, 49, 9.6, "9, along (1, 1)", "data", ha="left")
    name(ax, 87, 0.9, "2, along (0, 1)", "data", ha="right")
    return fig
