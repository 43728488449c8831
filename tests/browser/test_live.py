"""Live elements: what the page computes is what NumPy computes, the keyboard belongs to who has the focus, print is still."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader

from ch09_pca.digits import EXAMPLE, digits, model
from ch09_pca.four_points import X
from scripts.__main__ import main
from scripts.base.paths import CODE
from scripts.numbers import live
from tests.conftest import Course

NAMES = (
    os.environ.get("CHROMIUM_PATH", ""),
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
CHROMIUM = next((p for p in map(shutil.which, NAMES) if p), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on the path or in CHROMIUM_PATH"
)
ANGLE, COMPONENTS = '[data-of="projection_by_angle"]', '[data-of="reconstruction_by_components"]'


@pytest.fixture(scope="session")
def deck() -> str:
    """The address of the deck, up to date; workers of a parallel run wait for the first."""
    (CODE / "_build").mkdir(exist_ok=True)
    with (CODE / "_build" / ".test-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(["slides", "ch09_pca", "--engine", "embedded"]) == 0
    return (CODE / "_build" / "slides" / "ch09_pca.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def show(page: Any, deck: str, element: str, query: str = "") -> Any:
    """Open the deck on the slide of a live element, fragments shown; its slider."""
    page.goto(deck.replace(".html", f".html{query}"))
    page.wait_for_function("window.Reveal?.isReady()")
    page.wait_for_selector(f"{element} input", state="attached")
    page.evaluate(
        """element => { const slide = document.querySelector(element).closest('section');
        const { h, v } = Reveal.getIndices(slide); Reveal.slide(h, v, 99); }""",
        element,
    )
    page.wait_for_selector(f"{element} input", state="visible")
    return page.locator(f"{element} input")


def numbers(page: Any, element: str) -> list[str]:
    return re.findall(r"\d+\.\d+", page.locator(f"{element} output").inner_text())


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that may read files and nothing else, and on which no script fails."""
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on(
        "console",
        lambda message: (
            problems.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else problems.append(request.url)
        ),
    )
    yield opened
    opened.close()
    assert problems == []


@pytest.mark.chromium
@chromium
def test_variance_is_that_of_numpy(page: Any, deck: str) -> None:
    """At every tenth angle the variance shown, and what is lost of the total, are those of NumPy."""
    slider = show(page, deck, ANGLE)
    for degrees in (*range(0, 181, 10), 18, 19, 108):
        slider.fill(str(degrees))
        scores = X @ [np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]
        lost = X.var(axis=0).sum() - scores.var()
        assert numbers(page, ANGLE) == [f"{scores.var():.2f}", f"{lost:.2f}"], degrees
        assert (
            slider.get_attribute("aria-valuetext")
            == f"{degrees} degrees, variance {scores.var():.2f}"
        )


@pytest.mark.chromium
@chromium
def test_shadows_fall_on_the_line(page: Any, deck: str) -> None:
    """The shadows that are drawn spread along the line as the number says: their variance in units of the drawing is it."""
    slider = show(page, deck, ANGLE)
    for degrees in (0, 37, 90, 161):
        slider.fill(str(degrees))
        drawn = np.array(
            page.evaluate(
                """element => [...document.querySelectorAll(element + ' .live-drop')].map(line =>
            ['x1', 'y1', 'x2', 'y2'].map(name => Number(line.getAttribute(name))))""",
                ANGLE,
            )
        )
        unit = np.ptp(drawn[:, 0]) / np.ptp(X[:, 0])  # pixels a unit
        variance = drawn[:, 2:].var(axis=0).sum() / unit**2
        assert numbers(page, ANGLE)[0] == f"{variance:.2f}"


@pytest.mark.chromium
@chromium
def test_reconstruction_is_that_of_numpy(page: Any, deck: str) -> None:
    """For few and many components error, share and the pixels that are drawn are those of NumPy."""
    slider, pca = show(page, deck, COMPONENTS), model()
    x = digits().X[EXAMPLE]
    for K in (0, 1, 2, 5, 8, 21, 40, 61):
        slider.fill(str(K))
        rebuilt = pca.rebuild(x[None], K)[0]
        error, share = np.sqrt(np.mean((rebuilt - x) ** 2)), 100 * pca.shares()[:K].sum()
        assert numbers(page, COMPONENTS) == [f"{error:.2f}", f"{share:.1f}"], K
        ink = page.evaluate(
            """element => [...document.querySelectorAll(element + ' .live-pixel')].slice(0, 64)
            .map(pixel => Number(pixel.getAttribute('fill-opacity')))""",
            COMPONENTS,
        )
        assert np.abs(np.array(ink) - np.clip(rebuilt / 16, 0, 1)).max() < 1e-3


