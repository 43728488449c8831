"""The live residual of chapter 3 computes as NumPy does, also where the residual vanishes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ch03_geometry import live_residual

PLACE = '[data-of="residual_by_angle"]'


@pytest.fixture(scope="module")
def slider(browser: Any, course: Path) -> Any:
    """The slider on its slide."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((course / "_build/slides/ch03_geometry.html").as_uri() + "#/sec-drag")
    page.wait_for_selector(f"{PLACE} input", state="visible")
    return page.locator(f"{PLACE} input")


@pytest.mark.chromium
@pytest.mark.parametrize("degrees", [0, 1, 37, 60, 90, 135, 180])
def test_squares_are_those_of_numpy(slider: Any, degrees: int) -> None:
    """Both squares are those of the projection onto the line and of what is left."""
    slider.fill(str(degrees))
    line = np.array(live_residual.LINE)
    turn = np.radians(degrees) + np.arctan2(line[1], line[0])
    b = live_residual.RADIUS * np.array([np.cos(turn), np.sin(turn)])
    p = (line @ b) * line
    said = slider.page.locator(f"{PLACE} output").inner_text()
    found = [float(v) for v in re.findall(r"\d+\.\d\d", said)]
    assert np.allclose(found, [p @ p, (b - p) @ (b - p)], atol=0.006)


@pytest.mark.chromium
@pytest.mark.parametrize("degrees", [10, 90, 170])
def test_the_residual_is_drawn_across_the_line(slider: Any, degrees: int) -> None:
    """The drawn residual is orthogonal to the line, in pixels of the picture."""
    slider.fill(str(degrees))
    x1, x2, y1, y2 = (
        float(slider.page.locator(f"{PLACE} line.live-lost").get_attribute(end))
        for end in ("x1", "x2", "y1", "y2")
    )
    line = np.array(live_residual.LINE)
    assert abs((x2 - x1) * line[0] - (y2 - y1) * line[1]) < 1e-6
