"""Rules of the table of symbols with which a chapter ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.base.errors import Problem, nearest
from scripts.checks.subject import Rule, Subject
from scripts.markdown.locate import Place, attributes
from scripts.markdown.symbols import rows, tex, within

COLUMNS = "Symbol, Meaning, Enters on, In MML"
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[^\s{}]")
FACES = {r"\mathbf", r"\boldsymbol", r"\mathrm", r"\mathcal", r"\mathbb"}


def chapters_end_with_their_symbols(subject: Subject) -> Iterator[Problem]:
    """A deck with reading text has a table of symbols."""
    divs = [attributes(place.node)[1] for place in subject.places if place.kind == "Div"]
    told = any("reading" in classes for classes in divs)
    if subject.room == "slides" and told and not rows(subject.places):
        yield Problem(
            subject.document.path,
            subject.places[-1].line,
            "no table of symbols; expected one for those who look things up: "
            f"`::: {{.symbols}}` around a table with the columns {COLUMNS}. Add it.",
        )


def symbols_enter_where_the_table_says(subject: Subject) -> Iterator[Problem]:
    """Each row has a symbol, a meaning, and a slide of the deck on which the symbol stands."""
    table = rows(subject.places)
    slides = _formulas(subject.places) if table else {}
    for row in table:
        if row.cells < 3:
            yield row.place.problem(
                f"a row of the table of symbols with {row.cells} of three cells that it needs; "
                f"expected {COLUMNS}, the slide as `@sec-…`. Fill them."
            )
        elif row.section not in slides:
            yield row.place.problem(
                f"a symbol enters on {row.section!r}; the deck has no such slide."
                f"{nearest(row.section, slides)} Mend the id."
            )
        else:
            for symbol in tex(row.symbol):
                if not _occurs(_tokens(symbol), slides[row.section]):
                    yield row.place.problem(
                        f"symbol ${symbol}$ does not stand on slide {row.section!r}; expected the "
                        "slide where it enters. Mend symbol or slide."
                    )


def _formulas(places: Iterable[Place]) -> dict[str, list[list[str]]]:
    """The formulas of each slide, its tables of symbols left out, as tokens."""
    found: dict[str, list[list[str]]] = {}
    section = ""
    for place in places:
        if place.kind == "Header" and not place.around and place.node["c"][0] <= 2:
            section = attributes(place.node)[0]
            found[section] = []
        elif place.kind == "Math" and section and not within(place):
            found[section].append(_tokens(place.node["c"][1]))
    return found


def _tokens(tex: str) -> list[str]:
    return TOKEN.findall(tex)


def _occurs(wanted: list[str], formulas: Iterable[list[str]]) -> bool:
    """Does it stand in one of them, in no other face: K is not the K of a bold one?"""
    size = len(wanted)
    return any(
        formula[at : at + size] == wanted and (not at or formula[at - 1] not in FACES)
        for formula in formulas
        for at in range(len(formula) - size + 1)
    )


SYMBOLS: tuple[Rule, ...] = (chapters_end_with_their_symbols, symbols_enter_where_the_table_says)
