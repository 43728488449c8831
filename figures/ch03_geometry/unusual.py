"""Equally far for Euclid, not for Mahalanobis; and how well four ratings find two anomalies."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.anomalies import ACROSS, ALONG, COVARIANCE, RATINGS, detection
from scripts.plot import colour, ellipse, name, panels, plane

NAMES = ("Euclid", "standardised", "Mahalanobis", "5th neighbour")


def draw() -> Figure:
    """Left a cloud, the circle through both points and two ellipses; right shares of pairs."""
    fig, (left, right) = panels(2, (11, 3.9), width_ratios=[1, 1.25])
    plane(left, 5.4, 4.6)
    cloud = np.random.default_rng(4).multivariate_normal((0, 0), COVARIANCE, 250)
    left.plot(*cloud.T, "o", color=colour("data"), markersize=5, alpha=0.35)
    t = np.linspace(0, 2 * np.pi, 200)
    r = np.linalg.norm(ALONG)
    left.plot(r * np.cos(t), r * np.sin(t), color=colour("muted"), linewidth=2, linestyle="--")
    for square in (6, 18):
        ellipse(left, (0, 0), COVARIANCE, "model", square**0.5)
    for x, role, text in ((ALONG, "constraint", "6"), (ACROSS, "error", "18")):
        left.plot(*x, "D", color=colour(role), markersize=14, zorder=6)
        name(left, 1.28 * x[0], 1.28 * x[1], text, role, weight="bold")
    for row, kind in enumerate(NAMES[::-1]):
        at = len(RATINGS) - 1 - row
        right.plot([50, 100], [row, row], color=colour("rule"), linewidth=1.5, zorder=0)
        for task, mark, role in (("tumour", "o", "error"), ("entry", "s", "prior")):
            right.plot(100 * detection()[task][at], row, mark, color=colour(role), markersize=15)
        right.text(47.5, row, kind, ha="right", va="center")
    name(right, 95, 3.55, "tumours", "error")
    name(right, 62, 3.55, "one foreign entry", "prior")
    right.set(xlabel="pairs in the right order, %", xlim=(48, 100), ylim=(-0.5, 3.9))
    right.set(xticks=[50, 75, 100], yticks=[])
    right.spines["left"].set_visible(False)
    return fig
