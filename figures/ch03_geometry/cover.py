"""Three unit balls, one in the other: which point is nearest depends on the norm."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import close_up, colour, panels, plane


def ball(p: float, points: int = 400) -> np.ndarray:
    """The edge of the unit ball of the norm p, (points, 2)."""
    angle = np.linspace(0, 2 * np.pi, points)
    edge = np.column_stack([np.cos(angle), np.sin(angle)])
    return edge / np.linalg.norm(edge, p, axis=1)[:, None]


def draw() -> Figure:
    """The balls of p = 1, 2 and infinity, for a small card."""
    fig, ax = panels(1, (5.6, 4.0))
    close_up(fig)
    plane(ax, 1.7, 1.2)
    for p, role in ((np.inf, "data"), (2, "accent"), (1, "model")):
        ax.plot(*ball(p).T, color=colour(role), linewidth=4.5)
    return fig
