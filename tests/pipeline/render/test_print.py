"""Slides and sheets on paper: accessible, nothing lost at a page's end, always the same bytes."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

from scripts.base.errors import RenderError
from scripts.render import handout
from tests.rendering import deck_pdf, sheet_pdf

SHEET = r"""
## By hand

::: {#exr-slope difficulty=2 minutes=8 practises="sec-slope" space=2}
## Find the slope
Exercisetext $\frac{1}{2}$.
:::

::: {.hint}
Hinttext.
:::

::: {.answer}
Answertext.
:::

::: {.solution}
Solutiontext.
:::
"""


def words(pdf: Path) -> str:
    """All text of a PDF, in reading order."""
    return "\n".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf.read_bytes())).pages)


def slides(root: Path, text: str) -> pypdf.PdfReader:
    """A deck as PDF."""
    out = root / "slides.pdf"
    deck_pdf(root, text, out)
    return pypdf.PdfReader(io.BytesIO(out.read_bytes()))


def sheet(
    root: Path, text: str, which: handout.Sheet = "exercises", paper: handout.Paper = "a4"
) -> Path:
    """A sheet as PDF."""
    out = root / f"ch01_lines-{which}-{paper}.pdf"
    sheet_pdf(root, text, out, which, paper)
    return out


def numbered(count: int) -> str:
    """Sentences whose every word can be found again."""
    words = [f"w{i:04d}" for i in range(count)]
    return "\n\n".join(" ".join(words[i : i + 12]) + "." for i in range(0, count, 12))


def test_a_slide_is_a_page(tmp_path: Path) -> None:
    """Title, section and slides make a page each; notes make none."""
    one = "## One\n\nText.\n\n. . .\n\nMore.\n\n::: {.notes}\nSay it.\n:::\n"
    pdf = slides(tmp_path, f"# Part\n\n{one}\n## Two\n")
    assert len(pdf.pages) == 4
    assert "Say it" not in "".join(p.extract_text() for p in pdf.pages)


def test_a_full_slide_shrinks_and_stays_on_its_page(tmp_path: Path) -> None:
    """Twenty-four lines fit one page, every one of them."""
    pdf = slides(tmp_path, "## Full\n\n" + "\n\n".join(f"Line{i:02d}." for i in range(24)))
    assert len(pdf.pages) == 2
    text = pdf.pages[1].extract_text()
    assert all(f"Line{i:02d}." in text for i in range(24))


def test_a_slide_that_cannot_fit_is_refused_by_name(tmp_path: Path) -> None:
    """Nobody can read a slide of two hundred lines; the error says which slide it is."""
    with pytest.raises(RenderError, match="Far too long"):
        slides(tmp_path, "## Far too long\n\n" + "\n\n".join(f"Line{i}." for i in range(200)))


def test_pdfs_declare_that_they_are_accessible(tmp_path: Path) -> None:
    """PDF/UA-1 with title, language, and words for each formula."""
    deck_pdf(tmp_path, "## One\n\n$\\left\\lVert \\mathbf{x}\\right\\rVert^2$", tmp_path / "x.pdf")
    data = (tmp_path / "x.pdf").read_bytes()
    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "the norm of bold x squared" in set(alternatives(root["/StructTreeRoot"]))


def alternatives(node: Any) -> list[str]:
    """Alternative texts of a structure tree."""
    node = node.get_object()
    children = node.get("/K", [])
    found = [str(node["/Alt"])] if "/Alt" in node else []
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            found += alternatives(child)
    return found


def test_three_sheets_come_from_one_source(tmp_path: Path) -> None:
    """Each sheet shows what its reader asked for and nothing more."""
    parts = ("Exercisetext", "Hinttext", "Answertext", "Solutiontext")
    shown = {
        which: tuple(part in words(sheet(tmp_path, SHEET, which)) for part in parts)
        for which in ("exercises", "hints", "solutions")
    }
    assert shown == {
        "exercises": (True, False, False, False),
        "hints": (True, True, False, False),
        "solutions": (True, True, True, True),
    }


def test_an_exercise_tells_its_difficulty_time_and_slide(tmp_path: Path) -> None:
    """The title of the slide is read from the deck's source."""
    (tmp_path / "slides").mkdir()
    source = tmp_path / "slides" / "ch01_lines.qmd"
    source.write_text("## A line has a *slope* {#sec-slope .smaller}\n", encoding="utf-8")
    text = words(sheet(tmp_path, SHEET))
    assert "Exercise\xa01 Find the slope" in re.sub(r" +", " ", text)
    assert re.search(r"●●○ · 8\s+min · practises A line has a slope", text)


def test_paper_is_a4_or_us_letter(tmp_path: Path) -> None:
    """Both halves of the world can print."""
    sizes = {
        paper: pypdf.PdfReader(sheet(tmp_path, SHEET, "exercises", paper)).pages[0].mediabox[2:]
        for paper in ("a4", "us-letter")
    }
    assert [round(float(x)) for x in sizes["a4"]] == [595, 842]
    assert [round(float(x)) for x in sizes["us-letter"]] == [612, 792]


def test_an_exercise_of_three_pages_loses_no_word(tmp_path: Path) -> None:
    """What is taller than a page is broken, not cut."""
    text = f"::: {{#exr-long difficulty=3 minutes=90}}\n## Long\n{numbered(1800)}\n:::\n"
    pdf = sheet(tmp_path, text)
    assert len(pypdf.PdfReader(pdf).pages) >= 3
    assert [f"w{i:04d}" for i in range(1800)] == re.findall(r"w\d{4}", words(pdf))


@pytest.mark.parametrize("kind", ["callout-note", "proof", "solution"])
def test_no_long_block_loses_a_word(tmp_path: Path, kind: str) -> None:
    """Callouts, proofs and solutions break across pages too."""
    pdf = sheet(tmp_path, f"::: {{.{kind}}}\n{numbered(1500)}\n:::\n", "solutions")
    assert [f"w{i:04d}" for i in range(1500)] == re.findall(r"w\d{4}", words(pdf))


def test_an_exercise_that_fits_is_kept_on_one_page(tmp_path: Path) -> None:
    """A short exercise does not begin at the foot of a page and end on the next."""
    lines = "\n\n".join(f"Filler {i}." for i in range(36))
    short = "::: {#exr-short}\n## Short\n" + "\n\n".join(f"part{i}." for i in range(8)) + "\n:::\n"
    pdf = pypdf.PdfReader(sheet(tmp_path, f"{lines}\n\n{short}"))
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) == 2
    assert [i for i in range(8) if f"part{i}." in pages[1]] == list(range(8))


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """No date, no identifier of the run."""
    first = sheet(tmp_path, SHEET, "solutions").read_bytes()
    assert first == sheet(tmp_path, SHEET, "solutions").read_bytes()


