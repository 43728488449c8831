"""Light, dark and high contrast: one key, and readable in each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.base.paths import CODE
from scripts.render import assets

TEXT = ("ink", "muted", "accent", "link")
ROLES = ("data", "model", "error", "constraint", "prior", "posterior")


def luminance(colour: str) -> float:
    """WCAG relative luminance of #rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palettes() -> dict[str, dict[str, str]]:
    """The colours of each theme, read from the compiled style."""
    css = assets.theme_css(CODE)
    light = colours(css, "")
    dark, contrast = (colours(css, rf'\[data-theme="?{name}"?\]') for name in ("dark", "contrast"))
    return {"light": light, "dark": light | dark, "contrast": light | contrast}


def colours(css: str, theme: str) -> dict[str, str]:
    """Names and colours, as #rrggbb, of the rule for a theme."""
    block = re.search(rf":root{theme}\{{([^}}]*)\}}", css)
    assert block, theme
    found = dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{3,6})", block[1]))
    return {k: v if len(v) == 7 else "#" + "".join(2 * c for c in v[1:]) for k, v in found.items()}


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_every_colour_can_be_read(theme: str, least: float) -> None:
    """Each text colour has 4.5:1 on paper and on wash, in high contrast 7:1."""
    palette = palettes()[theme]
    for name in TEXT + ROLES:
        for ground in ("paper", "wash"):
            dark, light = sorted((luminance(palette[name]), luminance(palette[ground])))
            assert (light + 0.05) / (dark + 0.05) >= least, (theme, name, ground)


@pytest.mark.chromium
def test_key_t_goes_through_the_themes(browser: Any, built: Path) -> None:
    """T turns the deck dark, then high in contrast, then light; the address keeps the choice."""
    page = browser.new_page()
    page.goto((built / "_build" / "slides" / "ch01_lines.html").as_uri())
    page.wait_for_function("window.Reveal?.isReady()")

    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.querySelector('.reveal')).color"))

    seen = [paper()]
    for theme in ("dark", "contrast", "light"):
        page.keyboard.press("t")
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        assert f"theme={theme}" in page.url
        seen.append(paper())
    assert len(set(seen)) == 3
    assert seen[0] == seen[-1]
    page.close()


@pytest.mark.chromium
def test_parts_of_an_exercise_have_letters_as_on_paper(browser: Any, built: Path) -> None:
    """`1.` is (a) in the HTML of a sheet too."""
    page = browser.new_page()
    page.goto((built / "_build" / "handouts" / "ch01_lines.html").as_uri())
    style = "getComputedStyle(document.querySelector('.exercise ol')).listStyleType"
    page.evaluate(
        "document.querySelector('.exercise').insertAdjacentHTML('beforeend', '<ol><li>x</ol>')"
    )
    assert page.evaluate(style) == "bracketed"
    page.close()
