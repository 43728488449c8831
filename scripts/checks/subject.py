"""A document with all that its rules need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.base.errors import Problem
from scripts.checks import census
from scripts.checks.census import Counted
from scripts.markdown.locate import Place, attributes
from scripts.markdown.qmd import Document
from scripts.numbers.values import Values


@dataclass(frozen=True)
class Subject:
    """A document, its places, and what stands outside it that its rules ask for."""

    root: Path
    document: Document
    places: list[Place]
    room: str
    values: Values
    deck_ids: frozenset[str]
    citations: frozenset[str]

    @cached_property
    def identifiers(self) -> list[tuple[str, Place]]:
        """Every id with its place, in reading order."""
        found = []
        for place in self.places:
            if place.kind == "Str":
                label = re.match(r"\{#((?:eq|tbl)-[\w-]+)", place.node["c"])
                if label:
                    found.append((label[1], place))
            elif attributes(place.node)[0]:
                found.append((attributes(place.node)[0], place))
        return found

    @cached_property
    def counted(self) -> list[Counted]:
        """Every numeral with its class."""
        return census.count(self.document, self.places)


Rule = Callable[[Subject], Iterator[Problem]]


def problem(place: Place, message: str) -> Problem:
    """A mistake at a place."""
    return Problem(place.path, place.line, message)
