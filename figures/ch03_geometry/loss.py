"""Loss of orthogonality against the condition number: squared, linear, none."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.orthogonalisation import losses
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Three curves of measured losses with the slopes that theory allows."""
    fig, ax = panels(1, (11, 4.4))
    found = losses()
    kappa, eps = found["kappa"], np.finfo(float).eps
    ax.plot(kappa, eps * kappa**2, color=colour("rule"), linewidth=6)
    ax.plot(kappa, eps * kappa, color=colour("rule"), linewidth=6)
    for key, role, mark in (
        ("classical", "error", "o"),
        ("modified", "model", "s"),
        ("householder", "data", "D"),
    ):
        ax.plot(kappa, found[key], mark + "-", color=colour(role), markersize=9)
    ax.set(xscale="log", yscale="log", ylim=(1e-17, 1), xlim=(1, 1e8))
    ax.set(xlabel="condition number $\\kappa$", ylabel="loss")
    for y, text, role in (
        (3e-3, "classical", "error"),
        (4e-11, "modified", "model"),
        (1e-15, "Householder", "data"),
    ):
        name(ax, 2e6, y, text, role, ha="left", fontsize=22)
    name(ax, 1.5e4, 1e-4, "like $\\kappa^2$", "muted", fontsize=20)
    name(ax, 1.2e5, 5e-9, "like $\\kappa$", "muted", fontsize=20)
    return fig
