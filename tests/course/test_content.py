"""What ships is whole: pictures, sheets, the course page, and the exemplar chapter."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from scripts.base.paths import CODE, Paths
from scripts.course import model, site
from scripts.drawing import figures
from scripts.markdown import locate, qmd
from scripts.numbers.evaluation import defined

PATHS = Paths(CODE)
CHAPTERS, PROBLEMS = model.read(PATHS)
KEYS = [c.key for c in CHAPTERS]
SHEETS = [c.key for c in CHAPTERS if c.handout]
NAMING = ("slides", "handouts", "figures", "notebooks", "numbers", "tests/course")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def words(text: str) -> str:
    """Text without line breaks, hyphenation and ligatures, so that pages and sources compare."""
    text = re.sub(r"[­‐]|-\s*\n", "", text)
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return re.sub(r"[^a-z]+", " ", text.lower()).strip()


def pages(file: Path) -> str:
    return words("\n".join(map(body, PdfReader(file).pages)))


def body(page: PageObject) -> str:
    """The text of a page between its head and its foot, so that sentences run on over pages."""
    kept: list[str] = []

    def keep(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        if 55 < y < 785 or not text.strip():
            kept.append(text)

    page.extract_text(visitor_text=keep)
    return "".join(kept)


def sentences(key: str, *parts: str) -> list[str]:
    """Five plain words or more between formulas and stops, in these parts of a handout."""
    document = qmd.read(PATHS, CODE / "handouts" / f"{key}.qmd")
    divs = [block for block in document.blocks if block["t"] == "Div"]
    blocks = [div for div in divs if set(parts) & set(locate.attributes(div)[1])]
    pieces = map(words, re.split(r"\0|(?<=[.:;?!])\s", plain(blocks)))
    return [piece for piece in pieces if len(piece.split()) >= 5]


def plain(node: object) -> str:
    """The words of a piece of a document; a zero character where a formula or a paragraph ends."""
    if isinstance(node, list):
        return "".join(map(plain, node))
    if not isinstance(node, dict) or "t" not in node:
        return ""
    match node["t"]:
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak":
            return " "
        case "Math" | "CodeBlock" | "Code" | "Cite":
            return "\0"
        case "Para" | "Plain":
            return plain(node["c"]) + "\0"
    return plain(node.get("c"))


def test_nothing_is_computed_for_nobody() -> None:
    """Each public name of numbers/ is named in a text, figure, notebook, test or module."""
    for folder in sorted((PATHS.root / "numbers").iterdir()):
        files = [file for room in NAMING for file in sorted((PATHS.root / room).rglob("*.*"))]
        mine = [f for f in files if folder.name in (f.stem, f.parent.name) or "tests" in f.parts]
        read = (f.read_text(encoding="utf-8") for f in mine if f.suffix in (".py", ".qmd"))
        words = Counter(re.findall(r"\w+", "\n".join(read)))
        names = [
            (file.name, *found) for file in sorted(folder.glob("*.py")) for found in defined(file)
        ]
        assert [found for found in names if words[found[1]] < 2] == []


def test_every_chapter_can_be_read() -> None:
    """No chapter has wrong front matter."""
    assert PROBLEMS == []
    assert KEYS


@pytest.mark.parametrize("key", SHEETS)
def test_the_exercise_sheet_gives_nothing_away(key: str, course: Path) -> None:
    """No sentence of a hint, an answer or a solution is on the exercise sheet, on either paper."""
    given = sentences(key, "hint", "answer", "solution")
    assert len(given) > 20
    text = pages(course / "_build" / "handouts" / f"{key}.pdf")
    assert [s for s in given if s in text] == []


@pytest.mark.parametrize("key", SHEETS)
def test_exercise_notebooks_give_nothing_away(key: str, course: Path) -> None:
    """No sentence of an answer or a solution, and no line of its code, is in the notebook."""
    folder = course / "_build" / "notebooks" / key / "exercises"
    given = sentences(key, "answer", "solution")
    for name in next(c for c in CHAPTERS if c.key == key).exercises:
        asked, solved = (
            json.loads((folder / f"{name}{suffix}.ipynb").read_text(encoding="utf-8"))["cells"]
            for suffix in ("", "-solution")
        )
        text = words("".join("".join(cell["source"]) for cell in asked))
        assert [s for s in given if s in text] == []
        stub, solution = asked[-2]["source"], solved[-2]["source"]
        lines = {line.strip() for line in solution if len(line.split()) > 2} - {
            line.strip() for line in stub
        }
        assert lines
        assert [line for cell in asked for line in cell["source"] if line.strip() in lines] == []
        assert solved[-1]["outputs"][0]["text"] == ["All right.\n"]


@pytest.mark.parametrize("key", SHEETS)
def test_the_sheets_lose_nothing(key: str, course: Path) -> None:
    """Every sentence of hints and solutions is on its sheet: none is cut at the end of a page."""
    for sheet, parts in {"hints": ("hint",), "solutions": ("hint", "answer", "solution")}.items():
        letters = pages(course / "_build" / "handouts" / f"{key}-{sheet}.pdf").replace(" ", "")
        assert [s for s in sentences(key, *parts) if s.replace(" ", "") not in letters] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_figure_is_shown_and_fresh(key: str, course: Path, tmp_path: Path) -> None:
    """Each figure file is used, and drawing it again gives the bytes that are delivered."""
    chapter = next(c for c in CHAPTERS if c.key == key)
    sources = [CODE / room / f"{key}.qmd" for room in ("slides", "handouts")]
    text = "".join(source.read_text() for source in sources if source.exists())
    shown = {name for k, name in figures.FIGURE.findall(text) if k == key}
    if chapter.front.picture in chapter.figures:  # the course page shows it
        shown.add(f"{chapter.front.picture}.svg")
    assert {*(f"{name}.svg" for name in chapter.figures), *chapter.photographs} == shown
    for name in chapter.figures[::5]:
        figures.draw(CODE, key, name, tmp_path / f"{name}.svg")
        assert (tmp_path / f"{name}.svg").read_bytes() == Paths(course).figure(
            key, name
        ).read_bytes(), name


def test_links_of_the_course_page_lead_somewhere(course: Path) -> None:
    """Every link of the course page opens a file that is there, at an id that is there."""
    page = (course / "_build" / "index.html").read_text(encoding="utf-8")
    targets = re.findall(r'href="([^"#:]*)(?:#/?([\w-]+))?"', page)
    assert any(t.endswith(".pdf") for t, _ in targets)
    for target, anchor in targets:
        file = course / "_build" / target if target else course / "_build" / "index.html"
        assert file.exists(), target
        if anchor:
            assert f'id="{anchor}"' in file.read_text(encoding="utf-8"), (target, anchor)


def test_the_readme_lists_the_chapters() -> None:
    """The README's list is that of the files."""
    assert site.check_readme(PATHS, CHAPTERS) == []


