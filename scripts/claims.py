"""Numbers that the text states, held against the values that `_numbers.py` computes."""
from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.errors import Problem, nearest
from scripts.locate import Place, attributes
from scripts.numerals import Numeral, in_formula, in_prose


@dataclass(frozen=True)
class Values:
    """What `_numbers.py` gives: values by name, and derivations by name, one list of lines for each seed."""

    values: dict[str, list[float]]
    derivations: dict[str, list[list[list[float] | None]]]
    homes: dict[str, str]
    home: str  # where a name that does not exist would stand

    @classmethod
    def load(cls, file: Path | None, home: str) -> Values:
        if file is None or not file.exists():
            return cls({}, {}, {}, home)
        return cls(**json.loads(file.read_text()), home=home)


def numerals(inlines: Any) -> list[Numeral]:
    """Numerals of a piece of tree in reading order; prose between formulas is read as prose."""
    found: list[Numeral] = []
    prose: list[str] = []

    def flush() -> None:
        found.extend(in_prose("".join(prose)))
        prose.clear()

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict) and "t" in node:
            kind: str = node["t"]
            content: Any = node.get("c")
            if kind == "Str":
                prose.append(content)
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                prose.append(" ")
            elif kind == "Math":
                flush()
                found.extend(in_formula(content[1]))
            elif kind not in ("Code", "RawInline", "Note"):
                walk(content)

    walk(inlines)
    flush()
    return found


def shown(value: float) -> str:
    """A value as a message shows it: enough digits to correct the text."""
    return f"{value:.10g}"


def check(places: Iterable[Place], values: Values) -> list[Problem]:
    """Every `.claim` and `.given` whose numerals are not the values of the name in `of=`."""
    problems = []
    for place in places:
        _, classes, pairs = attributes(place.node)
        kind = next((c for c in ("claim", "given") if c in classes), None)
        if kind is None or place.kind not in ("Span", "Div"):
            continue

        def wrong(message: str, place: Place = place) -> None:
            problems.append(Problem(place.path, place.line, message))

        name = pairs.get("of", "")
        if name not in values.values:
            wrong(f"{kind} of {name!r}; {values.home} has no such {'constant' if kind == 'given' else 'function'}."
                  f"{nearest(name, values.values)} Mend the name or write it.")
            continue
        stated, expected = numerals(place.node["c"][1]), values.values[name]
        if len(stated) != len(expected):
            wrong(f"text says {', '.join(n.text for n in stated) or 'no number'} ({len(stated)} numerals), "
                  f"{name} gives {', '.join(map(shown, expected[:12]))} ({len(expected)} values). "
                  "State each once, in this order.")
            continue
        for numeral, value in zip(stated, expected, strict=True):
            if not numeral.states(value):
                wrong(f"text says {numeral.text}, {name} gives {shown(value)}. Correct the text or {values.homes[name]}.")
    return problems
