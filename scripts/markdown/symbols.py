"""A table of symbols as it is written: `::: {.symbols}` around one with four columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts.markdown.locate import Node, Place, attributes


@dataclass(frozen=True)
class Row:
    """One symbol: its cells as pieces of tree, and the id of the slide where it enters."""

    place: Place
    symbol: list[Node]
    meaning: list[Node]
    section: str
    mml: list[Node]
    cells: int


def rows(places: Iterable[Place]) -> list[Row]:
    """Every row of the tables of symbols, in order."""
    places = list(places)
    known = {id(place.node): place for place in places}
    tables = (p for p in places if p.kind == "Table" and within(p))
    return [_row(cells, table, known) for table in tables for cells in _cells(table.node)]


def within(place: Place) -> bool:
    """Does it stand in a table of symbols?"""
    return any("symbols" in attributes(node)[1] for node in place.around)


def _cells(table: Node) -> Iterator[list[list[Node]]]:
    """The cells of each row of the body, as inlines."""
    for _, _, head, body in table["c"][4]:
        for _, cells in [*head, *body]:
            yield [[i for block in cell[4] for i in block.get("c", [])] for cell in cells]


def _row(cells: list[list[Node]], table: Place, places: dict[int, Place]) -> Row:
    found = (places[id(node)] for cell in cells for node in cell if id(node) in places)
    symbol, meaning, enters, mml = [*cells, [], [], [], []][:4]
    filled = sum(bool(cell) for cell in (symbol, meaning, enters))
    return Row(next(found, table), symbol, meaning, _section(enters), mml, filled)


def _section(cell: Iterable[Node]) -> str:
    """The id of the slide that a cell names with `@sec-…` or a link."""
    for node in cell:
        if node["t"] == "Cite":
            return str(node["c"][0][0]["citationId"])
        if node["t"] == "Link":
            return str(node["c"][2][0]).removeprefix("#")
    return ""


def foreign(places: Iterable[Place]) -> set[int]:
    """The ids of the formulas of the book: its letters have no values here."""
    return {id(node) for row in rows(places) for node in _math(row.mml)}


def tex(content: Any) -> Iterator[str]:
    """The TeX of every formula in a piece of tree."""
    return (node["c"][1] for node in _math(content))


def _math(content: Any) -> Iterator[Node]:
    if isinstance(content, list):
        for child in content:
            yield from _math(child)
    elif isinstance(content, dict):
        if content.get("t") == "Math":
            yield content
        else:
            yield from _math(content.get("c"))
