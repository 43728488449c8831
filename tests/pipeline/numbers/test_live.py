"""The data of live elements: rounded, reproducible, and asked for by name."""

from __future__ import annotations

import pytest

from tests.conftest import Course

DECK, NUMBERS = "slides/ch01_lines.qmd", "numbers/ch01_lines/live.py"
LIVE = '''from typing import Any

import numpy as np

from scripts.declare import live


@live
def turning() -> dict[str, Any]:
    """Points."""
    points = np.array([[1 / 3, 0], [-1 / 3, 1e-19]])
    return {"kind": "projection", "label": "Angle", "points": points, "start": 0, "step": 1}
'''
PICTURE = '![](/_build/figures/ch01_lines/line.svg){fig-alt="A line rises gently."}'


@pytest.fixture
def moving(sample: Course) -> Course:
    """The sample course with a live element."""
    sample.path(NUMBERS).write_text(LIVE)
    element = f'::: {{.live of="turning"}}\n{PICTURE}\n:::\n\n'
    sample.edit(DECK, "The data are", f"{element}The data are")
    return sample


def test_data_are_rounded_and_reproducible(moving: Course) -> None:
    """The data are a script with rounded numbers; the deck loads it, the sheet does not."""
    assert moving.run("build", "--engine", "embedded")[0] == 0
    assert moving.path("_build/live/ch01_lines.js").read_text() == (
        'window.liveData = {\n"turning": {"kind":"projection","label":"Angle",'
        '"points":[[0.3333333,0],[-0.3333333,0]],"start":0,"step":1}\n};\n'
    )
    deck = moving.path("_build/slides/ch01_lines.html").read_text()
    assert '<script src="../live/ch01_lines.js">' in deck
    assert "_build/live/ch01_lines.js" in moving.path("_build/manifest.json").read_text()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'of="turning"',
            'of="turnin"',
            "live element of 'turnin'; no function of this chapter marked @live has this name. "
            "Did you mean 'turning'?",
        ),
        (PICTURE, "Nothing.", "live element with no pictures"),
    ],
)
def test_a_live_element_without_data_or_picture_is_named(
    moving: Course, old: str, new: str, said: str
) -> None:
    """`check` names file and line of a live element whose function or picture is not there."""
    line = moving.edit(DECK, old, new) - (old == PICTURE)
    assert [p for p in moving.problems() if p.startswith(f"{DECK}:{line}: {said}")]


def test_an_unknown_kind_is_named(moving: Course) -> None:
    """A kind that no script draws is a problem of the function."""
    moving.edit(NUMBERS, '"projection"', '"projektion"')
    said = "turning raised ValueError: kind 'projektion'; expected one of"
    assert any(p.startswith(f"{NUMBERS}:9: {said}") for p in moving.problems())
