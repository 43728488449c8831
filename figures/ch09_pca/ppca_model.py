"""Probabilistic PCA draws a latent number, places it on a line and adds round noise."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from scipy.stats import norm

from ch09_pca.latent import ppca
from scripts.plot import arrow, colour, ellipse, line_through, name, panels, plane


def draw() -> Figure:
    """The three steps of drawing a point, from left to right."""
    model, rng = ppca(), np.random.default_rng(4)
    w, noise = model["loading_vector"], model["noise_variance"]
    z = rng.standard_normal(180)
    x = np.outer(z, w) + np.sqrt(noise) * rng.standard_normal((180, 2))
    fig, (left, middle, right) = panels(3, (11, 3.7), width_ratios=[1, 1.25, 1.25])
    grid = np.linspace(-3.2, 3.2, 200)
    left.fill_between(grid, norm.pdf(grid), color=colour("prior"), alpha=0.25, linewidth=0)
    left.plot(grid, norm.pdf(grid), color=colour("prior"))
    left.vlines(z[:40], -0.03, 0, color=colour("prior"), linewidth=2)
    left.plot(1.3, 0, "o", color=colour("prior"), markersize=13, zorder=6, clip_on=False)
    left.set(yticks=[], xticks=[-2, 0, 2], ylim=(-0.04, 0.46), title="1  draw $z$")
    left.spines["left"].set_visible(False)
    for ax, title in ((middle, "2  place $\\mathbf{w}z$, add noise"), (right, "3  the data")):
        plane(ax, 8.6, 7.2)
        line_through(ax, (0, 0), w, "model", linewidth=2.5)
        ax.set_title(title)
    middle.plot(*(1.3 * w), "o", color=colour("prior"), markersize=13, zorder=6)
    for radius in (1, 2):
        ellipse(middle, 1.3 * w, noise * np.eye(2), "error", radius=radius, linewidth=2.5)
    arrow(middle, (0, 0), w, "model", width=5)
    name(middle, 2.4, -0.9, "$\\mathbf{w}$", "model", fontsize=24)
    name(middle, 3.6, 4.6, "noise $\\sigma^2$", "error", fontsize=18)
    right.plot(*x.T, ".", color=colour("data"), alpha=0.55, markersize=8)
    for radius in (1, 2):
        ellipse(right, (0, 0), model["covariance"], "accent", radius=radius, linewidth=2.5)
    return fig
