"""Drawings know the dark: the palette's colours and their tints are swapped, all others stay."""

from __future__ import annotations

from itertools import product

import pytest

from scripts.base.palette import palette
from scripts.base.paths import CODE
from scripts.drawing import dark

LIGHT, DARK = palette(CODE), palette(CODE, "dark")


def test_each_colour_has_its_partner() -> None:
    """A role keeps its name in the dark: `data` becomes the dark `data`."""
    for name, colour in LIGHT.items():
        assert dark.swap(colour, LIGHT, DARK) == DARK[name]


@pytest.mark.parametrize("name", ["data", "model", "error", "constraint", "prior", "posterior"])
def test_a_tint_stays_that_tint(name: str) -> None:
    """Half a colour on white is half its partner on dark paper."""

    def half(colour: str, paper: str) -> list[int]:
        pairs = [(colour[i : i + 2], paper[i : i + 2]) for i in (1, 3, 5)]
        return [(int(a, 16) + int(b, 16)) // 2 for a, b in pairs]

    light = "#" + "".join(f"{part:02x}" for part in half(LIGHT[name], LIGHT["paper"]))
    swapped = dark.swap(light, LIGHT, DARK)
    found = [int(swapped[i : i + 2], 16) for i in (1, 3, 5)]
    close = half(DARK[name], DARK["paper"])
    assert all(abs(a - b) <= 4 for a, b in zip(found, close, strict=True)), (found, close)


def test_a_strange_colour_stays() -> None:
    """What is not of the palette means something else, in the dark too."""
    assert dark.swap("#00ff00", LIGHT, DARK) == ""


def test_black_becomes_ink() -> None:
    """A drawing without the course's style has black lines: they are seen in the dark too."""
    made = dark.followed('<svg>\n<path style="stroke: #000000"/></svg>', CODE)
    assert f"{{ stroke: {DARK['ink']} !important; }}" in made


def test_the_style_stands_in_the_drawing_once() -> None:
    """It names each part that uses a colour, and letters that name none; bytes are the same."""
    drawn = f'<svg width="1">\n<path style="fill: {LIGHT["data"]}; stroke: {LIGHT["ink"]}"/></svg>'
    made = dark.followed(drawn, CODE)
    assert made == dark.followed(drawn, CODE)
    assert made.count("@media screen and (prefers-color-scheme: dark)") == 1
    for part, name in (("fill", "data"), ("stroke", "ink")):
        rule = f'[style*="{part}: {LIGHT[name]}"] {{ {part}: {DARK[name]} !important; }}'
        assert rule in made
    assert f"svg {{ fill: {DARK['ink']}; }}" in made


def test_meanings_are_told_apart_in_the_dark() -> None:
    """No two roles share a colour, and each keeps the strongest channel of its hue."""
    roles = ("data", "model", "error", "constraint", "prior", "posterior")
    assert all(DARK[a] != DARK[b] for a, b in product(roles, roles) if a != b)
    for role in roles:
        channels = [[int(p[role][i : i + 2], 16) for i in (1, 3, 5)] for p in (LIGHT, DARK)]
        strongest = [colour.index(max(colour)) for colour in channels]
        assert strongest[0] == strongest[1], role
