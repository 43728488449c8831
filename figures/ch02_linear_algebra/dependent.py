"""Three powers seen at two places: the third is a combination of the other two."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, name, panels, plane


def draw() -> Figure:
    """The columns (1, 2), (1, 4) and (1, 8) of places 1 and 2, with the parallelogram."""
    fig, ax = panels(1, (5.8, 4.9))
    plane(ax, 4.6, 9.0, (0.9, 4.2))
    ax.set_aspect("auto")
    two, four, eight = np.array([1, 2]), np.array([1, 4]), np.array([1, 8])
    for end in (-2 * two, 3 * four):
        ax.plot(*np.array([end, eight]).T, color=colour("rule"), linewidth=2.5)
        ax.plot(*np.array([(0, 0), end]).T, color=colour("rule"), linewidth=2.5, zorder=1)
    arrow(ax, (0, 0), two, "data", width=5)
    arrow(ax, (0, 0), four, "prior", width=5)
    arrow(ax, (0, 0), eight, "model", width=5)
    name(ax, 1.75, 2.1, "$x$: (1, 2)", "data", ha="center", fontsize=20)
    name(ax, 2.0, 4.3, "$x^2$: (1, 4)", "prior", ha="center", fontsize=20)
    name(ax, -0.1, 8.7, "$x^3$: (1, 8)", "model", ha="center", fontsize=20)
    name(ax, 3.7, 12.2, "3 times", "prior", fontsize=18)
    name(ax, -3.2, -1.6, "−2 times", "data", fontsize=18)
    return fig
