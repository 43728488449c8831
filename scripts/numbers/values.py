"""The values of a chapter by name, as the checks ask for them: whole, an entry, a field."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.base.errors import nearest
from scripts.numbers.plain import TOO_LARGE, Plain, flat, shape

NAME = re.compile(r"\s*(\w+)((?:\.\w+|\[[^\[\]]*\])*)\s*")
STEP = re.compile(r"\.\w+|\[[^\[\]]*\]")
PART = re.compile(r"-?\d+|(?:-?\d+)?(?::(?:-?\d+)?){1,2}")


def base(expression: str) -> str:
    """The function or constant of `eigenvalues[0]` or `fit.residual`."""
    return re.split(r"[.\[]", expression.strip(), maxsplit=1)[0]


def expressions(text: str) -> list[str]:
    """The expressions of a list such as `S[0, 1] fit.residual`, which blanks separate."""
    return re.findall(r"\w+(?:\.\w+|\[[^\[\]]*\])*", text)


@dataclass(frozen=True)
class Values:
    """What `numbers/<key>/` gives by name; the modules, units, second routes of the names."""

    home: str  # where a name that does not exist would stand
    values: dict[str, Plain] = field(default_factory=dict)
    derivations: dict[str, dict[str, Any]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    two_routes: list[str] = field(default_factory=list)
    live: dict[str, dict[str, Any]] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)  # digests of their values
    uses: dict[str, list[str]] = field(default_factory=dict)  # names that settings are made of

    @classmethod
    def load(cls, file: Path | None, home: str) -> Values:
        if file is None or not file.exists():
            return cls(home)
        return cls(home, **json.loads(file.read_text(encoding="utf-8")))

    def of(self, expression: str) -> list[float]:
        """The numbers of `name`, `name[0,1]`, `name[:,1]` or `name.field`, in reading order.

        LookupError, with one sentence, when there is no such name, entry or field.
        """
        return flat(self.plain(expression))

    def plain(self, expression: str) -> Plain:
        """The same as a number, a vector or a matrix."""
        found = NAME.fullmatch(expression)
        if found is None or found[1] not in self.values:
            name = found[1] if found else expression
            raise LookupError(
                f"{self.home} has no such function or constant.{nearest(name, self.values)} "
                "Mend the name or write it."
            )
        name, value = found[1], self.values[found[1]]
        for step in STEP.findall(found[2]):
            value = (
                _field(value, step[1:], name)
                if step[0] == "."
                else _entries(value, step[1:-1], name)
            )
            name += step
        _may_be_stated(value, name)
        return value

    def homes_of(self, expression: str) -> str:
        """The module that computes an expression, or where it would stand."""
        return self.homes.get(base(expression), self.home)


def _field(value: Plain, wanted: str, name: str) -> Plain:
    if not isinstance(value, dict) or TOO_LARGE in value:
        raise LookupError(
            f"{name} has no fields. Take .{wanted} away, or return a dict or dataclass."
        )
    if wanted not in value:
        raise LookupError(
            f"{name} has the fields {', '.join(value)}.{nearest(wanted, value)} Name one of them."
        )
    return value[wanted]


def _entries(value: Plain, text: str, name: str) -> Plain:
    parts = [part.strip() for part in text.split(",")]
    if not all(PART.fullmatch(part) for part in parts):
        raise LookupError(
            f"[{text}] is no index; expected whole numbers or slices: [0], [0,1], [:,1]. Mend it."
        )
    if isinstance(value, dict):
        _may_be_stated(value, name)
        raise LookupError(
            f"{name} has the fields {', '.join(value)}, no entries. Name one of them."
        )
    try:
        entries = _pick(value, [_index(part) for part in parts])
    except (IndexError, TypeError):
        entries = []
    if not flat(entries):
        raise LookupError(
            f"{name} has the shape {shape(value)}; expected an entry of it, "
            "counted from 0. Mend the index."
        )
    return entries


def _index(part: str) -> int | slice:
    if ":" not in part:
        return int(part)
    return slice(*(int(bound) if bound else None for bound in part.split(":")))


def _pick(value: Plain, indices: list[int | slice]) -> Plain:
    if not indices:
        return value
    first, *rest = indices
    chosen = value[first]
    return (
        [_pick(entry, rest) for entry in chosen]
        if isinstance(first, slice)
        else _pick(chosen, rest)
    )


def _may_be_stated(value: Plain, name: str) -> None:
    if isinstance(value, dict) and TOO_LARGE in value:
        raise LookupError(
            f"{name} has the shape {tuple(value[TOO_LARGE])}, too many entries to state. Write a "
            "function for what the text says of it."
        )
    if isinstance(value, dict):
        for part in value:
            _may_be_stated(value[part], f"{name}.{part}")
