"""Distances of random points become alike, and random directions nearly orthogonal."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.dimensions import DIMENSIONS, POINTS
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Histograms of distances, over their mean, and of cosines, for three dimensions."""
    fig, (left, right) = panels(2, (11, 3.9))
    for d, role in zip(DIMENSIONS[:3], ("data", "model", "error"), strict=True):
        rng = np.random.default_rng(3)
        X = rng.random((POINTS, d))
        away = np.linalg.norm(X[1:] - X[0], axis=1)
        U = rng.standard_normal((POINTS, d))
        U /= np.linalg.norm(U, axis=1, keepdims=True)
        cosines = (U @ U.T)[np.triu_indices(POINTS, 1)]
        for ax, values, bins in (
            (left, away / away.mean(), np.linspace(0, 2.2, 34)),
            (right, cosines, np.linspace(-1, 1, 41)),
        ):
            ax.hist(values, bins, density=True, histtype="step", color=colour(role), linewidth=3.5)
    for ax, label in ((left, "distance over its mean"), (right, "cosine of two directions")):
        ax.set(yticks=[], xlabel=label)
        ax.spines["left"].set_visible(False)
    for y, d, role in ((0.92, 2, "data"), (0.79, 10, "model"), (0.66, 100, "error")):
        text = name(left, 0.04, y, f"$d = {d}$", role, ha="left", fontsize=20)
        text.set_transform(left.transAxes)
    return fig
