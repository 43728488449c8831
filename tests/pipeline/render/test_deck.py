"""Decks and pages in HTML: complete without a network, the same on every run, formulas typeset."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.base.errors import RenderError
from scripts.base.palette import palette
from scripts.base.paths import CODE
from scripts.mathematics.katex import Formula, typeset
from scripts.render import assets, colours
from tests.rendering import META, deck_html, page_html

DECK = r"""
## A line has a slope {#sec-slope}

![](/_build/figures/ch01_lines/line.svg){fig-alt="It rises."}

The slope is $\frac{a}{b}$.

::: {.notes}
Say $m$ aloud.
:::
"""


@pytest.fixture
def html(tmp_path: Path) -> str:
    """The small deck above, rendered."""
    out = tmp_path / "_build" / "slides" / "ch01_lines.html"
    deck_html(tmp_path, DECK, out)
    return out.read_text(encoding="utf-8")


def test_a_deck_says_its_language_and_title(html: str) -> None:
    """Screen readers and tabs of a browser need both."""
    assert '<html lang="en">' in html
    assert "<title>Lines</title>" in html


def test_a_deck_loads_nothing_from_a_network(html: str) -> None:
    """Every address in a deck is relative, so that a hall without network shows it."""
    addresses = re.findall(r'(?:src|href)="([^"#]+)"', html)
    assert addresses
    assert not any(re.match(r"[a-z]+:|//|/", a) for a in addresses), addresses


def test_what_a_deck_loads_is_among_the_assets(tmp_path: Path, html: str) -> None:
    """No script or style is missing after the assets were copied."""
    assets.copy(tmp_path, tmp_path / "_build" / "assets")
    wanted = re.findall(r'(?:src|href)="\.\./(assets/[^"]+)"', html)
    assert len(wanted) >= 9
    assert all((tmp_path / "_build" / a).is_file() for a in wanted), wanted


def test_pictures_are_found_from_the_deck_and_from_the_page(tmp_path: Path, html: str) -> None:
    """Project-absolute paths become relative to the output."""
    assert 'src="../figures/ch01_lines/line.svg"' in html
    page = tmp_path / "_build" / "index.html"
    page_html(tmp_path, DECK, page)
    assert 'src="figures/ch01_lines/line.svg"' in page.read_text(encoding="utf-8")


def test_formulas_carry_mathml_and_notes_carry_only_that(html: str) -> None:
    """KaTeX draws on the slide; in the speaker's window its style is not loaded."""
    notes = re.search(r'<aside class="notes">(.*?)</aside>', html, re.S)
    assert notes
    assert "<math" in notes[1]
    assert "katex-html" not in notes[1]
    assert 'class="katex"' in html.replace(notes[0], "")
    assert "course-math" not in html


def test_a_formula_that_katex_refuses_is_named(tmp_path: Path) -> None:
    """The error holds the formula, so that it can be found."""
    with pytest.raises(RenderError, match=r"\\nonsense"):
        deck_html(tmp_path, r"Here $\nonsense{x}$.", tmp_path / "x.html")
    assert not (tmp_path / "x.html").exists()


def test_another_folder_locale_and_hash_seed_give_the_same_bytes(tmp_path: Path, html: str) -> None:
    """Nothing of the machine is in a deck."""
    other = tmp_path / "elsewhere"
    other.mkdir()
    out = other / "_build" / "slides" / "ch01_lines.html"
    program = (
        "import sys; from pathlib import Path; from tests.rendering import deck_html\n"
        "root, text, out = sys.argv[1:]; deck_html(Path(root), text, Path(out))"
    )
    command = [sys.executable, "-c", program, str(other), DECK, str(out)]
    machine = {"PATH": "", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(command, check=True, cwd=CODE, env=machine)
    assert html == out.read_text(encoding="utf-8")


def test_importing_the_deck_loads_nothing_heavy() -> None:
    """The graph imports the renderers even when there is nothing to do."""
    program = "import sys, scripts.render.deck; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, check=True, cwd=CODE, capture_output=True, text=True).stdout
    assert {"typst", "pypandoc", "yaml", "numpy"} & set(loaded.split()) == set()


def test_assets_that_are_right_are_left_alone(tmp_path: Path) -> None:
    """A second copy writes nothing."""
    assets.copy(tmp_path, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    assets.copy(tmp_path, tmp_path)
    assert before == {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}


def test_styles_load_nothing_from_a_network_and_find_their_fonts(tmp_path: Path) -> None:
    """Addresses in style sheets are files that were copied too."""
    assets.copy(tmp_path, tmp_path)
    names = ("theme", "colours", "page", "fonts", "katex/katex.min", "reveal/reveal")
    for sheet in (f"{name}.css" for name in names):
        text = (tmp_path / sheet).read_text(encoding="utf-8")
        assert "http" not in re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        for address in re.findall(r'url\("?([^)"]+\.woff2)"?\)', text):
            assert ((tmp_path / sheet).parent / address).is_file()


def test_a_course_may_bring_its_own_palette(tmp_path: Path) -> None:
    """The palette of the course wins over the project's."""
    (tmp_path / "slides").mkdir()
    own = (CODE / "slides" / "palette.scss").read_text(encoding="utf-8")
    own = re.sub(r"\$accent: #\w+;", "$accent: #010203;", own)
    (tmp_path / "slides" / "palette.scss").write_text(own, encoding="utf-8")
    made = colours.css(tmp_path)
    assert "--accent: #010203" in made
    assert "--stage: #010203" in made


def test_a_palette_without_a_theme_keeps_the_projects(tmp_path: Path) -> None:
    """An older palette has light colours alone."""
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "palette.scss").write_text("$ink: #111111;\n", encoding="utf-8")
    assert palette(tmp_path) == {"ink": "#111111"}
    assert palette(tmp_path, "dark") == palette(CODE, "dark")
    assert "paper" in palette(tmp_path, "dark")


def test_a_formula_in_a_title_is_words_in_the_window(tmp_path: Path) -> None:
    """The title of the window says a formula, the title slide sets it."""
    out = tmp_path / "_build" / "slides" / "x.html"
    deck_html(tmp_path, "## One {#sec-one}\n", out, META | {"title": "The *trace* of $x^2$"})
    html = out.read_text(encoding="utf-8")
    assert "<title>The trace of x squared</title>" in html
    assert '<h1 class="title">The <em>trace</em> of <span class="katex">' in html


def test_rows_with_fractions_do_not_touch(tmp_path: Path) -> None:
    """A matrix of fractions has room between its rows; other matrices are as they were."""
    fractions = Formula(r"\begin{bmatrix} \frac{1}{2} \\ \frac{3}{4} \end{bmatrix}", False)
    plain = Formula(r"\begin{bmatrix} 1 \\ 3 \end{bmatrix}", False)
    made = typeset(tmp_path, [fractions, plain])
    heights = {f: float(re.search(r"height:([\d.]+)em", t.html)[1]) for f, t in made.items()}  # type: ignore[index]
    assert heights[fractions] > heights[plain] + 0.4
