"""Live elements compute as NumPy does, leave the keys to who has the focus, print as pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader

from ch09_pca.digits import EXAMPLE, digits, model
from ch09_pca.four_points import X
from scripts.numbers import live

ANGLE, COMPONENTS = '[data-of="projection_by_angle"]', '[data-of="reconstruction_by_components"]'
GO = """element => {
    const { h, v } = Reveal.getIndices(document.querySelector(element).closest('section'));
    Reveal.slide(h, v, 99);
}"""


@pytest.fixture(scope="session")
def deck(course: Path) -> str:
    """The address of the deck."""
    return (course / "_build" / "slides" / "ch09_pca.html").as_uri()


def show(page: Any, deck: str, element: str) -> Any:
    """Open the deck on the slide of a live element, fragments shown; its slider."""
    page.goto(deck)
    page.wait_for_function("window.Reveal?.isReady()")
    page.wait_for_selector(f"{element} input", state="attached")
    page.evaluate(GO, element)
    page.wait_for_selector(f"{element} input", state="visible")
    return page.locator(f"{element} input")


def numbers(page: Any, element: str) -> list[str]:
    return re.findall(r"\d+\.\d+", page.locator(f"{element} output").inner_text())


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that may read files and nothing else, and on which no script fails."""
    opened = browser.new_page(viewport={"width": 1280, "height": 720})
    problems: list[str] = []

    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            problems.append(message.text)

    def asked(request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            problems.append(request.url)

    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", said)
    opened.on("request", asked)
    yield opened
    opened.close()
    assert problems == []


@pytest.mark.chromium
def test_variance_is_that_of_numpy(page: Any, deck: str) -> None:
    """At every tenth angle the variance shown, and what is lost of the total, are NumPy's."""
    slider = show(page, deck, ANGLE)
    for degrees in (*range(0, 181, 10), 18, 19, 108):
        slider.fill(str(degrees))
        scores = X @ [np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]
        lost = X.var(axis=0).sum() - scores.var()
        assert numbers(page, ANGLE) == [f"{scores.var():.2f}", f"{lost:.2f}"], degrees
        spoken = slider.get_attribute("aria-valuetext")
        assert spoken == f"{degrees} degrees, variance {scores.var():.2f}"


@pytest.mark.chromium
def test_shadows_fall_on_the_line(page: Any, deck: str) -> None:
    """The variance of the shadows that are drawn, in units of the drawing, is the number shown."""
    drops = """element => [...document.querySelectorAll(element + ' .live-drop')].map(line =>
        ['x1', 'y1', 'x2', 'y2'].map(name => Number(line.getAttribute(name))))"""
    slider = show(page, deck, ANGLE)
    for degrees in (0, 37, 90, 161):
        slider.fill(str(degrees))
        drawn = np.array(page.evaluate(drops, ANGLE))
        unit = np.ptp(drawn[:, 0]) / np.ptp(X[:, 0])  # pixels a unit
        variance = drawn[:, 2:].var(axis=0).sum() / unit**2
        assert numbers(page, ANGLE)[0] == f"{variance:.2f}"


@pytest.mark.chromium
def test_reconstruction_is_that_of_numpy(page: Any, deck: str) -> None:
    """For few and many components error, share and the pixels that are drawn are those of NumPy."""
    pixels = """element => [...document.querySelectorAll(element + ' .live-pixel')].slice(0, 64)
        .map(pixel => Number(pixel.getAttribute('fill-opacity')))"""
    slider, pca = show(page, deck, COMPONENTS), model()
    x = digits().X[EXAMPLE]
    for K in (0, 1, 2, 5, 8, 21, 40, 61):
        slider.fill(str(K))
        rebuilt = pca.rebuild(x[None], K)[0]
        error, share = np.sqrt(np.mean((rebuilt - x) ** 2)), 100 * pca.shares()[:K].sum()
        assert numbers(page, COMPONENTS) == [f"{error:.2f}", f"{share:.1f}"], K
        ink = np.array(page.evaluate(pixels, COMPONENTS))
        assert np.abs(ink - np.clip(rebuilt / 16, 0, 1)).max() < 1e-3


@pytest.mark.chromium
def test_keys_belong_to_the_focus(page: Any, deck: str) -> None:
    """Arrows move a focused slider; Esc, Tab and a remote control give the keys to the slides."""
    slider = show(page, deck, ANGLE)
    here = page.evaluate("Reveal.getIndices().h")
    slider.focus()
    for key, value in zip(
        ("ArrowRight", "ArrowUp", "ArrowLeft", "End", "Home"),
        ("1", "2", "1", "180", "0"),
        strict=True,
    ):
        page.keyboard.press(key)
        assert slider.input_value() == value
        assert page.evaluate("Reveal.getIndices().h") == here
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Escape")
    assert not page.evaluate("Reveal.isOverview()")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == here + 1
    for keys in (("Tab", "ArrowRight"), ("PageDown",)):
        slider = show(page, deck, ANGLE)
        slider.focus()
        for key in keys:
            page.keyboard.press(key)
        assert (slider.input_value(), page.evaluate("Reveal.getIndices().h")) == ("0", here + 1)
    assert page.evaluate("document.activeElement === document.body")


MEASURED = """element => {
    const here = document.querySelector(element);
    const zoom = here.querySelector('svg.live-picture').getBoundingClientRect().width / 1152;
    const texts = [...here.querySelectorAll('text, label, output')].filter(e => e.textContent);
    const size = e => parseFloat(getComputedStyle(e).fontSize)
        * (e.namespaceURI.endsWith('svg') ? zoom : 1);
    const shown = [...here.closest('section').children].filter(e => e.localName !== 'aside');
    return [
        Math.min(...texts.map(size)),
        Math.max(...shown.map(e => e.getBoundingClientRect().bottom)),
        Math.max(...texts.map(e => e.getBoundingClientRect().right)),
    ];
}"""


@pytest.mark.chromium
@pytest.mark.parametrize("element", [ANGLE, COMPONENTS])
def test_a_control_is_named_and_legible(element: str, page: Any, deck: str) -> None:
    """A label, a spoken output, a picture with words, nothing below 20 px or outside the slide."""
    slider = show(page, deck, element)
    label = page.locator(f"{element} label")
    assert label.is_visible()
    assert label.get_attribute("for") == slider.get_attribute("id")
    assert page.locator(f"{element} output").get_attribute("aria-live") == "polite"
    assert len(page.locator(f"{element} svg[role=img]").get_attribute("aria-label").split()) > 5
    least, bottom, right = page.evaluate(MEASURED, element)
    assert least >= 20
    assert bottom <= 670
    assert right <= 1280 - 56
    assert not page.locator(f"{element} img").is_visible()


@pytest.mark.chromium
@pytest.mark.parametrize("query", ["?print-pdf", "?view=print"])
def test_print_shows_the_picture(query: str, page: Any, deck: str) -> None:
    """The browser's print view has the picture and no control; so has the printing of one slide."""
    page.goto(deck + query)
    page.wait_for_selector(".pdf-page")
    assert page.locator(".live input").count() == 0
    assert page.locator(".live img").count() == 2
    drawn = "image => image.decode().then(() => image.naturalWidth > 0 && image.checkVisibility())"
    for image in page.locator(".live img").all():
        assert image.evaluate(drawn)
    show(page, deck, COMPONENTS)
    page.emulate_media(media="print")
    assert page.locator(f"{COMPONENTS} img").is_visible()
    assert not page.locator(f"{COMPONENTS} input").is_visible()


def test_the_pdf_has_the_picture(deck: str) -> None:
    """The slides on paper have both pictures with their words, and no control."""
    reader = PdfReader(deck.removeprefix("file://").replace(".html", ".pdf"))
    count = len(reader.xref[0]) + len(reader.xref_objStm)
    objects = map(reader.get_object, range(1, count + 1))
    words = " ".join(str(o["/Alt"]) for o in objects if isinstance(o, dict) and "/Alt" in o)
    assert "a wave between eleven at eighteen degrees" in words
    assert "A three is rebuilt as the mean picture" in words
    assert "Components K" not in " ".join(page.extract_text() for page in reader.pages)


@pytest.mark.chromium
def test_without_the_script_the_picture_stays(browser: Any, deck: str) -> None:
    """Without the script or its data the picture is shown; without JavaScript it is in the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.route(re.compile(r"/live/ch09_pca\.js$"), lambda route: route.abort())
    page.goto(deck)
    page.wait_for_function("window.Reveal?.isReady()")
    page.evaluate(GO, COMPONENTS)
    image = page.wait_for_selector(f"{COMPONENTS} img", state="visible")  # fetched when it is near
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    page.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(deck)
    for element in (ANGLE, COMPONENTS):
        image = page.locator(f"{element} img")
        file = image.get_attribute("data-src") or image.get_attribute("src")
        assert (Path(deck.removeprefix("file://")).parent / file).resolve().exists()
        assert len(image.get_attribute("alt").split()) > 5
    context.close()


@pytest.mark.chromium
def test_quartos_page_finds_data_and_kinds(page: Any, deck: str, tmp_path: Path) -> None:
    """A page that has only live.js, as Quarto's, loads the chapter's data and kinds by itself."""
    build = Path(deck.removeprefix("file://")).parents[1]
    for folder in ("assets", "live", "figures"):
        (tmp_path / folder).symlink_to(build / folder)
    text = (build / "slides" / "ch09_pca.html").read_text(encoding="utf-8")
    scripts = "live/ch09_pca|" + "|".join(f"assets/live-{kind}" for kind in live.kinds())
    text, gone = re.subn(rf'<script src="\.\./(?:{scripts})\.js"></script>\n', "", text)
    assert gone == 1 + len(live.kinds())
    file = tmp_path / "slides" / "ch09_pca.html"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    show(page, file.as_uri(), ANGLE).fill("45")
    assert numbers(page, ANGLE)[0] == "9.00"


@pytest.mark.chromium
@pytest.mark.parametrize("element", [ANGLE, COMPONENTS])
def test_the_curve_grows_with_the_slider(page: Any, deck: str, element: str) -> None:
    """A curve shows what the slider has passed, no more, and keeps it when the slider goes back."""
    length = "element => document.querySelector(element + ' .live-curve').getTotalLength()"
    slider = show(page, deck, element)
    slider.fill("2")
    short = page.evaluate(length, element)
    slider.fill("40")
    long = page.evaluate(length, element)
    slider.fill("10")
    assert 0 < short < long / 4
    assert page.evaluate(length, element) == long


@pytest.mark.chromium
def test_the_control_stands_above_its_picture(page: Any, deck: str) -> None:
    """First what one moves, then what moves, then the answer."""
    show(page, deck, ANGLE)
    top = "element => document.querySelector(element).getBoundingClientRect().top"
    places = [f"{ANGLE} input", f"{ANGLE} .live-picture", "#sec-beat > .fragment"]
    tops = [page.evaluate(top, place) for place in places]
    assert tops == sorted(tops)


@pytest.mark.chromium
def test_the_question_can_be_explored_before_its_answer(page: Any, deck: str) -> None:
    """On the question the slider is there from the start, and the answer is not."""
    page.goto(deck + "#/sec-beat")
    page.wait_for_selector(f"{ANGLE} input", state="visible")
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('#sec-beat > .fragment')).visibility"
        )
        == "hidden"
    )