@pytest.mark.chromium
@chromium
def test_keys_belong_to_the_focus(page: Any, deck: str) -> None:
    """Arrows move a focused slider and not the slide; Esc, Tab and a remote control give the keys back to the slides."""
    slider = show(page, deck, ANGLE)
    here = page.evaluate("Reveal.getIndices().h")
    slider.focus()
    for key, expected in (
        ("ArrowRight", "1"),
        ("ArrowUp", "2"),
        ("ArrowLeft", "1"),
        ("End", "180"),
        ("Home", "0"),
    ):
        page.keyboard.press(key)
        assert slider.input_value() == expected
        assert page.evaluate("Reveal.getIndices().h") == here
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Escape")
    assert not page.evaluate("Reveal.isOverview()")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == here + 1
    slider = show(page, deck, ANGLE)
    slider.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert (slider.input_value(), page.evaluate("Reveal.getIndices().h")) == ("0", here + 1)
    slider = show(page, deck, ANGLE)
    slider.focus()
    page.keyboard.press("PageDown")
    assert (slider.input_value(), page.evaluate("Reveal.getIndices().h")) == ("0", here + 1)
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.chromium
@chromium
@pytest.mark.parametrize("element", [ANGLE, COMPONENTS])
def test_a_control_is_named_and_legible(element: str, page: Any, deck: str) -> None:
    """A visible label, an output that is spoken, a picture with words, nothing below 20 px or outside the slide."""
    slider = show(page, deck, element)
    label = page.locator(f"{element} label")
    assert label.is_visible()
    assert label.get_attribute("for") == slider.get_attribute("id")
    assert page.locator(f"{element} output").get_attribute("aria-live") == "polite"
    assert len(page.locator(f"{element} svg[role=img]").get_attribute("aria-label").split()) > 5
    sizes, bottom, wide = page.evaluate(
        """element => { const all = [...document.querySelectorAll(
        ['text', 'label', 'output'].map(name => element + ' ' + name).join())].filter(e => e.textContent);
        const svg = document.querySelector(element + ' svg.live-picture'), zoom = svg.getBoundingClientRect().width / 1152;
        return [all.map(e => parseFloat(getComputedStyle(e).fontSize) * (e.namespaceURI.endsWith('svg') ? zoom : 1)),
          Math.max(...[...document.querySelector(element).closest('section').children].filter(e => e.localName !== 'aside')
            .map(e => e.getBoundingClientRect().bottom)),
          Math.max(...all.map(e => e.getBoundingClientRect().right))]; }""",
        element,
    )
    assert min(sizes) >= 20
    assert bottom <= 670
    assert wide <= 1280 - 56
    assert not page.locator(f"{element} img").is_visible()


@pytest.mark.chromium
@chromium
@pytest.mark.parametrize("query", ["?print-pdf", "?view=print"])
def test_print_shows_the_picture(query: str, page: Any, deck: str) -> None:
    """The browser's print view has the picture and no control; so has the printing of one slide."""
    page.goto(deck + query)
    page.wait_for_selector(".pdf-page")
    assert page.locator(".live input").count() == 0
    assert page.locator(".live img").count() == 2
    for image in page.locator(".live img").all():
        assert image.evaluate(
            "image => image.decode().then(() => image.naturalWidth > 0 && image.checkVisibility())"
        )
    show(page, deck, COMPONENTS)
    page.emulate_media(media="print")
    assert page.locator(f"{COMPONENTS} img").is_visible()
    assert not page.locator(f"{COMPONENTS} input").is_visible()


def test_the_pdf_has_the_picture(deck: str) -> None:
    """The slides on paper have both pictures with their words, and no control."""
    reader = PdfReader(deck.removeprefix("file://").replace(".html", ".pdf"))
    objects = [
        reader.get_object(number)
        for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1)
    ]
    words = " ".join(str(o["/Alt"]) for o in objects if isinstance(o, dict) and "/Alt" in o)
    assert "a wave between eleven at eighteen degrees" in words
    assert "A three is rebuilt as the mean picture" in words
    assert "Components K" not in " ".join(page.extract_text() for page in reader.pages)


