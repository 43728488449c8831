"""A photograph or drawing stands beside the figures, and is shown with its words and its credit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from scripts.drawing import photographs
from tests.conftest import Course

FOLDER = "figures/ch01_lines"
SHOWN = """![A hall at noon.](/_build/figures/ch01_lines/{name}){{\
fig-alt="People sit in rows before a board." credit="A. Author, CC BY 4.0"}}

"""
DRAWING = """<?xml version="1.0"?>
<!-- made by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:tool="http://example.org/tool" viewBox="0 0 40 20"
 tool:version="3" onload="alert(1)">
  <metadata>where it was made</metadata><script>alert(2)</script><tool:grid/>
  <rect width="40" height="20" fill="#0a0"/>
</svg>
"""


def photograph(kind: str, size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """A picture with a place in its metadata, red on its left half."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, "taken at a secret place"
    made = io.BytesIO()
    picture.save(made, kind, exif=exif)
    return made.getvalue()


def show(course: Course, name: str, data: bytes) -> int:
    """Put a picture into the chapter's folder and on its first slide; the line of the slide."""
    course.path(f"{FOLDER}/{name}").write_bytes(data)
    first = "![A line rises."
    return course.edit("slides/ch01_lines.qmd", first, SHOWN.format(name=name) + first)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hall.jpg", photograph("JPEG")),
        ("hall.png", photograph("PNG")),
        ("hall.svg", DRAWING.encode()),
    ],
)
def test_a_picture_is_shown_with_its_credit(sample: Course, name: str, data: bytes) -> None:
    """Deck and PDF show the picture, its alternative text and who made it; nothing else of it."""
    show(sample, name, data)
    code, out, err = sample.run("build", "--engine", "embedded")
    assert code == 0, err
    assert f"_build/{FOLDER}/{name}" in out
    deck = sample.path("_build/slides/ch01_lines.html").read_text(encoding="utf-8")
    assert f'src="../{FOLDER}/{name}"' in deck
    assert 'alt="People sit in rows before a board."' in deck
    assert '<span class="credit">A. Author, CC BY 4.0</span>' in deck
    paper = PdfReader(sample.path("_build/slides/ch01_lines.pdf")).pages
    assert "A. Author, CC BY 4.0" in "".join(page.extract_text() for page in paper)
    made = sample.path(f"_build/{FOLDER}/{name}").read_bytes()
    assert not any(word in made for word in (b"secret", b"where it was", b"alert", b"by hand"))
    before = sample.run("build", "--engine", "embedded")[1]
    assert "_build/" not in before
    sample.path(f"{FOLDER}/{name}").write_bytes(data.replace(b"#0a0", b"#00a") + b"\n")
    assert name in sample.run("build", "--engine", "embedded")[1]


def test_a_picture_without_credit_is_named(sample: Course) -> None:
    """Whoever took a photograph is said; a picture that is not there is named."""
    line = show(sample, "hall.jpg", photograph("JPEG"))
    sample.edit("slides/ch01_lines.qmd", ' credit="A. Author, CC BY 4.0"', "")
    assert sample.problems() == [
        f"slides/ch01_lines.qmd:{line}: photograph 'hall.jpg' says not who made it; "
        'expected author and licence. Add credit="…".'
    ]
    sample.edit("slides/ch01_lines.qmd", "hall.jpg", "hal.jpg")
    assert (
        "figures/ch01_lines/hal.jpg does not exist. Did you mean 'hall.jpg'?"
        in sample.problems()[0]
    )


def test_a_picture_is_upright_and_not_larger_than_needed(tmp_path: Path) -> None:
    """A camera held sideways gives an upright picture; 5,000 pixels become 2,560."""
    root, file = tmp_path, tmp_path / "figures" / "ch01_lines" / "hall.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(photograph("JPEG", (5000, 200), orientation=6))
    photographs.deliver(root, file, tmp_path / "out.jpg")
    with Image.open(tmp_path / "out.jpg") as made:
        assert made.size == (102, 2560)
        red, _, blue = made.getpixel((50, 10))  # type: ignore[misc]
        assert red > blue
        assert not made.getexif()
    first = (tmp_path / "out.jpg").read_bytes()
    photographs.deliver(root, file, tmp_path / "out.jpg")
    assert first == (tmp_path / "out.jpg").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("hall.jpg", b"not a picture", "this is no JPG that can be read"),
        ("hall.png", photograph("JPEG")[:-400], "this is no PNG that can be read"),
        ("hall.svg", b"<svg", "this is no SVG that can be read"),
        ("hall.svg", b"<html/>", "its root is 'html'"),
        (
            "hall.svg",
            DRAWING.replace("<rect", '<image href="https://example.org/x.png"/><rect').encode(),
            "it links to https://example.org/x.png",
        ),
        ("line.svg", DRAWING.encode(), "line.py draws this name already"),
        ("hall.png", b"0" * (photographs.LARGEST + 1), "8.0 MB; expected at most 8"),
    ],
)
def test_a_picture_that_cannot_be_shown(sample: Course, name: str, data: bytes, words: str) -> None:
    """Broken, of another kind, linking elsewhere, too large, a name that is taken: one sentence."""
    sample.path(f"{FOLDER}/{name}").write_bytes(data)
    (problem,) = sample.problems("figures")
    assert problem.startswith(f"{FOLDER}/{name}:1: ")
    assert words in problem
