"""The live grid of chapter 2 computes as NumPy does, also where its matrix has no inverse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ch02_linear_algebra import live

GRID = '[data-of="grid_by_column"]'
DRAWN = """element => [...document.querySelectorAll(element + ' path.live-fill-error')]
    .map(part => part.getAttribute('d'))"""


@pytest.fixture(scope="module")
def slider(browser: Any, course: Path) -> Any:
    """The slider on its slide."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((course / "_build/slides/ch02_linear_algebra.html").as_uri() + "#/sec-flat")
    page.wait_for_selector(f"{GRID} input", state="visible")
    return page.locator(f"{GRID} input")


def matrix(t: float) -> np.ndarray:
    """The matrix that the slider makes, (2, 2)."""
    return np.column_stack([live.FIRST, (live.SECOND[0] + t, live.SECOND[1])])


def points(path: str) -> np.ndarray:
    """The corners of a drawn path in units of the plane, (N, 2)."""
    found = np.array(re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path), dtype=float)
    return (found - [260, 165]) / [54, -54]


@pytest.mark.chromium
@pytest.mark.parametrize("t", [-2, -0.7, 0, 1, 1.9, 2, 2.1, 4])
def test_area_and_kernel_are_those_of_numpy(slider: Any, t: float) -> None:
    """The area is the determinant's absolute value; a line goes to zero where the rank is one."""
    slider.fill(str(t))
    said = slider.page.locator(f"{GRID} output").inner_text()
    assert f"area {abs(np.linalg.det(matrix(t))):.2f}" in said
    assert ("a whole line" in said) == (np.linalg.matrix_rank(matrix(t)) == 1)


@pytest.mark.chromium
@pytest.mark.parametrize("t", [-2, -0.7, 0, 1, 1.9, 2, 2.1, 4])
def test_the_patch_is_what_lands_in_the_disc(slider: Any, t: float) -> None:
    """The matrix carries the edge of the patch to the edge of the disc, or the strip into it."""
    slider.fill(str(t))
    near, disc = (points(path) for path in slider.page.evaluate(DRAWN, GRID))
    assert np.allclose(np.linalg.norm(disc, axis=1), live.NEAR, atol=0.003)
    carried = np.linalg.norm(near @ matrix(t).T, axis=1)
    assert np.allclose(carried, live.NEAR, atol=0.01)
    if t == live.aligned():
        kernel = near[0] - near[3]
        assert np.allclose(matrix(t) @ kernel, 0, atol=0.01)
        assert np.linalg.norm(kernel) > 30  # as long as the plane that is shown, and more
