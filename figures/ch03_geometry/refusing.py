"""Signed distances of new tumours from the hyperplane: most errors lie close to it."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.projection import refusing
from scripts.plot import colour, name, panels, tint


def draw() -> Figure:
    """A dot for each tumour, one row for each class; errors are crosses; the refused in grey."""
    fig, ax = panels(1, (11, 2.9))
    found, rng = refusing(), np.random.default_rng(0)
    distance, wrong, benign = found["distance"], found["wrong"], found["benign"]
    limit = float(np.sort(np.abs(distance))[len(distance) - found["kept"]])
    ax.axvspan(-limit, limit, color=tint("muted", 0.18), linewidth=0)
    ax.axvline(0, color=colour("ink"), linewidth=2.5)
    for kind, role, level in ((benign, "data", 1), (~benign, "model", 0)):
        y = level + rng.uniform(-0.22, 0.22, len(distance))
        ax.plot(distance[kind & ~wrong], y[kind & ~wrong], "o", color=colour(role), markersize=6)
        ax.plot(distance[kind & wrong], y[kind & wrong], "X", color=colour("error"), markersize=14)
    ax.set(yticks=[0, 1], yticklabels=["malignant", "benign"], ylim=(-0.5, 1.75))
    ax.set(xlabel="signed distance from the hyperplane (features over their deviations)")
    name(ax, 0, 1.52, "refused", "muted")
    return fig
