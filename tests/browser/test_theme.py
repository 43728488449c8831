"""Light, dark and high contrast: one key, and readable in each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.base.paths import CODE
from scripts.render import assets
from tests.browser.test_live import browser, chromium  # the same browser serves both files  # noqa: F401

NAMES = (
    "ink",
    "muted",
    "accent",
    "link",
    "data",
    "model",
    "error",
    "constraint",
    "prior",
    "posterior",
)


def luminance(colour: str) -> float:
    """WCAG relative luminance of #rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palettes() -> dict[str, dict[str, str]]:
    """The colours of each theme, read from the compiled style."""
    css = assets.theme_css(CODE)
    blocks = {
        "light": re.search(r":root\{([^}]*)\}", css),
        "dark": re.search(r':root\[data-theme="?dark"?\]\{([^}]*)\}', css),
        "contrast": re.search(r':root\[data-theme="?contrast"?\]\{([^}]*)\}', css),
    }
    found: dict[str, dict[str, str]] = {}
    for name, block in blocks.items():
        assert block, name
        colours = {
            k: v if len(v) == 7 else "#" + "".join(2 * c for c in v[1:])
            for k, v in re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{3,6})", block[1])
        }
        found[name] = {**found.get("light", {}), **colours}
    return found


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_every_colour_can_be_read(theme: str, least: float) -> None:
    """Each text colour has 4.5:1 on paper and on wash, in high contrast 7:1."""
    colours = palettes()[theme]
    for name in NAMES:
        for ground in ("paper", "wash"):
            pair = sorted((luminance(colours[name]), luminance(colours[ground])))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= least, (theme, name, ground)


@chromium
@pytest.mark.chromium
def test_key_t_goes_through_the_themes(built: Path, browser: Any) -> None:  # noqa: F811
    """T turns the deck dark, then to high contrast, then light again; the address keeps the choice."""
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
