"""The browser proof finds nothing in a healthy course, and exactly what was damaged in a damaged one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.base.errors import RenderError
from scripts.base.paths import Paths
from scripts.browser import chromium, contact, session
from scripts.browser.work import FIRST, VIEWS
from tests.conftest import Course

try:
    chromium.find()
    REASON = ""
except RenderError as error:
    REASON = str(error)
needs_chromium = [pytest.mark.chromium, pytest.mark.skipif(bool(REASON), reason=REASON)]
DECK = "slides/ch01_lines"
TITLE, SLOPE, MATRIX = '<h1 class="title">', "A line has one slope</h2>", "The matrix is small</h2>"


@dataclass
class Built:
    """A copy of the sample course with everything made, to be damaged."""

    root: Path

    def made(self, name: str = f"{DECK}.html") -> Path:
        return self.root / "_build" / name

    def damage(self, old: str, new: str, name: str = f"{DECK}.html") -> None:
        """Change what was made, not its source."""
        text = self.made(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.made(name).write_text(text.replace(old, new), encoding="utf-8")

    def line(self, start: str, name: str = f"{DECK}.qmd") -> int:
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return next(i for i, line in enumerate(lines, 1) if line.startswith(start))

    def only(
        self, start: str, *words: str, views: tuple[chromium.Size | None, ...] = (FIRST,)
    ) -> str:
        """The one problem that is found in the deck: it is laid at this line of the source and says these words."""
        problems = [
            p
            for p in session.examine(Paths(self.root), ["ch01_lines"], views=views)
            if p.path.startswith("slides")
        ]
        assert len(problems) == 1, "\n".join(map(str, problems))
        assert (problems[0].path, problems[0].line) == (f"{DECK}.qmd", self.line(start)), problems[
            0
        ]
        assert all(word in problems[0].message for word in words), problems[0]
        return problems[0].message


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with chromium.started() as found:
        yield found


@pytest.fixture
def course(built: Path, tmp_path: Path, running: Any, monkeypatch: pytest.MonkeyPatch) -> Built:
    monkeypatch.setattr(
        chromium, "started", lambda: nullcontext(running)
    )  # one Chromium for all of these tests
    shutil.copytree(built, tmp_path / "course")
    shutil.rmtree(tmp_path / "course" / "_build" / "handouts")
    return Built(tmp_path / "course")


pytestmark = needs_chromium


def test_a_healthy_course_gives_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Decks, sheets and pages as they are made pass in all sizes and in use; the averages are printed."""
    assert session.main(["--root", str(built), "--jobs", "2"]) == 0, capsys.readouterr().err
    printed = capsys.readouterr().out
    assert re.search(
        r"\d\.\d+ s a state without axe-core \(12 states\), \d\.\d+ s a slide for axe-core \(4 slides\)",
        printed,
    )
    assert printed.endswith("browser: nothing found\n")


