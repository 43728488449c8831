"""What part A of the deck lets the hall move: the exponent p of a length."""

from __future__ import annotations

from typing import Any

from ch03_geometry.norms import SAMPLE
from scripts.declare import live


@live
def ball_by_p() -> dict[str, Any]:
    """All points of p-length one, and the p-length of (3, 4), for p from one half to eight."""
    return {
        "kind": "ball",
        "label": "exponent p",
        "sample": SAMPLE.tolist(),
        "min": 0.5,
        "max": 8,
        "step": 0.25,
        "start": 2,
    }
