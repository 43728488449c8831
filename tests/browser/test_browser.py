"""The browser proof finds nothing in a healthy course, and in a damaged one what was damaged."""

from __future__ import annotations

import re
import shutil
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.base.errors import Problem
from scripts.base.paths import Paths
from scripts.browser import chromium, contact, session
from scripts.browser.work import FIRST, PAGES, VIEWS, Views
from tests.browser.faults import ELSEWHERE, SEEDED, USED
from tests.conftest import Course

pytestmark = [pytest.mark.chromium, pytest.mark.usefixtures("installed")]
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

    def examined(self, views: Views = (FIRST,)) -> list[Problem]:
        return session.examine(Paths(self.root), ["ch01_lines"], views=views)

    def only(self, start: str, *words: str, views: Views = (FIRST,)) -> str:
        """The one problem of the deck, which is laid at this line and says these words."""
        problems = self.examined(views)
        assert len(problems) == 1, "\n".join(map(str, problems))
        (problem,) = problems
        assert (problem.path, problem.line) == (f"{DECK}.qmd", self.line(start)), problem
        assert all(word in problem.message for word in words), problem
        return problem.message


@pytest.fixture
def course(built: Path, tmp_path: Path, browser: Any, monkeypatch: pytest.MonkeyPatch) -> Built:
    """The damage is looked for by the Chromium that runs already."""
    monkeypatch.setattr(chromium, "started", lambda: nullcontext(browser))
    shutil.copytree(built, tmp_path / "course")
    for room in ("handouts", "notebooks", "read"):
        shutil.rmtree(tmp_path / "course" / "_build" / room)
    return Built(tmp_path / "course")


def test_a_healthy_course_gives_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is made passes in all sizes and in use; the averages are printed."""
    assert session.main(["--root", str(built), "--jobs", "2"]) == 0, capsys.readouterr().err
    printed = re.sub(r"\d+\.\d+ s", "… s", capsys.readouterr().out)
    averages = "… s a state without axe-core (16 states), … s a slide for axe-core (8 slides)"
    assert averages in printed
    assert printed.endswith("browser: nothing found\n")


@pytest.mark.parametrize("name", SEEDED)
def test_each_check_can_fail(course: Built, name: str) -> None:
    """One fault in the slide about slopes is one problem at the line of its headline."""
    damaged, *words = SEEDED[name]
    course.damage(SLOPE, SLOPE + damaged)
    course.only("## A line", "“A line has one slope”", *words)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_each_width_and_theme_is_looked_at(course: Built, name: str) -> None:
    """A fault that shows in one width or in one theme alone is found there."""
    made, damaged, words = ELSEWHERE[name]
    keys = [] if made == "index.html" else ["ch01_lines"]
    place = "</main>" if made == "index.html" else SLOPE
    new = f"{damaged}{place}" if made == "index.html" else f"{place}{damaged}"
    course.damage(place, new, made)
    if made == "index.html":
        shutil.rmtree(course.root / "_build" / "slides")
    problems = session.examine(Paths(course.root), keys, views=(*PAGES, (1920, 1080)))
    found = [p for p in problems if "no _build/slides" not in p.message]
    assert len(found) == 1, found
    assert all(word in found[0].message for word in words), found


def test_small_text_in_a_picture_is_found(course: Built) -> None:
    """The size of text in an SVG is the size it was drawn at, as large as it is shown."""
    picture = '<img src="../figures/ch01_lines/line.svg" style="width: 150px" alt="A line.">'
    course.damage(SLOPE, SLOPE + picture)
    found = [str(p) for p in course.examined() if "is read at" in str(p)]
    assert len(found) == 1, found
    assert "in line.svg” is read at" in found[0]
    assert "expected 14 px or more in a picture" in found[0]


def test_room_that_nothing_uses_is_found(course: Built) -> None:
    """A band of a fifth beside a picture that fills the width, of a third where there is none."""
    low = "<style>#sec-slope img { width: 1152px !important; height: 300px !important }</style>"
    course.damage(SLOPE, SLOPE + low)
    course.only("## A line", "a band ", "expected at most 144 px")
    course.damage(low, "")
    course.damage(MATRIX, f"{MATRIX}<style>#sec-matrix li {{ display: none }}</style>")
    course.only("## The matrix", "a band ", "expected at most 240 px")


def test_room_on_paper_is_looked_at(course: Built, capsys: pytest.CaptureFixture[str]) -> None:
    """A page of the slides' PDF with an empty third is laid at its slide."""
    sample = Course(course.root, capsys)
    for line in ("- Its rows are examples.\n", "- All else is left out.\n"):
        sample.edit(f"{DECK}.qmd", line, "")
    assert sample.run("slides", "--engine", "embedded")[0] == 0
    (problem,) = course.examined(views=(None,))
    assert problem.line == course.line("## The matrix")
    assert "pt high of the slides' PDF has nothing in it; expected at most 180 pt" in str(problem)


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
    said = "the typeface KaTeX_Main is not loaded"
    assert any(said in problem.message for problem in course.examined())


