"""The live ball of chapter 3 measures as NumPy does, and says where a length is no norm."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ch03_geometry import live, norms

BALL = '[data-of="ball_by_p"]'
DRAWN = "ball => document.querySelector(ball + ' path.live-point').getAttribute('d')"
STOPS = [0.5, 0.75, 1, 1.25, 2, 3.5, 8]


@pytest.fixture(scope="module")
def slider(browser: Any, course: Path) -> Any:
    """The slider on its slide."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((course / "_build/slides/ch03_geometry.html").as_uri() + "#/sec-balls")
    page.wait_for_selector(f"{BALL} input", state="visible")
    return page.locator(f"{BALL} input")


def edge(path: str) -> np.ndarray:
    """The corners of the drawn ball in units of the plane, (N, 2)."""
    found = np.array(re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path), dtype=float)
    return (found - [270, 165]) / [135, -135]


@pytest.mark.chromium
@pytest.mark.parametrize("p", STOPS)
def test_the_length_is_that_of_the_chapter(slider: Any, p: float) -> None:
    """The slider says the p-length of (3, 4), and that the ball is convex exactly from p = 1."""
    slider.fill(str(p))
    said = slider.page.locator(f"{BALL} output").inner_text()
    assert f"length {norms.length(norms.SAMPLE, p):.2f}" in said
    assert ("not convex" in said) == (norms.length(norms.PAIR.mean(axis=0), p) > 1)


@pytest.mark.chromium
@pytest.mark.parametrize("p", STOPS)
def test_the_edge_has_length_one(slider: Any, p: float) -> None:
    """Every corner of the drawn ball has p-length one, as near as a tenth of a pixel allows."""
    slider.fill(str(p))
    corners = edge(slider.page.evaluate(DRAWN, BALL))
    lengths = (np.abs(corners) ** max(p, 1)).sum(axis=1) ** (1 / max(p, 1))
    if p >= 1:
        assert np.allclose(lengths, 1, atol=0.002)
    else:
        assert (np.abs(corners) ** p).sum(axis=1).max() < 1.06  # roots magnify the rounding


@pytest.mark.chromium
def test_the_slider_spans_what_the_module_says(slider: Any) -> None:
    """Ends and step of the slider are those of the numbers module."""
    data = live.ball_by_p()
    assert [str(data[name]) for name in ("min", "max", "step")] == [
        slider.get_attribute(name) for name in ("min", "max", "step")
    ]