def test_the_manifest_names_every_delivered_file(course: Path) -> None:
    """Each delivered file stands in the manifest with its inputs."""
    manifest = json.loads((course / "_build" / "manifest.json").read_text())
    for key in KEYS:
        assert f"slides/{key}.qmd" in manifest[f"_build/slides/{key}.html"]["inputs"]
        for suffix in (".html", ".pdf"):
            assert f"_build/slides/{key}{suffix}" in manifest


def test_the_exemplar_is_as_large_as_promised() -> None:
    """Chapter 9: 30 to 40 slides with notes, 10 figures, 12 exercises, 40 checked numbers."""
    deck, sheet = (
        locate.places(qmd.read(PATHS, CODE / room / "ch09_pca.qmd"))
        for room in ("slides", "handouts")
    )
    slides = [p for p in deck if p.kind == "Header" and p.node["c"][0] <= 2 and not p.around]
    notes = [p for p in deck if p.kind == "Div" and "notes" in locate.attributes(p.node)[1]]
    claims = [p for p in deck if {"claim", "given"} & set(locate.attributes(p.node)[1])]
    divs = [locate.attributes(p.node)[0] for p in sheet if p.kind == "Div"]
    assert 30 <= len(slides) <= 40
    assert len(notes) == len(slides)
    assert len(claims) >= 40
    assert len(next(c for c in CHAPTERS if c.key == "ch09_pca").figures) >= 10
    assert len([name for name in divs if name.startswith("exr-")]) >= 12
