"""Centre, rotate, divide by the standard deviations: a long cloud becomes a round one."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.clouds import cloud, whitened
from ch09_pca.pca import fit
from scripts.plot import arrow, colour, ellipse, panels, plane


def draw() -> Figure:
    """The three stages of one cloud on one scale, with its principal axes carried along."""
    X, pca = cloud(), fit(cloud())
    stages = (
        ("centred", X, pca.B * np.sqrt(pca.lam)),
        ("rotated", pca.scores(X, 2), np.diag(np.sqrt(pca.lam))),
        ("whitened", whitened(X), np.eye(2)),
    )
    fig, axes = panels(3, (11, 2.9))
    for ax, (title, points, axes_of_cloud) in zip(axes, stages, strict=True):
        plane(ax, 9.6, 5.8)
        ax.plot(*points.T, ".", color=colour("data"), alpha=0.5, markersize=8)
        ellipse(ax, (0, 0), axes_of_cloud @ axes_of_cloud.T, "accent", radius=2)
        arrow(ax, (0, 0), 2 * axes_of_cloud[:, 0], "model")
        arrow(ax, (0, 0), 2 * axes_of_cloud[:, 1], "constraint")
        ax.set_title(title)
    return fig
