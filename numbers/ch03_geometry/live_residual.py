"""What the deck lets the hall move: a vector of length five beside a fixed line."""

from __future__ import annotations

from typing import Any

from ch03_geometry.projection import RADIUS
from scripts.declare import live

LINE = (0.8, 0.6)  # direction of the line, of length one


@live
def residual_by_angle() -> dict[str, Any]:
    """The vector turns; its shadow and residual have squares that add up to 25."""
    return {
        "kind": "residual",
        "label": "Angle between b and the line",
        "line": LINE,
        "length": RADIUS,
        "min": 0,
        "max": 180,
        "step": 1,
        "start": 60,
    }
