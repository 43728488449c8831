"""A mirror takes a vector onto an axis at once; a rotation takes away one entry."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Arc

from ch03_geometry.orthogonalisation import GIVENS
from scripts.plot import arrow, colour, line_through, name, panels, plane


def draw() -> Figure:
    """Left the mirror between x and its image, right the turn by the angle of x."""
    fig, axes = panels(2, (11, 3.7))
    x, length = GIVENS.astype(float), 5.0
    for ax in axes:
        plane(ax, 7.2, 3.6, (0, 1.7))
        arrow(ax, (0, 0), x, "data", width=5)
        name(ax, 3.1, 4.6, r"$\mathbf{x} = (3, 4)$", "data", ha="left")
    left, right = axes
    image = np.array([-length, 0.0])
    normal = x - image
    line_through(left, (0, 0), (-normal[1], normal[0]), "constraint", linestyle=(0, (4, 2)))
    left.plot(*np.array([x, image]).T, color=colour("muted"), linewidth=2.5)
    arrow(left, (0, 0), image, "model", width=5)
    name(left, -4.6, -0.8, "(−5, 0)", "model")
    name(left, 1.5, -1.4, "mirror", "constraint", ha="left")
    arrow(right, (0, 0), (length, 0), "model", width=5)
    angle = float(np.degrees(np.arctan2(x[1], x[0])))
    right.add_patch(Arc((0, 0), 4.4, 4.4, theta1=0, theta2=angle, color=colour("muted"), lw=2.5))
    name(right, 4.9, -0.8, "(5, 0)", "model")
    left.set_title("Householder: reflect")
    right.set_title("Givens: rotate")
    return fig