def test_a_fault_in_one_size_only_is_found(course: Built) -> None:
    """A 4:3 projector shows a deck smaller; what stands outside only there is still outside."""
    far = "position: absolute; left: 1270px"
    style = f"<style>@media (max-width: 1100px) {{ .far {{ {far} }} }}</style>"
    course.damage(SLOPE, f'{SLOPE}{style}<p class="far" style="white-space: nowrap">Far away</p>')
    assert "1024 × 768: “Far away”" in course.only("## A line", views=VIEWS[:3])


def test_small_furniture_is_found(course: Built) -> None:
    """Footer and slide number may be smaller than text, but not unreadable."""
    style = "<style>.reveal .footer p { font-size: 10px !important }</style>"
    course.damage("</head>", f"{style}</head>")
    problems = course.examined()
    assert problems
    assert all("at the edge of the slide is set at 10 px" in p.message for p in problems)


@pytest.mark.parametrize("name", USED)
def test_each_use_can_fail(course: Built, name: str) -> None:
    """What a lecturer uses is tried once a deck."""
    old, new, said = USED[name]
    course.damage(old, new)
    if name == "print":
        course.damage(SLOPE, f'{SLOPE}<div style="height: 900px"></div>')
    problems = course.examined(views=(None,))
    assert [said in p.message for p in problems] == [True], problems


def test_a_fault_on_a_page_is_found(course: Built) -> None:
    """The course page is read like a slide that may have 15 px; the place is the heading before."""
    pale = '<p style="color: #bbbbbb; font-size: 15px">Pale.</p>'
    course.damage("</main>", f"{pale}</main>", "index.html")
    wide = f'<p style="white-space: nowrap">{"wide " * 200}</p>'
    course.damage("<main", f"{wide}<main", "index.html")
    problems = session.examine(Paths(course.root), [], views=(FIRST,))
    found = [problem for problem in problems if problem.path == "index.qmd"]
    assert len(found) == 2, found
    assert "over the edge at the side" in found[0].message
    assert found[0].line == 1
    assert "color-contrast" in found[1].message
    assert found[1].line == course.line("## Concepts", "index.qmd")


def test_a_fault_of_a_reading_page_in_one_size_is_found(course: Built, built: Path) -> None:
    """What is too wide for a phone alone is found, and laid at the headline of its slide."""
    shutil.copytree(built / "_build" / "read", course.root / "_build" / "read")
    shutil.rmtree(course.root / "_build" / "slides")
    wide = '<p style="width: 500px; background: #eee; white-space: nowrap">Too wide.<b>.</b></p>'
    tall = wide.replace("Too wide.", "Too wide for a phone, not for anything else " * 2)
    course.damage("<p>You see a line", f"{tall}<p>You see a line", "read/ch01_lines.html")
    found = [p for p in course.examined() if "no _build/slides" not in p.message]
    assert len(found) == 1, found
    assert (found[0].path, found[0].line) == (f"{DECK}.qmd", course.line("## A line has one"))
    assert "390 × 844" in found[0].message
    assert "over the edge at the side" in found[0].message


TABS = """
::: {.panel-tabset}
### First

- Here.
- The picture above
- takes the room
- that is left.

### Second

- There.
- This tab is
- as tall as
- the first.
:::

::: {.notes}
[2 min]"""


def test_every_tab_is_opened_by_keys(course: Built, capsys: pytest.CaptureFixture[str]) -> None:
    """Tabs made by the pipeline answer to the arrow keys; what a second tab hides is read too."""
    sample = Course(course.root, capsys)
    sample.edit(f"{DECK}.qmd", "::: {.notes}\n[2 min]", TABS)
    assert sample.run("slides", "--engine", "embedded")[0] == 0
    assert course.examined() == []
    course.damage("There.", '<span style="font-size: 9px">There.</span>')
    course.only("## A line", "tab 2, 1280 × 720: “There.” is set at 9 px")


def test_a_deck_that_was_not_made_is_a_problem(
    course: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing found in nothing looked at would prove nothing."""
    course.made().unlink()
    assert session.main(["ch01_lines", "--jobs", "1", "--root", str(course.root)]) == 1
    said = f"{DECK}.qmd:1: no _build/{DECK}.html; expected the deck. Run `nox -s build"
    assert said in capsys.readouterr().err


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
