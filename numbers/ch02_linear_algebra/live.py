"""What the deck lets the hall move: a matrix whose second column turns towards the first."""

from __future__ import annotations

from typing import Any

from scripts.declare import live

FIRST = (1.0, 0.5)  # the first column; with (2, 1) beside it the kernel is along (2, -1)
SECOND = (0.0, 1.0)  # the second column for t = 0
NEAR = 0.5  # radius of the disc about zero whose preimage is drawn


def aligned() -> float:
    """The t for which (t, 1) is a multiple of the first column."""
    return FIRST[0] * SECOND[1] / FIRST[1]


@live
def grid_by_column() -> dict[str, Any]:
    """The matrix with columns (1, 1/2) and (t, 1); its columns are aligned for t = 2."""
    return {
        "kind": "grid",
        "label": "t in the second column (t, 1)",
        "first": FIRST,
        "second": SECOND,
        "change": (1.0, 0.0),
        "radius": NEAR,
        "min": -2,
        "max": 4,
        "step": 0.1,
        "start": 0,
    }
