"""A place and four others, each the nearest in one sense: streets, air, larger step, angle."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.norms import ASKER, FOUR_PLACES
from scripts.plot import arrow, colour, name, panels, plane

SENSES = {"a": "by streets", "b": "by air", "c": "by the larger step", "d": "by angle"}


def draw() -> Figure:
    """The query and the four places, with the sense in which each is nearest."""
    fig, ax = panels(1, (11, 5.0))
    plane(ax, 9.4, 4.7, (2.6, 3.2))
    arrow(ax, (0, 0), ASKER, "model", width=5)
    ax.plot(*ASKER, "o", color=colour("model"), markersize=17, zorder=7)
    name(ax, ASKER[0] + 0.3, ASKER[1] - 0.9, "query", "model", fontsize=22)
    for key, place in FOUR_PLACES.items():
        ax.plot(*place, "s", color=colour("data"), markersize=15, zorder=7)
        side = -1 if place[0] < 3 else 1
        ha = "right" if side < 0 else "left"
        name(ax, place[0] + 0.45 * side, place[1], SENSES[key], "data", ha=ha, fontsize=22)
    return fig
