"""Loss of orthogonality against the condition number: slopes two, one and none."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.orthogonalisation import POWERS, losses
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Three ways to make Q, and the laws with which they are compared."""
    fig, ax = panels(1, (11, 4.0))
    found, kappa, eps = losses(), 10.0**POWERS, np.finfo(float).eps
    law = {"color": colour("muted"), "linewidth": 2, "linestyle": (0, (3, 3)), "zorder": 1}
    ax.loglog(kappa, np.minimum(eps * kappa**2, 1), **law)
    ax.loglog(kappa, eps * kappa, **law)
    for kind, role, mark in (
        ("classical", "error", "^"),
        ("modified", "model", "s"),
        ("householder", "data", "o"),
    ):
        ax.loglog(kappa, found[kind], mark, color=colour(role), markersize=12)
    ax.set(xlabel=r"condition number $\kappa$", xlim=(5, 3e14), ylim=(5e-17, 3e2))
    ax.set_ylabel(r"$\|\mathbf{I} - \mathbf{Q}^\top\mathbf{Q}\|$")
    ax.set(xticks=[1e2, 1e6, 1e10, 1e14], yticks=[1e-16, 1e-8, 1])
    ax.minorticks_off()
    name(ax, 3e4, 1e-4, r"classical, like $\varepsilon\kappa^2$", "error", ha="right")
    name(ax, 2e10, 1e-9, r"modified, like $\varepsilon\kappa$", "model", ha="left")
    name(ax, 2e10, 3e-14, "reflections", "data", ha="left")
    return fig
