"""Formulas put into what pandoc left: typeset in HTML, in words beside those of Typst."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from pathlib import Path

from scripts.base.errors import RenderError
from scripts.mathematics.katex import Formula, Typeset, on_paper, typeset

# as pandoc leaves a formula for KaTeX
HTML_MARK = re.compile(r"<span class=\"math (inline|display)\">(.*?)</span>", re.S)
NOTES = re.compile(r"(<aside class=\"notes\">.*?</aside>)", re.S)
INLINE = re.compile(r"(?<![\\$])\$(?![\s$])([^$]+?)(?<![\s\\])\$(?!\d)")
MARK = re.compile(r"course-(alt|typst):([id]):([0-9a-f]*);")  # as our filter leaves one on paper


def into_html(root: Path, text: str) -> str:
    """HTML in which each formula that pandoc left as TeX is typeset; MathML alone in notes."""

    def read(found: re.Match[str]) -> Formula:
        return Formula(html.unescape(found[2]), found[1] == "display")

    made = _all(root, map(read, HTML_MARK.finditer(text)))
    parts = NOTES.split(text)  # notes are every other part
    parts[::2] = [HTML_MARK.sub(lambda m: made[read(m)].html, part) for part in parts[::2]]
    parts[1::2] = [HTML_MARK.sub(lambda m: made[read(m)].mathml, part) for part in parts[1::2]]
    return "".join(parts)


def into_typst(root: Path, text: str) -> str:
    """Typst source in which each mark of a formula has become the formula, or its words."""

    def read(found: re.Match[str]) -> Formula:
        return Formula(bytes.fromhex(found[3]).decode(), found[2] == "d")

    def filled(found: re.Match[str]) -> str:
        if found[1] == "typst":
            return on_paper(read(found), made[read(found)])
        return re.sub(r"([\\\"])", r"\\\1", made[read(found)].speech)

    made = _all(root, map(read, MARK.finditer(text)))
    return MARK.sub(filled, text)


def words(root: Path, title: str) -> str:
    """A title as a window shows it: formulas in words, without marks."""
    found = [Formula(tex, False) for tex in INLINE.findall(title)]
    made = _all(root, found)
    spoken = INLINE.sub(lambda m: made[Formula(m[1], False)].speech, title)
    return re.sub(r"[*_`\\]|\]\{[^}]*\}|\[", "", spoken)


def _all(root: Path, formulas: Iterable[Formula]) -> dict[Formula, Typeset]:
    """Each formula typeset; RenderError naming all that KaTeX refuses."""
    made = typeset(root, formulas)
    wrong = [f"{each.error} In: {formula.tex}" for formula, each in made.items() if each.error]
    if wrong:
        raise RenderError("\n".join(wrong))
    return made
