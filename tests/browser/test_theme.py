"""Light, dark and high contrast: as the device or the reader wants, and readable in each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from scripts.base.palette import palette
from scripts.base.paths import CODE

TEXT = ("ink", "muted", "accent", "link")
ROLES = ("data", "model", "error", "constraint", "prior", "posterior")


def luminance(colour: str) -> float:
    """WCAG relative luminance of #rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palettes() -> dict[str, Mapping[str, str]]:
    """The colours of each theme."""
    return {theme: palette(CODE, theme) for theme in ("light", "dark", "contrast")}


@pytest.mark.parametrize(("theme", "least"), [("light", 4.5), ("dark", 7.0), ("contrast", 7.0)])
def test_every_colour_can_be_read(theme: str, least: float) -> None:
    """Each colour has 4.5:1 on paper and on wash; the dark ones are high in contrast too."""
    colours = palettes()[theme]
    for name in TEXT + ROLES:
        for ground in ("paper", "wash"):
            dark, light = sorted((luminance(colours[name]), luminance(colours[ground])))
            assert (light + 0.05) / (dark + 0.05) >= least, (theme, name, ground)


INK = "getComputedStyle(document.querySelector('main, .reveal')).color"
THEME = "document.documentElement.dataset.theme"
READ, SHEET, DECK = "read/ch01_lines.html", "handouts/ch01_lines.html", "slides/ch01_lines.html"


def rgb(theme: str, name: str = "ink") -> str:
    """A colour as Chromium says it."""
    value = palettes()[theme][name]
    return f"rgb({', '.join(str(int(value[i : i + 2], 16)) for i in (1, 3, 5))})"


@pytest.fixture
def opened(browser: Any, built: Path) -> Iterator[Callable[..., Any]]:
    """A made page in a window of its own; `how` is what the device wants."""
    contexts = []

    def open_(name: str, **how: Any) -> Any:
        context = browser.new_context(**how)
        contexts.append(context)
        page = context.new_page()
        page.goto((built / "_build" / name).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


DEVICES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
}


@pytest.mark.chromium
@pytest.mark.parametrize("name", ["index.html", READ, SHEET, DECK])
@pytest.mark.parametrize("theme", DEVICES)
def test_the_device_decides_without_javascript(opened: Any, name: str, theme: str) -> None:
    """Every page has the colours that the device wants."""
    page = opened(name, java_script_enabled=False, **DEVICES[theme])
    found = page.locator("main, .reveal").first.evaluate("e => getComputedStyle(e).color")
    assert found == rgb(theme)


@pytest.mark.chromium
def test_who_asks_for_dark_and_contrast_gets_dark(opened: Any) -> None:
    """The dark colours are high in contrast too."""
    assert opened(READ, color_scheme="dark", contrast="more").evaluate(INK) == rgb("dark")


@pytest.mark.chromium
def test_a_choice_is_kept_and_reaches_decks(opened: Any, built: Path) -> None:
    """Chosen on one page, it is there on the next before anything is painted; and it can go."""
    page = opened("index.html", color_scheme="dark")
    page.get_by_label("Colours").select_option("high contrast")
    assert page.evaluate(INK) == rgb("contrast")
    page.goto((built / "_build" / DECK).as_uri(), wait_until="commit")
    page.wait_for_function("document.body")
    assert page.evaluate(THEME) == "contrast"
    page.goto((built / "_build" / READ).as_uri())
    assert page.get_by_label("Colours").input_value() == "contrast"
    page.get_by_label("Colours").select_option("as the device")
    assert page.evaluate(INK) == rgb("dark")
    assert page.evaluate("localStorage.getItem('course-theme')") == "device"


@pytest.mark.chromium
def test_another_window_follows(opened: Any, built: Path) -> None:
    """What is chosen in the speaker's window is seen in the hall."""
    one = opened("index.html")
    other = one.context.new_page()
    other.goto((built / "_build" / DECK).as_uri())
    one.get_by_label("Colours").select_option("dark")
    other.wait_for_function(f"{THEME} === 'dark'", timeout=3000)


@pytest.mark.chromium
@pytest.mark.parametrize("device", ["light", "dark"])
def test_key_t_goes_through_the_themes(opened: Any, device: str) -> None:
    """Each press looks different and is told; the help names the key."""
    page = opened(DECK, color_scheme=device)
    page.wait_for_function("window.Reveal?.isReady()")
    seen = [page.evaluate(INK)]
    for _ in range(4):
        page.keyboard.press("t")
        seen.append(page.evaluate(INK))
        assert page.inner_text("[role=status]").startswith("Colours: ")
    assert all(a != b for a, b in pairwise(seen)), seen
    assert {*seen} == {rgb(theme) for theme in DEVICES}
    page.keyboard.press("Shift+?")
    page.wait_for_function("document.body.innerText.includes('Colours: light, dark, high')")


PAINTED = """async ([name, scheme]) => {
  document.documentElement.dataset.theme = scheme;
  const picture = document.querySelector(`img[src$="${name}"], img[data-src$="${name}"]`);
  picture.scrollIntoView();
  await picture.decode();
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def painted(page: Any, theme: str) -> set[tuple[int, ...]]:
    """All colours of the picture of the sample."""
    page.evaluate(PAINTED, ["line.svg", theme])
    shot = page.locator("img[src$='line.svg']").first.screenshot()
    with Image.open(io.BytesIO(shot)) as picture:
        return {colour for _, colour in picture.convert("RGB").getcolors(1_000_000)}


@pytest.mark.chromium
@pytest.mark.parametrize("device", ["light", "dark"])
def test_drawings_follow_the_choice(opened: Any, device: str) -> None:
    """Whatever the device wants: dark paper and the dark colours, or white and the light ones."""
    page = opened(READ, color_scheme=device)
    inks = {"light": (0, 0, 0), "dark": (0xE9, 0xED, 0xF2)}  # the sample has no style of its own
    papers = {"light": (255, 255, 255), "dark": (0x10, 0x16, 0x1D)}
    for theme, other in (("dark", "light"), ("light", "dark")):
        colours = painted(page, theme)
        assert {inks[theme], papers[theme]} <= colours
        assert not {inks[other], papers[other]} & colours


@pytest.mark.chromium
@pytest.mark.parametrize("name", [READ, DECK])
def test_print_is_light(opened: Any, name: str) -> None:
    """On paper the light colours stand, whatever is chosen and whatever the device wants."""
    page = opened(name, color_scheme="dark")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(INK) == rgb("dark")
    page.emulate_media(media="print")
    assert page.evaluate(INK) == rgb("light")
    scheme = "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(scheme) == "light"


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