@pytest.mark.chromium
@chromium
def test_without_the_script_the_picture_stays(browser: Any, deck: str) -> None:
    """Where the script or its data do not come the picture is shown; without JavaScript it is in the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.route(re.compile(r"/live/ch09_pca\.js$"), lambda route: route.abort())
    page.goto(deck)
    page.wait_for_function("window.Reveal?.isReady()")
    page.evaluate(
        "e => Reveal.slide(Reveal.getIndices(document.querySelector(e).closest('section')).h)",
        COMPONENTS,
    )
    page.wait_for_selector(
        f"{COMPONENTS} img", state="visible"
    )  # reveal.js fetches a picture when its slide is near
    assert page.locator(f"{COMPONENTS} img").evaluate(
        "image => image.decode().then(() => image.naturalWidth > 0)"
    )
    page.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(deck)
    for element in (ANGLE, COMPONENTS):
        image = page.locator(f"{element} img")
        file = image.get_attribute("data-src") or image.get_attribute("src")
        assert (CODE / "_build" / "slides" / file).resolve().exists()
        assert len(image.get_attribute("alt").split()) > 5
    context.close()


@pytest.mark.chromium
@chromium
def test_quartos_page_finds_data_and_kinds(page: Any, deck: str, tmp_path: Path) -> None:
    """A page that has only live.js, as Quarto's, loads the chapter's data and the kinds it needs by itself."""
    build = Path(deck.removeprefix("file://")).parents[1]
    for folder in ("assets", "live", "figures"):
        (tmp_path / folder).symlink_to(build / folder)
    text = (build / "slides" / "ch09_pca.html").read_text(encoding="utf-8")
    kinds = "|".join(live.kinds())
    text, gone = re.subn(
        rf'<script src="\.\./(?:live/ch09_pca|assets/live-(?:{kinds}))\.js"></script>\n', "", text
    )
    assert gone == 1 + len(live.kinds())
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "ch09_pca.html").write_text(text, encoding="utf-8")
    show(page, (tmp_path / "slides" / "ch09_pca.html").as_uri(), ANGLE).fill("45")
    assert numbers(page, ANGLE)[0] == "9.00"


LIVE = '''from typing import Any

import numpy as np

from scripts.declare import live


@live
def turning() -> dict[str, Any]:
    """Points."""
    return {"kind": "projection", "label": "Angle", "points": np.array([[1 / 3, 0], [-1 / 3, 1e-19]]), "start": 0, "step": 1}
'''
ELEMENT = '::: {.live of="turning"}\n![](/_build/figures/ch01_lines/line.svg){fig-alt="A line rises gently."}\n:::\n\n'


@pytest.fixture
def moving(sample: Course) -> Course:
    """The sample course with a live element."""
    sample.path("numbers/ch01_lines/live.py").write_text(LIVE)
    sample.edit("slides/ch01_lines.qmd", "The data are", f"{ELEMENT}The data are")
    return sample


def test_data_are_rounded_and_reproducible(moving: Course) -> None:
    """The data are a script with rounded numbers; the deck loads it, the sheet does not."""
    assert moving.run("build", "--engine", "embedded")[0] == 0
    assert moving.path("_build/live/ch01_lines.js").read_text() == (
        'window.liveData = {\n"turning": {"kind":"projection","label":"Angle","points":[[0.3333333,0],[-0.3333333,0]],'
        '"start":0,"step":1}\n};\n'
    )
    assert (
        '<script src="../live/ch01_lines.js">'
        in moving.path("_build/slides/ch01_lines.html").read_text()
    )
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
        (
            '![](/_build/figures/ch01_lines/line.svg){fig-alt="A line rises gently."}',
            "Nothing.",
            "live element with no pictures",
        ),
    ],
)
def test_a_live_element_without_data_or_picture_is_named(
    moving: Course, old: str, new: str, said: str
) -> None:
    """`check` names file and line of a live element whose function, or whose picture, is not there."""
    line = moving.edit("slides/ch01_lines.qmd", old, new) - (new == "Nothing.")
    assert [p for p in moving.problems() if p.startswith(f"slides/ch01_lines.qmd:{line}: {said}")]


def test_an_unknown_kind_is_named(moving: Course) -> None:
    """A kind that no script draws is a problem of the function."""
    moving.edit("numbers/ch01_lines/live.py", '"projection"', '"projektion"')
    assert any(
        p.startswith(
            "numbers/ch01_lines/live.py:9: turning raised ValueError: kind 'projektion'; expected one of"
        )
        for p in moving.problems()
    )
