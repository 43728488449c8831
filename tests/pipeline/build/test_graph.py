"""Only what changed is made again, and what is made is the same everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.base.paths import CODE
from tests.conftest import SAMPLE, Course

EVERYTHING = {
    "_build/figures/ch01_lines/line.svg",
    "_build/slides/ch01_lines.html",
    "_build/slides/ch01_lines.pdf",
    "_build/read/ch01_lines.html",
    "_build/read/ch01_lines.pdf",
    "_build/read/ch01_lines-sheet.pdf",
    "_build/search/ch01_lines.js",
    "_build/search/chapters.js",
    "_build/symbols.html",
    "_build/handouts/ch01_lines.pdf",
    "_build/handouts/ch01_lines-hints.pdf",
    "_build/handouts/ch01_lines-solutions.pdf",
    "_build/handouts/ch01_lines.html",
    "_build/index.html",
    "_build/notebooks/ch01_lines/ch01_lines/slope.py",
    "_build/notebooks/ch01_lines/exercises/exr-slope.ipynb",
    "_build/notebooks/ch01_lines/exercises/exr-slope-solution.ipynb",
    "_build/notebooks/ch01_lines/slope_of_a_line.html",
    "_build/notebooks/ch01_lines/slope_of_a_line.ipynb",
    "_build/read/ch01_lines.js",
    "_build/assets/theme.css",
}


def products(out: str) -> set[str]:
    """What a run says it made."""
    return {line.split()[-1] for line in out.splitlines() if " s  _build/" in line}


def build(course: Course) -> set[str]:
    code, out, err = course.run("build", "--engine", "embedded")
    assert code == 0, err
    return products(out)


def test_a_change_makes_only_what_depends_on_it(unbuilt: Course) -> None:
    """One line a product, nothing the second time, and after a change what depends on it."""
    assert build(unbuilt) == EVERYTHING
    assert build(unbuilt) == set()

    def changed(name: str, old: str, new: str) -> set[str]:
        unbuilt.edit(name, old, new)
        return build(unbuilt)

    deck, sheet, figure = "slides/ch01_lines", "handouts/ch01_lines", "figures/ch01_lines/line"
    html, pdf, picture = f"_build/{deck}.html", f"_build/{deck}.pdf", f"_build/{figure}.svg"
    sheets = {p for p in EVERYTHING if p.startswith(f"_build/{sheet}") or "/exercises/" in p}
    hinted = sheets - {f"_build/{sheet}.pdf"}
    page, booklet = "_build/read/ch01_lines.html", "_build/read/ch01_lines.pdf"
    made = changed(f"{deck}.qmd", "Say it slowly.", "Say it very slowly.")
    assert made == {html}, "notes are not on paper"
    made = changed(f"{deck}.qmd", "The matrix is small", "The matrix is tiny")
    found = {"_build/search/ch01_lines.js", "_build/symbols.html"}
    assert made == {html, pdf, page, booklet, *found}
    made = changed(f"{deck}.qmd", "You see a line", "You see the line")
    assert made == {page, booklet}, "reading text is in no deck"
    assert changed(f"{sheet}.qmd", "## A slope", "## One slope") >= {page, booklet}
    made = changed(f"{sheet}.qmd", "Divide.", "Divide both.")
    assert made == hinted, "the sheet on paper has no hints"
    made = changed(f"{figure}.py", "[0, 3], [0,", "[0, 3.0], [0,")
    assert made == {picture}, "the picture kept its bytes, so the deck is kept"
    assert changed(f"{figure}.py", "figsize=(4, 2)", "figsize=(4, 3)") == {picture, pdf, booklet}
    made = changed(f"{deck}.qmd", "\n## The matrix", "\n\n## The matrix")
    assert made == set(), "an empty line changes nothing that is read"


def test_two_changes_within_a_second_are_both_drawn(sample: Course) -> None:
    """A figure of the same length, saved twice in one second, is drawn as it was saved last."""
    file = sample.path("figures/ch01_lines/line.py")
    drawn = []
    for size in ("(4, 2)", "(4, 3)"):
        file.write_text(file.read_text(encoding="utf-8").replace("(4, 2)", size), encoding="utf-8")
        moment = 10**18 + 10**8 * len(drawn)  # the same second, a tenth of it later
        os.utime(file, ns=(moment, moment))
        assert sample.run("figures")[0] == 0
        drawn.append(sample.path("_build/figures/ch01_lines/line.svg").read_bytes())
    assert drawn[0] != drawn[1]


def test_a_deleted_product_comes_back(sample: Course) -> None:
    """What is missing is made again."""
    build(sample)
    sample.path("_build/slides/ch01_lines.pdf").unlink()
    assert build(sample) == {"_build/slides/ch01_lines.pdf"}


def test_only_and_why(unbuilt: Course) -> None:
    """`--only` makes one product and what it needs; `why` names the file that changed."""
    code, out, _ = unbuilt.run("build", "--engine", "embedded", "--only", "handouts/ch01_lines.pdf")
    assert code == 0
    assert products(out) == {"_build/handouts/ch01_lines.pdf"}
    build(unbuilt)
    deck = "slides/ch01_lines.html"
    assert unbuilt.run("why", deck)[1] == f"{deck} is up to date.\n"
    unbuilt.edit("slides/ch01_lines.qmd", "Say it slowly.", "Say it very slowly.")
    assert "changed: slides/ch01_lines.qmd" in unbuilt.run("why", deck)[1]


def test_letter_paper_has_its_own_file(sample: Course) -> None:
    """Sheets for US Letter stand beside those for A4."""
    code, out, _ = sample.run("handouts", "--engine", "embedded", "--paper", "letter")
    assert code == 0
    assert "_build/handouts/ch01_lines-solutions-letter.pdf" in products(out)


def test_nothing_half_written_is_left(built: Path) -> None:
    """No temporary file stays behind."""
    hidden = (built / "_build").rglob(".*")
    assert [p for p in hidden if p.is_file() and ".cache" not in p.parts] == []


def test_same_bytes_everywhere(built: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed and number of jobs give the same manifest."""
    root = tmp_path / "another place" / "ünïcode"
    shutil.copytree(SAMPLE, root)
    locale = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}
    environment = os.environ | locale | {"PYTHONHASHSEED": "77"}
    words = ["build", "--engine", "embedded", "--jobs", "1", "--root", str(root)]
    command = [sys.executable, "-m", "scripts", *words]
    subprocess.run(command, cwd=CODE, env=environment, check=True, capture_output=True)
    first, second = (
        json.loads((r / "_build" / "manifest.json").read_text()) for r in (built, root)
    )
    assert set(first) >= EVERYTHING
    assert first == second


def test_a_chapter_is_made_although_another_is_wrong(sample: Course) -> None:
    """Narrowed to one chapter, a build is not stopped by a false number in another."""
    assert sample.run("new", "ch16_kernels", "Kernels")[0] == 0
    sample.edit("slides/ch01_lines.qmd", "$0.33$", "$0.34$")
    code, out, err = sample.run("build", "ch16_kernels", "--engine", "embedded")
    assert code == 0, err
    assert "_build/slides/ch16_kernels.html" in products(out)
    assert sample.run("build", "--engine", "embedded")[0] == 1


def test_prepare_makes_all_that_quarto_includes(unbuilt: Course) -> None:
    """On a course that was never built, it makes every included file, figure and asset."""
    assert unbuilt.run("prepare")[0] == 0
    for name in (
        ".cache/course/chapters.qmd",
        ".cache/course/concepts.qmd",
        ".cache/course/coverage.qmd",
        ".cache/course/errata.qmd",
        "figures/ch01_lines/line.svg",
        "assets/fonts.css",
        "assets/katex/katex.min.js",
    ):
        assert unbuilt.path(f"_build/{name}").exists(), name
