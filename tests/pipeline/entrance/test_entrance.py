"""What the course page shows of the chapters: order, cards, paths, the map, the first screen."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from scripts.base.paths import Paths
from scripts.course import model
from scripts.course.model import Chapter, Concept, Prerequisite
from scripts.entrance import cards, graph, shelf, start, ways
from scripts.entrance.shelf import Shelf
from scripts.markdown import exercises
from tests.conftest import SAMPLE, Course

DECK = "slides/ch01_lines.qmd"


def shown(course: Course) -> list[Shelf]:
    paths = Paths(course.root)
    return shelf.shelves(paths, model.read(paths)[0])


def chapter(number: int, presumes: tuple[int, ...] = (), **front: object) -> Chapter:
    """The chapter of the sample under another number."""
    first = model.read(Paths(SAMPLE))[0][0]
    needs = [Prerequisite(n, "lines") for n in presumes]
    changed = msgspec.structs.replace(first.front, prerequisites=needs, **front)
    return replace(first, key=f"ch{number:02}_lines", front=changed)


def shelf_of(number: int, presumes: tuple[int, ...] = (), **front: object) -> Shelf:
    first = shelf.shelves(Paths(SAMPLE), model.read(Paths(SAMPLE))[0])[0]
    return replace(first, chapter=chapter(number, presumes, **front))


@pytest.mark.parametrize(
    ("presumed", "expected"),
    [
        ({1: (), 2: (), 3: ()}, [1, 2, 3]),
        ({1: (), 2: (3,), 3: ()}, [1, 3, 2]),
        ({1: (2,), 2: (1,), 3: (3,)}, [2, 1, 3]),
        ({4: (9, 2), 2: ()}, [2, 4]),
    ],
)
def test_what_is_presumed_comes_first(
    presumed: dict[int, tuple[int, ...]], expected: list[int]
) -> None:
    """Else the numbers decide; circles, and chapters that are not there, stop nobody."""
    found = shelf.in_order([chapter(n, needs) for n, needs in presumed.items()])
    assert [c.number for c in found] == expected


def test_exercises_know_their_band() -> None:
    """A band is a heading outside exercises."""
    one = "::: {#exr-%s difficulty=2}\n## Title %s\n:::\n\n"
    text = f"## By hand\n\n{one % ('a', 'a')}{one % ('b', 'b')}## Proofs\n\n{one % ('c', 'c')}"
    assert [e.band for e in exercises.read(text)] == ["By hand", "By hand", "Proofs"]


@pytest.mark.parametrize(
    "headline",
    [
        "Question: is it small? {.question #sec-matrix}",
        "Where this is used: is it small? {#sec-matrix .smaller}",
        "is it small? {#sec-matrix}",
    ],
)
def test_a_concept_names_the_headline_of_its_slide(sample: Course, headline: str) -> None:
    """Whatever word stands before it, and wherever the identifier stands."""
    sample.edit(DECK, "The matrix is small {#sec-matrix}", headline)
    text = sample.path(DECK).read_text()
    start = text.index("section: ") + len("section: ")
    section = text[start : text.index("}", start)]
    sample.edit(DECK, f"section: {section}", "section: sec-matrix")
    assert "[is it small?](slides/ch01_lines.html#/sec-matrix)" in graph.concept_table(
        shown(sample)
    )


def test_a_card_links_what_is_there() -> None:
    """A chapter that is presumed and not there yet is a word, one that is there a link."""
    told = cards.cards([shelf_of(2), shelf_of(4, (2, 3))])
    assert "lines ([chapter 2](#ch02_lines)); lines (chapter 3)" in told
    assert told.index("### 2 Lines") < told.index("### 4 Lines")
    assert "reading 5 min, exercises 4 min" in told
    assert "You can read the slope of a line off two of its points." in told
    assert "![A line rises to the right by one unit for every three.](/_build/figures/" in told


def test_a_notebook_that_cannot_be_made_is_no_link(sample: Course) -> None:
    """Its card says what it needs."""
    book = sample.path("notebooks/ch01_lines/slope_of_a_line.py")
    book.write_text(book.read_text().replace("import numpy", "import torch\nimport numpy", 1))
    found = shown(sample)[0]
    lacking = replace(found.books[0], made=False, lacking=("torch",))
    assert cards.book(found, lacking) == f"{lacking.title} (needs torch)"


@pytest.mark.parametrize("way", [ways.begin, ways.career, ways.textbook, ways.alone])
def test_a_path_adds_up_its_steps(built: Path, way: object) -> None:
    """The minutes of a chapter are those of its steps; the lecture's stand beside them."""
    shelves = shelf.shelves(Paths(built), model.read(Paths(built))[0])
    told = ways.path(shelves, way)  # type: ignore[arg-type]
    steps = [int(n) for n in re.findall(r"\[(\d+) min\]\{\.time\}", told)]
    assert f"{sum(steps)} min alone, lecture 5 min" in told
    assert steps
    assert f"{sum(steps)} min alone; the lectures take 5 min" in told


def test_paths_are_folded_where_there_are_many_chapters() -> None:
    """With a few they stand open."""
    few, many = [shelf_of(2)] * 3, [shelf_of(2)] * 4
    assert "<details open>" in ways.path(few, ways.begin)
    assert "<details>" in ways.path(many, ways.begin)


def test_each_line_of_the_map_is_a_link_with_a_name() -> None:
    """Labels stand once, also where a concept has two methods and a method two concepts."""
    rows = [
        Concept("Slope & rise", "regression", "sec-slope"),
        Concept("Slope & rise", "maps", "sec-matrix"),
        Concept("Trace", "regression", "sec-matrix"),
    ]
    one, other = shelf_of(1, concepts=rows), shelf_of(2, concepts=rows[2:])
    root = ET.fromstring(graph.svg(one, {"regression": [1, 2], "maps": [1]}))  # noqa: S314
    links = root.findall("a")
    assert [link.get("href") for link in links] == [
        f"read/ch01_lines.html#{row.section}" for row in rows
    ]
    assert links[2].get("aria-label", "").startswith("Trace regression also in chapter 2: ")
    texts = ["".join(text.itertext()) for text in root.iter("text")]
    assert sorted(texts[2:]) == ["Slope & rise", "Trace", "also in chapter 2", "maps", "regression"]
    assert len(list(root.iter("path"))) == 3
    told = graph.graphs([one, other])
    assert told.count("<svg class") == 2
    assert told.count("| Slope & rise |") == 2


def test_the_first_screen_leads_to_the_first_chapter() -> None:
    """The first in the order of learning, and the first picture that a chapter names."""
    told = start.start([replace(shelf_of(4), picture=""), shelf_of(5)])
    assert "[Start here](read/ch04_lines.html){.button #start}" in told
    assert "/_build/figures/ch01_lines/line.svg" in told
    assert "From chapter 5, Lines" in told
    assert start.start([]) == "There is no chapter yet.\n"


def test_a_picture_says_what_it_shows(sample: Course) -> None:
    """In the words of the slide that shows it, else of its code."""
    assert shown(sample)[0].alt == "A line rises to the right by one unit for every three."
    code = sample.path("figures/ch01_lines/line.py").read_text(encoding="utf-8")
    sample.path("figures/ch01_lines/other.py").write_text(code, encoding="utf-8")
    sample.edit(DECK, "picture: line", "picture: other")
    assert code.startswith(f'"""{shown(sample)[0].alt}"""')
