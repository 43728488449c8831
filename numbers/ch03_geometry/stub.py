"""A stub."""

from __future__ import annotations

from typing import Any

from scripts.declare import setting


@setting
def stub_points() -> dict[str, Any]:
    """Nothing."""
    return {}