def table(rows: int) -> str:
    """A table of many rows, its head named."""
    lines = [f"| row {n} | value {n} |" for n in range(1, rows + 1)]
    return "\n".join(["| Left head | Right head |", "|---|---|", *lines, "", ": A long table."])


@pytest.mark.parametrize("inside", [False, True])
def test_a_table_goes_on_over_pages(tmp_path: Path, inside: bool) -> None:
    """No row is printed over another, none is lost, and its head stands on each page."""
    exercise = f"::: {{#exr-x difficulty=1 minutes=8}}\n## Long\n\n{table(90)}\n:::\n"
    pdf = sheet(tmp_path, exercise if inside else table(90))
    pages = pypdf.PdfReader(io.BytesIO(pdf.read_bytes())).pages
    assert len(pages) >= 3
    found: list[str] = []
    for page in pages:
        places: dict[float, str] = {}

        def visit(text: str, cm: Any, tm: Any, *_: Any, seen: dict[float, str] = places) -> None:
            if match := re.search(r"row (\d+)", text):
                height = round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5], 1)
                assert height not in seen, "two rows at one height"
                seen[height] = match[1]

        text = page.extract_text(visitor_text=visit)
        found += places.values()
        assert not places or "Left head" in text
    assert found == [str(n) for n in range(1, 91)]


def test_a_rule_in_a_sheet_is_a_line(tmp_path: Path) -> None:
    """`* * *` is a line across the sheet, in print and in the page."""
    assert "Below." in words(sheet(tmp_path, "Above.\n\n* * *\n\nBelow.\n"))
