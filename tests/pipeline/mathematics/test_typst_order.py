"""Signs on paper come in the order of those of the slide: nothing is swapped, nothing is moved."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree

from scripts.mathematics.katex import Typeset
from tests.pipeline.mathematics.pages import (
    COMPOSED,
    MARKS,
    ask,
    chapter,
    everything,
    printed,
    usual,
)

# Arrows and arcs over letters, that have two characters each; rules, that are none on paper; the
# bar of `\middle|`, which on paper stretches as a divider.
ALIKE = dict(zip("⃮⃯⃗⃖⃡⃐⃑⏜⏝∣", "→←↔↼⇀←→⏠⏡|", strict=True)) | {"‾": ""}
# Two signs on the slide and on paper, one in KaTeX's MathML; the typeface names dotless letters as
# those with dots. The signs of the slide's HTML are compared in test_typst.py.
EXCEPTIONS = {f"command {name}" for name in (*"≙≚≛≝≞≟", r"\imath", r"\jmath")}


def heard(node: ElementTree.Element) -> Iterator[str]:
    """Text of MathML in the order in which Typst writes: upper index first, columns one by one."""
    tag, parts = node.tag.rpartition("}")[2], list(node)
    if tag == "mphantom":
        return
    if tag == "mtable":
        columns = zip_longest(*parts, fillvalue=ElementTree.Element("mtd"))
        parts = [cell for column in columns for cell in column]
    elif tag in ("msubsup", "munderover"):
        parts = [parts[0], parts[2], parts[1]]
    elif tag == "mroot":
        parts = [parts[1], ElementTree.Element("msqrt"), parts[0]]
    yield "√" * (tag == "msqrt") + (node.text or "")
    for part in parts:
        yield from heard(part)


def signs(text: str) -> str:
    """Letters and signs, whatever their alphabet; accents as such."""
    text = "".join(MARKS.get(sign, ALIKE.get(sign, sign)) for sign in text)
    text = "".join(COMPOSED.get(sign, sign) for sign in unicodedata.normalize("NFKD", text))
    return "".join(
        sign
        for sign in text
        if not sign.isspace()
        and unicodedata.category(sign) not in ("Cf", "Cc")
        and sign not in "\ufe00\ufe01"
    )


def moved(made: Typeset, page: str) -> tuple[str, str] | None:
    """The signs of the slide and those of paper, where they come in another order."""
    slide = signs("".join(heard(ElementTree.fromstring(made.mathml))))  # noqa: S314 (KaTeX's)
    return None if slide == signs(page) else (slide, signs(page))


def test_paper_has_the_signs_of_the_slide_in_their_order(tmp_path: Path) -> None:
    """In the usual formulas, the chapter, and all that KaTeX knows; random ones beside."""
    courses = usual() + chapter()
    known = [(entry.name, entry.made) for entry in everything()]
    given = [*zip(courses, ask(courses), strict=True), *known]
    made = {name: one for name, one in given if one and one.typst}
    pages = printed([one.typst for one in made.values()], tmp_path)
    found = {name: moved(one, page) for (name, one), page in zip(made.items(), pages, strict=True)}
    assert {name: found[name] for name in found if found[name] and name not in EXCEPTIONS} == {}
    assert [name for name in sorted(EXCEPTIONS) if not found[name]] == []
    assert len(made) > 2000
