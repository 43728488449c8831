"""What figures share: the palette, which stands in slides/palette.scss, and a few marks.

Text and lines have the sizes of `figures/course.mplstyle`; a figure as wide as a slide is WIDE,
one as wide as half a slide HALF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Ellipse
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

Point = Sequence[float] | np.ndarray  # two coordinates
WIDE = (11.0, 4.4)
HALF = (5.6, 4.4)
OURS = Path(__file__).resolve().parents[1] / "slides" / "palette.scss"
ENOUGH_PIXELS = 160  # small pictures are enlarged by whole pixels, so that no viewer smooths them


class _Course:
    """The course whose figures are drawn in this process."""

    palette_file = OURS


def follow(root: Path) -> None:
    """Take the colours of a course; where it has none of its own, the project's."""
    own = root / "slides" / "palette.scss"
    _Course.palette_file = own if own.exists() else OURS


@cache
def _palette(file: Path) -> dict[str, str]:
    text = file.read_text(encoding="utf-8")
    return dict(re.findall(r"^\$([a-z]+):\s*(#[0-9a-fA-F]{6});", text, re.M))


def palette() -> dict[str, str]:
    """Name to `#hex` of every colour of the course."""
    return _palette(_Course.palette_file)


def colour(name: str) -> str:
    """The colour of a role: data, model, error, constraint, prior, posterior, ink, accent, …"""
    return palette()[name]


def tint(name: str, strength: float) -> tuple[float, float, float]:
    """A colour mixed with white; strength 1 is the colour itself, 0 is white."""
    r, g, b = (strength * channel + (1 - strength) for channel in to_rgb(colour(name)))
    return r, g, b


def diverging() -> LinearSegmentedColormap:
    """From the colour of the model (below zero) through white to that of data (above)."""
    through = [colour(role) for role in ("model", "paper", "data")]
    return LinearSegmentedColormap.from_list("diverging", through)


def panels(
    columns: int, size: tuple[float, float] = WIDE, rows: int = 1, **how: Any
) -> tuple[Figure, Any]:
    """A figure and its axes: one Axes, or an array of them when there are several."""
    figure = Figure(figsize=size, layout="constrained")
    return figure, figure.subplots(rows, columns, **how)


def close_up(figure: Figure, gap: float = 0.03) -> None:
    """Little room between panels: for rows and columns of pictures."""
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(w_pad=gap, h_pad=gap, wspace=0.0, hspace=0.0)


def plane(
    ax: Axes, half_width: float, half_height: float | None = None, centre: Point = (0, 0)
) -> None:
    """A piece of the plane with equal units on both axes and no frame; its axes are thin lines."""
    (x, y), height = centre, half_width if half_height is None else half_height
    ax.set(xlim=(x - half_width, x + half_width), ylim=(y - height, y + height))
    ax.set_aspect("equal")
    ax.axis("off")
    for line in (ax.axhline, ax.axvline):
        line(0, color=colour("rule"), linewidth=1.5, zorder=0)


def arrow(ax: Axes, start: Point, end: Point, role: str, width: float = 4.0) -> None:
    """A vector from start to end, in data coordinates."""
    ax.annotate(
        "",
        xy=(end[0], end[1]),
        xytext=(start[0], start[1]),
        zorder=5,
        annotation_clip=False,
        arrowprops={
            "arrowstyle": "-|>,head_length=0.7,head_width=0.35",
            "color": colour(role),
            "linewidth": width,
            "shrinkA": 0,
            "shrinkB": 0,
            "mutation_scale": 18,
        },
    )


def line_through(ax: Axes, point: Point, direction: Point, role: str, **how: Any) -> None:
    """The straight line through a point in a direction, over the whole panel."""
    (x, y), (dx, dy) = point, direction
    style: dict[str, Any] = {"color": colour(role), "linewidth": 3}
    ax.axline((x, y), (x + dx, y + dy), **style | how)


def name(ax: Axes, x: float, y: float, text: str, role: str = "ink", **how: Any) -> Text:
    """A label beside what it names, in its colour; a white edge keeps it legible on marks."""
    style: dict[str, Any] = {"color": colour(role), "ha": "center", "va": "center", "zorder": 9}
    label = ax.text(x, y, text, **style | how)
    label.set_path_effects([withStroke(linewidth=5, foreground=colour("paper"))])
    return label


def ellipse(
    ax: Axes, centre: Point, covariance: np.ndarray, role: str, radius: float = 2.0, **how: Any
) -> None:
    """The points at Mahalanobis distance `radius` from the centre; covariance is 2 × 2."""
    lam, Q = np.linalg.eigh(covariance)
    short, long = (2 * radius * value**0.5 for value in lam)
    angle = float(np.degrees(np.arctan2(Q[1, 1], Q[0, 1])))
    style: dict[str, Any] = {"fill": False, "edgecolor": colour(role), "linewidth": 3}
    ax.add_patch(Ellipse((centre[0], centre[1]), long, short, angle=angle, **style | how))


def picture(
    ax: Axes, pixels: np.ndarray, low: float, high: float, cmap: Any = "gray_r"
) -> AxesImage:
    """A grey picture (rows × columns), its pixels squares; cmap gray_r prints ink on paper."""
    factor = max(1, ENOUGH_PIXELS // max(pixels.shape))
    enlarged = np.kron(pixels, np.ones((factor, factor)))
    image = ax.imshow(enlarged, cmap=cmap, vmin=low, vmax=high, interpolation="none")
    ax.set(xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set(visible=True, color=colour("rule"), linewidth=1)
    return image
