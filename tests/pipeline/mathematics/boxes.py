"""How wide and how tall formulas are on slide and paper, in em of the text around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import typst

from scripts.base.typesetter import MATHEMATICS, SIZE
from scripts.mathematics.katex import Typeset
from tests.pipeline.mathematics.pages import MATHML, ask, chapter, everything, usual

STRUT = re.compile(
    r'class="katex-strut" style="height:(-?[\d.]+)em;?(?:vertical-align:(-?[\d.]+)em;?)?"'
)


@dataclass(frozen=True)
class Case:
    """A formula, and whether a course has it or KaTeX alone."""

    name: str
    made: Typeset
    course: bool


@cache
def cases() -> list[Case]:
    """The usual formulas, those of the chapter, and all that KaTeX knows, where paper has them."""
    courses = list(dict.fromkeys(usual() + chapter()))
    found = [Case(tex, made, True) for tex, made in zip(courses, ask(courses), strict=True)]
    found += [Case(entry.name, entry.made, False) for entry in everything() if entry.made]
    return [case for case in found if case.made.typst]


def tall(html: str) -> float:
    """Height and depth together, as KaTeX states them."""
    parts = [(float(h), float(low or 0)) for h, low in STRUT.findall(MATHML.sub("", html))]
    return max(h + low for h, low in parts) - min(low for _, low in parts) if parts else 0.0


@cache
def on_paper() -> list[tuple[float, float]]:
    """Width and height of each case, as Typst measures them."""
    one = "#context {{ let box = measure(math.equation(block: true, $ {} $)); {} }}"
    told = "[#metadata((box.width.pt(), box.height.pt())) <box>]"
    source = f"#set text(size: {SIZE}pt)\n{MATHEMATICS}"
    source += "\n".join(one.format(case.made.typst, told) for case in cases())
    found = typst.query(source.encode(), "<box>", field="value", ignore_system_fonts=True)
    return [(width / SIZE, height / SIZE) for width, height in json.loads(found)]


def unlike(
    sizes: Iterable[tuple[float, float]], share: float, grown: tuple[str, float]
) -> dict[str, str]:
    """Cases whose sizes on slide and paper differ by more than the room for them.

    Formulas of a course have 0.2 em and a share of their size, larger where `grown` finds
    something; those of KaTeX's names, which are other typefaces' signs, have 0.4 em and 6 %.
    """
    found = {}
    for case, (slide, paper) in zip(cases(), sizes, strict=True):
        part = grown[1] if re.search(grown[0], case.name) else share
        room = 0.2 + part * slide if case.course else 0.4 + 0.06 * slide
        if abs(paper - slide) > room:
            found[case.name] = f"slide {slide:.2f} em, paper {paper:.2f} em"
    return found
