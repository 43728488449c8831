"""How often a malignant example is rated more unusual than a benign one, by four lengths."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.anomalies import ordered
from scripts.plot import colour, name, panels

ROWS = (
    ("mahalanobis", "inverse covariance", "model"),
    ("standardised", "standardised", "data"),
    ("neighbours", "fifth neighbour", "prior"),
    ("euclid", "Euclid", "muted"),
)


def draw() -> Figure:
    """Four dots on a line of per cent."""
    fig, ax = panels(1, (11, 3.3))
    for height, (key, title, role) in enumerate(reversed(ROWS)):
        value = 100 * ordered()[key]
        ax.plot([92, value], [height, height], color=colour("rule"), linewidth=4)
        ax.plot(value, height, "o", color=colour(role), markersize=17)
        name(ax, value + 0.2, height, f"{title}  {value:.1f}", role, ha="left", fontsize=21)
    ax.set(xlim=(92, 99.5), ylim=(-0.6, 3.6), yticks=[], xticks=[92, 94, 96, 98])
    ax.set_xlabel("pairs in the right order (%)")
    return fig
