"""A query and three keys: the score is large where the key points the same way."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch02_linear_algebra.attention import KEYS, QUERY, scores
from scripts.plot import arrow, name, panels, plane


def draw() -> Figure:
    """Query and keys as arrows, each key with its score."""
    fig, ax = panels(1, (5.8, 5.0))
    plane(ax, 3.1, 2.55, (1.3, 1.0))
    arrow(ax, (0, 0), QUERY, "model", width=6)
    name(ax, 1.35, 2.35, "query (1, 2)", "model", ha="left", fontsize=19)
    places = ((3.05, 1.45), (-0.15, 2.5), (-1.1, 1.4))
    for key, score, place in zip(KEYS, scores(), places, strict=True):
        arrow(ax, (0, 0), key, "data", width=4)
        name(ax, *place, f"score {score}", "data", fontsize=19)
    return fig
