"""How much of a document is proven: numerals by class, chains, numbers and exercises with one route and with two."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scripts import census, derivations
from scripts.claims import Values
from scripts.errors import Problem
from scripts.locate import Place, attributes
from scripts.qmd import Document

Counts = dict[str, Any]
NUMERALS = ("claim", "given", "chain", "structural", "loose")
HEADINGS = ("Chapter", "Numerals", "claimed", "given", "in chains", "structural", "loose", "Chains", "Numbers", "two routes",
            "Exercises", "two routes")


def names(node: Any) -> set[str]:
    """The names that claims in a piece of tree state."""
    if isinstance(node, list):
        return set().union(*map(names, node))
    if not isinstance(node, dict) or "t" not in node:
        return set()
    _, classes, pairs = attributes(node)
    return names(node.get("c")) | ({pairs["of"]} if "claim" in classes and "of" in pairs else set())


def answers(document: Document) -> list[tuple[dict[str, Any], set[str]]]:
    """Each exercise with the names that its answer states; none for a proof."""
    found: list[tuple[dict[str, Any], set[str]]] = []
    for block in document.ast["blocks"]:
        if block["t"] == "Div" and attributes(block)[0].startswith("exr-"):
            found.append((block, set()))
        elif block["t"] == "Div" and "answer" in attributes(block)[1] and found:
            found[-1][1].update(names(block))
    return found


def one_route(document: Document, places: Iterable[Place], values: Values) -> list[Problem]:
    """Numbers of final answers that only one computation gives."""
    where = {id(p.node): p for p in places}
    return [Problem(where[id(block)].path, where[id(block)].line,
                    f"the answer of {attributes(block)[0]} states {name}, which one route gives; expected two that are "
                    f"independent. Add @cross_checked_by(…) in {values.homes.get(name, values.home)}.")
            for block, stated in answers(document) for name in sorted(stated) if name not in values.two_routes]


def cover(document: Document, places: list[Place], values: Values) -> Counts:
    """What the report says of one document."""
    classes = census.classes(document, places)
    stated = names(document.ast["blocks"])
    exercises = answers(document)
    return {**{kind: classes[kind] for kind in NUMERALS}, "chains": len(derivations.chains(places)),
            "numbers": sorted(stated), "numbers_twice": sorted(stated & set(values.two_routes)), "exercises": len(exercises),
            "exercises_twice": sum(answer <= set(values.two_routes) for _, answer in exercises)}


def row(name: str, counts: Iterable[Counts]) -> list[str]:
    """One line of the report: the documents of a chapter added up."""
    documents = list(counts)

    def total(key: str) -> int:
        return sum(document.get(key, 0) for document in documents)

    def distinct(key: str) -> int:  # a name that deck and handout both state is one number
        return len({name for document in documents for name in document.get(key, [])})

    numerals = [total(kind) for kind in NUMERALS]
    numbers = [total("chains"), distinct("numbers"), distinct("numbers_twice"), total("exercises"), total("exercises_twice")]
    return [name, f"{sum(numerals) - numerals[-1]}/{sum(numerals)}", *map(str, numerals), *map(str, numbers)]


def in_terminal(rows: list[list[str]]) -> str:
    """The report as aligned columns."""
    table = [list(HEADINGS), *rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(HEADINGS))]
    return "\n".join("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(
        zip(line, widths, strict=True))) for line in table)


def in_markdown(rows: list[list[str]]) -> str:
    """The report as a table."""
    lines = [list(HEADINGS), ["---", *["--:"] * (len(HEADINGS) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
