"""A document with all that its rules need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.base.errors import Problem
from scripts.checks import arithmetic, census
from scripts.checks.arithmetic import Found
from scripts.checks.census import Counted
from scripts.markdown.listings import Found as FoundListing
from scripts.markdown.locate import Place, attributes
from scripts.markdown.qmd import Document
from scripts.numbers.listings import Ran
from scripts.numbers.values import Values

LABEL = re.compile(r"\{#((?:eq|tbl)-[\w-]+)")  # of an equation or table, which pandoc leaves text


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
    setting: str = ""  # of formulas, where nothing nearer names one
    listings: list[FoundListing] = field(default_factory=list)
    ran: list[Ran] = field(default_factory=list)

    @cached_property
    def identifiers(self) -> list[tuple[str, Place]]:
        """Every id with its place, in reading order."""
        found = []
        for place in self.places:
            if place.kind == "Str":
                label = LABEL.match(place.node["c"])
                identifier = label[1] if label else ""
            else:
                identifier = attributes(place.node)[0]
            if identifier:
                found.append((identifier, place))
        return found

    @cached_property
    def known(self) -> frozenset[str]:
        """Every id."""
        return frozenset(identifier for identifier, _ in self.identifiers)

    @cached_property
    def evaluated(self) -> list[Found]:
        """Every formula with what became of its relations."""
        return arithmetic.found(self.root, self.places, self.values, self.setting)

    @cached_property
    def counted(self) -> list[Counted]:
        """Every numeral with its class."""
        return census.count(self.document, self.places, self.proven)

    @cached_property
    def proven(self) -> set[int]:
        """The ids of the nodes of formulas all of whose relations were evaluated."""
        found: dict[int, list[bool]] = {}
        for one in self.evaluated:
            held = [relation.kind == "true" for relation in one.relations]
            found.setdefault(id(one.place.node), []).extend(held)
        return {node for node, held in found.items() if held and all(held)}


Rule = Callable[[Subject], Iterator[Problem]]