ARRIVED = (
    "<script>addEventListener('load', () => Reveal.on('slidechanged', "
    "e => e.currentSlide.id == 'sec-slope' && {}))</script>"
)
SEEDED = {
    "overflow down": (
        '<div style="height: 600px"></div><p>Too low.</p>',
        "px over the edge, above or below",
        "more)",
    ),
    "overflow right": (
        f'<p style="white-space: nowrap">{"far " * 100}</p>',
        "px over the edge at the side",
    ),
    "overflow only in a fragment": (
        '<div class="fragment" style="position: absolute; top: 715px">Low.</div>',
        "fragment 1 of 1, 1280 × 720: “Low.” reaches",
    ),
    "clipped inner box": (
        '<div style="height: 40px; overflow: hidden"><p>One</p><p>Two</p></div>',
        "is cut:",
    ),
    "clipped at the side": (
        f'<div style="overflow: hidden; white-space: nowrap">{"far " * 500}</div>',
        "is cut:",
    ),
    "small text": (
        '<p style="font-size: 19px">Tiny.</p>',
        "“Tiny.” is set at 19 px; expected 20 px or more",
    ),
    "small index": ('<p>a<sup style="font-size: 12px">note</sup></p>', "“note” is set at 12 px"),
    "broken image": (
        '<img src="gone.png" alt="Nothing.">',
        "the picture “gone.png” cannot be shown",
    ),
    "console error": (
        ARRIVED.format("console.error('Oh dear.')"),
        "1280 × 720: the console says Oh dear.",
    ),
    "page error": (ARRIVED.format("missingName()"), "1280 × 720: a script failed:", "missingName"),
    "external request": (
        '<link rel="stylesheet" href="https://example.org/a.css">',
        "https://example.org/a.css is fetched",
    ),
    "external image": (
        '<img src="https://example.org/a.png" alt="Far.">',
        "https://example.org/a.png is fetched",
    ),
    "missing file": ('<link rel="stylesheet" href="gone.css">', "gone.css cannot be read"),
    "raw TeX": ("<p>So $x$ is.</p>", "“So $x$ is.” shows TeX as text"),
    "raw environment": ("<p>See \\begin{bmatrix}.</p>", "shows TeX as text"),
    "formula that failed": (
        '<p><span class="katex-error">x^</span></p>',
        "the formula “x^” could not be typeset",
    ),
    "contrast": (
        '<p style="color: #999999">Pale.</p>',
        "“Pale.”: color-contrast at 1 place",
        "WCAG 2.2",
    ),
    "picture without description": (
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">',
        "image-alt at 1 place",
    ),
    "hidden focusable element": (
        '<a href="#/" style="opacity: 0">Secret</a>',
        "Secret",
        "which is hidden",
    ),
    "what Tab does not reach": (
        '<p><a href="#/" tabindex="-1">Lost</a></p>',
        "“Lost” is shown but Tab does not reach it",
    ),
    "a mouse's button": (
        '<p><span onclick="void 0">Press</span></p>',
        "“Press” is shown but Tab does not reach it",
    ),
    "invisible focus": (
        '<p><a href="#/" style="outline: none">Dull</a></p>',
        "“Dull” looks the same with and without",
    ),
    "dead tabs": (
        '<style>[role=tab] { font-size: 24px }</style><div role="tablist">'
        '<button role="tab" aria-selected="true">A</button>'
        '<button role="tab" aria-selected="false" tabindex="-1">B</button></div>',
        "do not reach the tab “2”",
    ),
}


@pytest.mark.parametrize("name", SEEDED)
def test_each_check_can_fail(course: Built, name: str) -> None:
    """One fault in the slide about slopes is one problem at the line of its headline."""
    damaged, *words = SEEDED[name]
    course.damage(SLOPE, SLOPE + damaged)
    course.only("## A line", "“A line has one slope”", *words)


def test_small_text_in_a_picture_is_found(course: Built) -> None:
    """The size of text in an SVG is the size it was drawn at, as large as it is shown."""
    course.damage(
        SLOPE,
        f'{SLOPE}<img src="../figures/ch01_lines/line.svg" style="width: 288px" alt="A line.">',
    )
    course.only("## A line", "in line.svg” is read at", "expected 14 px or more in a picture")


def test_a_fault_on_another_slide_stands_at_that_slide(course: Built) -> None:
    """The title slide is laid at the title, a slide without an identifier at its headline."""
    course.damage(MATRIX, f'{MATRIX}<p style="font-size: 10px">Small.</p>')
    course.damage('id="sec-matrix" ', "")
    course.only("## The matrix", "“The matrix is small”", "10 px")
    course.damage('<p style="font-size: 10px">Small.</p>', "")
    course.damage(TITLE, f'<p style="font-size: 10px">Small.</p>{TITLE}')
    course.only("title:", "10 px")


def test_a_missing_typeface_is_found(course: Built) -> None:
    """Formulas in another typeface have other widths, so the typeface must be there."""
    course.made("assets/katex/fonts/KaTeX_Main-Regular.woff2").unlink()
    problems = session.examine(Paths(course.root), ["ch01_lines"], views=(FIRST,))
    assert any("the typeface KaTeX_Main is not loaded" in p.message for p in problems)


def test_a_fault_in_one_size_only_is_found(course: Built) -> None:
    """A 4:3 projector shows a deck smaller; what stands outside only there is still outside."""
    style = (
        "<style>@media (max-width: 1100px) { .far { position: absolute; left: 1270px } }</style>"
    )
    course.damage(SLOPE, f'{SLOPE}{style}<p class="far" style="white-space: nowrap">Far away</p>')
    assert "1024 × 768: “Far away”" in course.only("## A line", views=VIEWS[:3])


