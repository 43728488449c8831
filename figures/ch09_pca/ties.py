"""First directions of 24 samples: close together with a gap of eigenvalues, scattered without."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.clouds import first_directions, largest_bound_with_gap
from scripts.plot import colour, ellipse, name, panels, plane


def draw() -> Figure:
    """A panel with a gap between the eigenvalues and one without, a line for each sample."""
    fig, axes = panels(2, (11, 3.8))
    cases = (
        ((4.0, 1.0), 4.0 * np.sqrt(1.02), "$\\lambda_1 = 4,\\ \\lambda_2 = 1$"),
        ((1.0, 1.0), 2.6, "$\\lambda_1 = \\lambda_2 = 1$"),
    )
    for ax, (variances, reach, title) in zip(axes, cases, strict=True):
        plane(ax, 4.9, 3.1)
        ellipse(ax, (0, 0), np.diag(variances) + 1e-12 * np.diag([1, 0]), "data", radius=2)
        for pca in first_directions(variances):
            b = reach * pca.B[:, 0]
            ax.plot(*np.array([-b, b]).T, color=colour("model"), linewidth=2.2, alpha=0.65)
        ax.set_title(title)
    for sign in (-1, 1):  # where the bound ends
        angle = sign * np.radians(largest_bound_with_gap())
        edge = 4.9 * np.array([np.cos(angle), np.sin(angle)])
        dashed = {"color": colour("error"), "linewidth": 2.5, "linestyle": (0, (3, 2))}
        axes[0].plot(*np.array([-edge, edge]).T, **dashed)
    name(axes[0], 0.2, 2.75, "bound for the worst of them", "error", fontsize=18)
    return fig
