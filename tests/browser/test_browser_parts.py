"""What the browser proof knows without a browser: Chromium, size of text in pictures, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.base.errors import RenderError
from scripts.base.paths import Paths
from scripts.browser import chromium, session, sources, svg
from scripts.browser.words import SENTENCES, Finding, problems

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">{}</svg>'


def size(
    tmp_path: Path, body: str, width: float = 800, height: float = 400
) -> tuple[float, str] | None:
    file = tmp_path / "picture.svg"
    file.write_text(SVG.format(body), encoding="utf-8")
    svg.read.cache_clear()
    return svg.read(file).smallest(width, height)


def test_outlined_text_has_the_size_it_was_drawn_at(tmp_path: Path) -> None:
    """Outlines of 100 units are scaled by a hundredth of the size; what is around scales too."""
    transform = "translate(3 4) rotate(-90) scale(0.15 -0.15)"
    outlines = f'<g transform="{transform}"><use href="#a"/></g>'
    group = f'<g id="text_1"><!-- score -->{outlines}</g>'
    assert size(tmp_path, group) == (pytest.approx(30), "score")
    assert size(tmp_path, f'<g transform="scale(0.5)">{group}</g>') == (pytest.approx(15), "score")
    narrower = size(tmp_path, group, 800, 200)
    assert narrower == (pytest.approx(15), "score")


def test_indices_count_as_their_base(tmp_path: Path) -> None:
    """An index is seven tenths of its letter everywhere; the letter is what must be readable."""
    index = '<use href="#b" transform="translate(60 -20) scale(0.7)"/>'
    group = f'<g transform="scale(0.2 -0.2)"><use href="#a"/>{index}</g>'
    assert size(tmp_path, group) == (pytest.approx(40), "")


def test_haloed_text_is_measured_by_its_tallest_letter(tmp_path: Path) -> None:
    """Text with a halo keeps no scale; a letter of 7 units belongs to a size of 10."""
    letters = '<path d="M 0 0 L 3 0 L 3 7 z M 5 0 L 9 0 L 9 5 z"/>'
    found = size(tmp_path, f'<g id="text_1">{letters}</g>')
    assert found
    assert found[0] == pytest.approx(20)


def test_plain_text_has_its_font_size(tmp_path: Path) -> None:
    """An SVG that keeps its text says the size itself; an ellipsis has none."""
    styled = '<text style="font: 12px sans-serif">a b</text>'
    assert size(tmp_path, styled) == (pytest.approx(24), "a b")
    assert size(tmp_path, '<text font-size="9">c</text>') == (pytest.approx(18), "c")
    assert size(tmp_path, '<path d="M 0 0 L 1 1"/>') is None


def test_without_chromium_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, no traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    assert session.main(["--root", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "apt-get install chromium" in said
    assert said.count("\n") == 1


def test_chromium_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CHROMIUM_PATH comes before the usual names, and a wrong one is said."""
    program = tmp_path / "my-chrome"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM_PATH", str(program))
    assert chromium.find() == str(program)
    monkeypatch.setenv("CHROMIUM_PATH", str(tmp_path / "none"))
    with pytest.raises(RenderError, match="CHROMIUM_PATH="):
        chromium.find()


def test_a_slide_is_found_by_identifier_then_by_title(tmp_path: Path) -> None:
    """Headings in code are none; included files are searched; the title slide is at the title."""
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "_more.qmd").write_text("text\n\n## More $x$ here\n", encoding="utf-8")
    deck = tmp_path / "slides" / "ch01_a.qmd"
    deck.write_text(
        '---\ntitle: "A"\n---\n\n## One {#sec-one}\n\n```\n## Two {#sec-two}\n```\n\n'
        "## Two {#sec-two}\n\n::: {#thm-b}\n:::\n\n{{< include /slides/_more.qmd >}}\n",
        encoding="utf-8",
    )
    source = sources.read(Paths(tmp_path), deck)
    assert source.place("title-slide", "A") == ("slides/ch01_a.qmd", 2)
    assert source.place("sec-one", "") == ("slides/ch01_a.qmd", 5)
    assert source.place("sec-two", "Two") == ("slides/ch01_a.qmd", 11)
    assert source.place("", "More here") == ("slides/_more.qmd", 3)
    assert source.place("thm-b", "") == ("slides/ch01_a.qmd", 13)
    assert source.place("sec-unknown", "Unknown") == ("slides/ch01_a.qmd", 1)


def test_a_fault_in_many_states_is_one_problem() -> None:
    """The first state is named, the others are counted."""
    found = [
        Finding("small-text", "a", 10, slide="s", title="S", state=state)
        for state in ("one", "two", "three")
    ]
    told = problems(found, sources.Source("slides/x.qmd", {"s": ("slides/x.qmd", 7)}, {}))
    assert [str(p) for p in told] == [
        "slides/x.qmd:7: “S”, one (and 2 more states): “a” is set at 10 px; "
        "expected 20 px or more. Shorten the text instead of making it smaller."
    ]


def test_every_sentence_says_what_was_expected_and_what_to_do() -> None:
    """`what was found; what was expected. What to do.`"""
    for kind, sentence in SENTENCES.items():
        assert "; expected " in sentence, kind
        assert sentence.endswith("."), kind
        assert sentence.count(". ") >= 1, kind