def test_small_furniture_is_found(course: Built) -> None:
    """Footer and slide number may be smaller than text, but not unreadable."""
    course.damage(
        "</head>", "<style>.reveal .footer p { font-size: 10px !important }</style></head>"
    )
    problems = session.examine(Paths(course.root), ["ch01_lines"], views=(FIRST,))
    assert problems
    assert all("at the edge of the slide is set at 10 px" in p.message for p in problems)


USED = {
    "overview": ("hash: true,", "hash: true, overview: false,", "Esc does not open the overview"),
    "speaker view": (
        "plugins: [RevealNotes, ",
        "plugins: [",
        "the speaker view does not open with S",
    ),
    "pace": (
        'deck.js"></script>',
        'deck.js"></script><script>Reveal.configure({ defaultTiming: null })</script>',
        "the speaker view does not show the pace",
    ),
    "search": ("RevealSearch, ", "", "search (Ctrl+Shift+F) does not open"),
    "zoom": ("RevealZoom, ", "", "zoom does not enlarge on Alt+click"),
    "print": ("pdfMaxPagesPerSlide: 1,", "pdfMaxPagesPerSlide: 3,", "pages for 4 slides"),
}


@pytest.mark.parametrize("name", USED)
def test_each_use_can_fail(course: Built, name: str) -> None:
    """What a lecturer uses is tried once a deck."""
    old, new, said = USED[name]
    course.damage(old, new)
    if name == "print":
        course.damage(SLOPE, f'{SLOPE}<div style="height: 900px"></div>')
    problems = session.examine(Paths(course.root), ["ch01_lines"], views=(None,))
    assert [said in p.message for p in problems] == [True], problems


def test_a_fault_on_a_page_is_found(course: Built) -> None:
    """The course page is read like a slide, without the rule about 20 px; the place is the heading before."""
    course.damage(
        "</main>", '<p style="color: #bbbbbb; font-size: 15px">Pale.</p></main>', "index.html"
    )
    course.damage(
        "<main", '<p style="white-space: nowrap">' + "wide " * 200 + "</p><main", "index.html"
    )
    found = [
        p for p in session.examine(Paths(course.root), [], views=(FIRST,)) if p.path == "index.qmd"
    ]
    assert len(found) == 2, found
    assert "over the edge at the side" in found[0].message
    assert found[0].line == 1
    assert "color-contrast" in found[1].message
    assert found[1].line == course.line("## Concepts", "index.qmd")


TABS = """
::: {.panel-tabset}
### First

Here.

### Second

There.
:::

::: {.notes}
[2 min]"""


def test_every_tab_is_opened_by_keys(course: Built, capsys: pytest.CaptureFixture[str]) -> None:
    """Tabs made by the pipeline answer to the arrow keys; what a second tab hides is read too."""
    sample = Course(course.root, capsys)
    sample.edit(f"{DECK}.qmd", "::: {.notes}\n[2 min]", TABS)
    assert sample.run("slides", "--engine", "embedded")[0] == 0
    assert session.examine(Paths(course.root), ["ch01_lines"], views=(FIRST,)) == []
    course.damage("There.", '<span style="font-size: 9px">There.</span>')
    course.only("## A line", "tab 2, 1280 × 720: “There.” is set at 9 px")


def test_a_deck_that_was_not_made_is_a_problem(
    course: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing found in nothing looked at would prove nothing."""
    course.made().unlink()
    assert session.main(["ch01_lines", "--jobs", "1", "--root", str(course.root)]) == 1
    assert (
        f"{DECK}.qmd:1: no _build/{DECK}.html; expected the deck. Run `nox -s build"
        in capsys.readouterr().err
    )


def test_a_wrong_chapter_is_a_wrong_command(
    course: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, with the chapter that was probably meant."""
    assert session.main(["ch01_line", "--root", str(course.root)]) == 2
    assert "Did you mean 'ch01_lines'?" in capsys.readouterr().err


def test_a_contact_sheet_shows_all_slides(course: Built) -> None:
    """One PNG a deck, as wide as five thumbnails."""
    from PIL import Image

    (file,) = contact.sheets(Paths(course.root), ["ch01_lines"])
    with Image.open(file) as picture:
        assert picture.size == (5 * 396 + 12, 228 + 12)
    assert file == course.made("contact/ch01_lines.png")
