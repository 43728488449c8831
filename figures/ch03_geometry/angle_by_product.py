"""The same two vectors meet at a right angle in one inner product, at sixty degrees in another."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.inner import M, angle_by_matrix
from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """Left the grid as usual; right drawn so that lengths and angles are those of M."""
    fig, axes = panels(2, (11, 2.75))
    ways = (
        (np.eye(2), "$\\mathbf{M} = \\mathbf{I}$", 90),
        (np.linalg.cholesky(M), "2 1\n1 2", None),
    )
    for ax, (L, text, known) in zip(axes, ways, strict=True):
        plane(ax, 2.3, 1.1, (0.15, 0.5))
        ax.lines[0].remove()
        ax.lines[0].remove()
        ends = np.array([[-6, 6], [0, 0]])
        for k in range(-5, 6):
            for line in (ends + np.array([[0], [k]]), ends[::-1] + np.array([[k], [0]])):
                ax.plot(*(L.T @ line), color=colour("rule"), linewidth=1.5, zorder=0)
        first, second = L  # e_d is drawn at row d of L, as L L^T = M
        arrow(ax, (0, 0), first, "data", 5)
        arrow(ax, (0, 0), second, "model", 5)
        angle = float(known or angle_by_matrix())
        t = np.radians(np.linspace(0, angle, 60))
        ax.plot(0.35 * np.cos(t), 0.35 * np.sin(t), color=colour("error"), linewidth=3)
        name(ax, first[0], first[1] - 0.2, "(1, 0)", "data")
        name(ax, second[0], second[1] + 0.2, "(0, 1)", "model")
        name(ax, 0.62, 0.28, f"{angle:.0f}°", "error")
        name(ax, -1.75, 1.2, text, "ink", fontsize=21)
    return fig
