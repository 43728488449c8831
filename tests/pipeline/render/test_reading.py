"""The reading edition: made of the deck, with its ids and numbers, linked with what is beside."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader

from scripts.markdown.exercises import Exercise, read
from scripts.render import assets, finish, reading
from scripts.render.reading import Beside
from tests.conftest import Course
from tests.rendering import META, deck_html

NOTHING = Beside((), {})
TEXT = r"""
## One {#sec-one}

::: {#thm-first}
First.
:::

See @thm-second, @eq-one and @fig-line.

::: {.reading}
Told to one who reads alone.
:::

## Two {#sec-two}

$$a$$ {#eq-one}

::: {#thm-second}
Second.
:::

![A line.](/_build/figures/ch01_lines/line.svg){#fig-line fig-alt="It rises."}

::: {.notes}
Only spoken.
:::
"""


def page(built: Path) -> str:
    return (built / "_build" / "read" / "ch01_lines.html").read_text(encoding="utf-8")


def test_sections_have_the_ids_of_slides(built: Path) -> None:
    """A link to a slide and one to a section differ in the file alone, and both ways are there."""
    deck = (built / "_build" / "slides" / "ch01_lines.html").read_text(encoding="utf-8")
    slides = re.findall(r'<section id="(sec-[\w-]+)"', deck)
    assert slides == re.findall(r'<section id="(sec-[\w-]+)"', page(built))
    for slide in slides:
        assert f'href="../slides/ch01_lines.html#/{slide}"' in page(built)


def test_the_deck_leaves_reading_text_out_and_the_page_the_notes(built: Path) -> None:
    """Prose for one who reads alone is not in the hall, what is spoken there not on the page."""
    for name in ("slides/ch01_lines.html", "read/ch01_lines.html"):
        text = (built / "_build" / name).read_text(encoding="utf-8")
        assert ("You see a line" in text) == name.startswith("read")
        assert ("Ask who has seen" in text) == name.startswith("slides")
    deck, booklet = (
        "".join(p.extract_text() for p in PdfReader(built / "_build" / name).pages)
        for name in ("slides/ch01_lines.pdf", "read/ch01_lines.pdf")
    )
    assert "You see a line" not in deck
    assert "You see a line" in booklet
    assert "Ask who has seen" not in booklet


def test_numbers_are_those_of_the_deck(tmp_path: Path) -> None:
    """Theorems, equations and figures carry the same numbers, and so do references to them."""
    deck, out = tmp_path / "_build/slides/x.html", tmp_path / "_build/read/x.html"
    deck_html(tmp_path, TEXT, deck)
    finish.write(tmp_path, reading.html(tmp_path, TEXT, META, out, NOTHING), out)
    texts = [file.read_text(encoding="utf-8") for file in (deck, out)]
    for pattern in (
        r'theorem-title"><strong>([^<]*)',
        r'class="xref">([^<]*)',
        r'equation-number">([^<]*)',
        r"Figure\xa0\d",
    ):
        one, other = (re.findall(pattern, text) for text in texts)
        assert one == other != [], pattern


def test_exercises_and_notebooks_stand_where_they_belong(built: Path) -> None:
    """Under the slide that they practise, with number, title and minutes; never elsewhere."""
    first, second = page(built).split('<section id="sec-matrix"')
    link = '<a href="../handouts/ch01_lines.html#exr-slope">exercise\xa01</a> (A slope, 4\xa0min)'
    plain = first.replace(" ", "\xa0")
    assert link.replace(" ", "\xa0") in plain
    assert 'href="../notebooks/ch01_lines/slope_of_a_line.html"' in first
    assert 'href="../notebooks/ch01_lines/slope_of_a_line.ipynb"' in first
    assert "practice" not in second


def test_the_page_loads_nothing_from_a_network(built: Path) -> None:
    """Every address is relative, all that it loads is there, and the page is light."""
    wanted = re.findall(r'<(?:link|script|img)\b[^>]*(?:src|href)="([^"]+)"', page(built))
    assert wanted
    for address in wanted:
        assert (built / "_build" / "read" / address).resolve().is_file(), address
    assert len(page(built).encode()) < 1_500_000


def test_a_quiz_is_answered_on_the_page_and_at_the_end_on_paper(built: Path) -> None:
    """Right or wrong is said in words; on paper letters, and the answers behind everything."""
    assert re.findall(r"<strong>(Right|Not right)\.", page(built)) == [
        "Not right",
        "Right",
        "Not right",
    ]
    pages = PdfReader(built / "_build" / "read" / "ch01_lines.pdf").pages
    text = " ".join("".join(p.extract_text() for p in pages).split())
    asked, answered = text.rindex("Check yourself 1"), text.index("B is right.")
    assert asked < text.rindex("Answers to the checks") < answered


def test_choices_have_letters_in_the_deck(tmp_path: Path) -> None:
    """The answer names a letter, so the theme must not number the choices."""
    quiz = "- [x] One [Why.]{.reason}\n- [ ] Two [Why.]{.reason}\n- [ ] Three [Why.]{.reason}"
    text = f"## Which? {{.question #sec-which}}\n\n::: {{.quiz}}\nWhich?\n\n{quiz}\n:::\n"
    out = tmp_path / "_build/slides/x.html"
    deck_html(tmp_path, text, out)
    html = out.read_text(encoding="utf-8")
    assert '<ol type="A">' in html
    assert "<strong>A is right.</strong>" in html
    assert "ol[type=A]{list-style:upper-alpha}" in assets.theme_css(tmp_path)


def test_exercises_are_read_by_others() -> None:
    """Number, title, minutes, slides; an exercise without a title has its name."""
    text = """
::: {#exr-one difficulty=1 minutes=8 practises="sec-a, sec-b" space=4}
## The first
:::

::: {#exr-two minutes=5 name="Second one" practises="sec-a"}
What?
:::
"""
    assert read(text) == [
        Exercise("exr-one", 1, "The first", "8", ("sec-a", "sec-b"), "1"),
        Exercise("exr-two", 2, "Second one", "5", ("sec-a",)),
    ]


def test_the_session_makes_both(unbuilt: Course) -> None:
    """`read` makes the page, its PDF, the cheat sheet and what stands beside them, and no deck."""
    code, _out, err = unbuilt.run("read")
    assert code == 0, err
    made = {p.name for p in unbuilt.path("_build/read").iterdir()}
    assert made == {"ch01_lines.html", "ch01_lines.pdf", "ch01_lines-sheet.pdf"}
    assert unbuilt.path("_build/assets/reading.css").exists()
    assert not unbuilt.path("_build/slides").exists()
