"""How much of a document is proven: numerals by class, chains, numbers and exercises with one route and with two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scripts.base.errors import Problem
from scripts.checks import derivations
from scripts.checks.census import Counted
from scripts.markdown.locate import Place, attributes
from scripts.numbers.values import Values, base

Counts = dict[str, Any]
NUMERALS = ("claim", "given", "chain", "structural", "loose")
HEADINGS = (
    "Chapter",
    "Numerals",
    "claimed",
    "given",
    "in chains",
    "structural",
    "loose",
    "Chains",
    "Numbers",
    "two routes",
    "Exercises",
    "two routes",
)


def names(places: Iterable[Place]) -> set[str]:
    """The names that claims state."""
    found = (
        attributes(place.node) for place in places if place.kind in ("Span", "Div", "CodeBlock")
    )
    return {
        base(pairs["of"]) for _, classes, pairs in found if "claim" in classes and "of" in pairs
    }


def answers(places: Iterable[Place]) -> list[tuple[Place, set[str]]]:
    """Each exercise with the names that its answer states; none for a proof."""
    found: list[tuple[Place, set[str]]] = []
    answer: dict[str, Any] | None = None
    for place in places:
        if not place.around:
            answer = (
                place.node
                if place.kind == "Div" and "answer" in attributes(place.node)[1]
                else None
            )
            if place.kind == "Div" and attributes(place.node)[0].startswith("exr-"):
                found.append((place, set()))
        if (
            found
            and answer is not None
            and any(node is answer for node in (place.node, *place.around[:1]))
        ):
            found[-1][1].update(names([place]))
    return found


def one_route(places: Iterable[Place], values: Values) -> list[Problem]:
    """Numbers of final answers that only one computation gives."""
    return [
        Problem(
            exercise.path,
            exercise.line,
            f"the answer of {attributes(exercise.node)[0]} states {name}, which one route gives; expected two that are "
            f"independent. Add @cross_checked_by(…) in {values.homes.get(name, values.home)}.",
        )
        for exercise, stated in answers(places)
        for name in sorted(stated)
        if name not in values.two_routes
    ]


def cover(places: list[Place], counted: Iterable[Counted], values: Values) -> Counts:
    """What the report says of one document."""
    classes = Counter(c.kind for c in counted)
    stated = names(places)
    exercises = answers(places)
    return {
        **{kind: classes[kind] for kind in NUMERALS},
        "chains": len(derivations.chains(places)),
        "numbers": sorted(stated),
        "numbers_twice": sorted(stated & set(values.two_routes)),
        "exercises": len(exercises),
        "exercises_twice": sum(answer <= set(values.two_routes) for _, answer in exercises),
    }


def row(name: str, counts: Iterable[Counts]) -> list[str]:
    """One line of the report: the documents of a chapter added up."""
    documents = list(counts)

    def total(key: str) -> int:
        return sum(document.get(key, 0) for document in documents)

    def distinct(key: str) -> int:  # a name that deck and handout both state is one number
        return len({name for document in documents for name in document.get(key, [])})

    numerals = [total(kind) for kind in NUMERALS]
    numbers = [
        total("chains"),
        distinct("numbers"),
        distinct("numbers_twice"),
        total("exercises"),
        total("exercises_twice"),
    ]
    return [
        name,
        f"{sum(numerals) - numerals[-1]}/{sum(numerals)}",
        *map(str, numerals),
        *map(str, numbers),
    ]


def in_terminal(rows: list[list[str]]) -> str:
    """The report as aligned columns."""
    table = [list(HEADINGS), *rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in table
    )


def in_markdown(rows: list[list[str]]) -> str:
    """The report as a table."""
    lines = [list(HEADINGS), ["---", *["--:"] * (len(HEADINGS) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
