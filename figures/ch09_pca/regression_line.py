"""Three lines through the same points: regression measures upright or sideways, the principal line at right angles."""
from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from figures.ch09_pca._numbers import (
    centred,
    slope_first_component,
    slope_regression_x_on_y,
    slope_regression_y_on_x,
)
from scripts.plot import colour, line_through, panels, plane


def draw() -> Figure:
    points = centred()
    fig, axes = panels(3, (11, 4.0))
    cases = ((slope_regression_y_on_x(), "$y$ on $x$: slope 3/10", "muted"), (slope_first_component(), "principal: slope 1/3", "model"),
             (slope_regression_x_on_y(), "$x$ on $y$: slope 2/3", "muted"))
    for ax, (fraction, title, role) in zip(axes, cases, strict=True):
        slope = float(fraction)
        plane(ax, 5.3, 4.0)
        line_through(ax, (0, 0), (1, slope), role)
        feet = {"y on x": np.column_stack([points[:, 0], slope * points[:, 0]]),
                "princi": np.outer(points @ [1, slope], [1, slope]) / (1 + slope**2),
                "x on y": np.column_stack([points[:, 1] / slope, points[:, 1]])}[title.replace("$", "")[:6]]
        for point, foot in zip(points, feet, strict=True):
            ax.plot(*np.array([point, foot]).T, color=colour("error"), linewidth=4)
        ax.plot(*points.T, "o", color=colour("data"), markersize=12, zorder=6)
        ax.set_title(title, color=colour(role))
    return fig
