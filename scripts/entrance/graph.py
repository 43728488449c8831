"""Concepts and the methods that need them: a graph for each chapter, and the same as a table."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scripts.course.model import Concept
from scripts.course.site import table
from scripts.entrance import cards
from scripts.entrance.shelf import Shelf

LETTERS = 18  # of a line of a label: two columns of them fit beside each other on a phone
LINE, GAP, TOP = 20, 16, 34  # pixels: a line of a label, between labels, the heads of the columns
LEFT, RIGHT = 45, 56  # per cent of the width: where the links begin and end
FEW = 2  # with so many chapters their graphs are shown unfolded


@dataclass(frozen=True)
class Label:
    """A concept or a method at its height."""

    lines: tuple[str, ...]
    top: int

    @property
    def middle(self) -> float:
        return self.top + len(self.lines) * LINE / 2


def graphs(shelves: Sequence[Shelf]) -> str:
    """The graph of each chapter, folded where there are many, then all of it as a table."""
    drawn = [shelf for shelf in shelves if shelf.chapter.front.concepts]
    places = _places(drawn)
    told = [
        cards.folded(_title(shelf), _drawn(shelf, places), len(drawn) <= FEW) for shelf in drawn
    ]
    return "".join(told) + cards.folded("The same as a table", concept_table(shelves))


def concept_table(shelves: Sequence[Shelf]) -> str:
    """Every concept, the method that needs it, and the slide that shows it at work."""
    rows = []
    for shelf in shelves:
        for row in shelf.chapter.front.concepts:
            title = shelf.headlines.get(row.section, row.section)
            link = f"[{title}](slides/{shelf.key}.html#/{row.section})"
            rows.append((row.concept, row.method, f"{shelf.chapter.number} {link}"))
    return table(("Concept", "Method that needs it", "Shown in"), rows) + "\n"


def _title(shelf: Shelf) -> str:
    front = shelf.chapter.front
    concepts = len({row.concept for row in front.concepts})
    methods = len({row.method for row in front.concepts})
    counted = f"{concepts} concept{'s' * (concepts != 1)}, {methods} method{'s' * (methods != 1)}"
    return html.escape(f"{shelf.chapter.number} {shelf.chapter.title}: {counted}")


def _places(shelves: Sequence[Shelf]) -> dict[str, list[int]]:
    """The chapters in which a method stands, by its name."""
    found: dict[str, list[int]] = {}
    for shelf in shelves:
        for method in dict.fromkeys(row.method for row in shelf.chapter.front.concepts):
            found.setdefault(method, []).append(shelf.chapter.number)
    return found


def _drawn(shelf: Shelf, places: dict[str, list[int]]) -> str:
    return f"```{{=html}}\n{svg(shelf, places)}\n```\n\n"


def svg(shelf: Shelf, places: dict[str, list[int]]) -> str:
    """A graph as wide as its column: concepts left, methods right, each line a link."""
    rows, number = shelf.chapter.front.concepts, shelf.chapter.number
    left = list(dict.fromkeys(row.concept for row in rows))
    elsewhere = {
        name: f"also in chapter {', '.join(str(n) for n in found if n != number)}"
        for name, found in places.items()
        if len(found) > 1
    }
    concepts, methods, height = _stacked(left, _beside(rows, left), elsewhere)
    name = html.escape(f"Chapter {number}: which concept which method needs", quote=True)
    out = [
        f'<svg class="graph" width="100%" height="{height}" role="group" aria-label="{name}">',
        f"<title>{name}</title>",
        f'<text class="head" x="{LEFT - 2}%" y="18" text-anchor="end">Concept</text>',
        f'<text class="head" x="{RIGHT + 2}%" y="18">Method that needs it</text>',
    ]
    seen = set[str]()
    for row in rows:
        out += _edge(shelf, row, concepts[row.concept], methods[row.method], height, seen)
    return "\n".join([*out, "</svg>"])


def _stacked(
    left: Sequence[str], right: Sequence[str], notes: dict[str, str]
) -> tuple[dict[str, Label], dict[str, Label], int]:
    """The labels of both columns in common rows, and where they end; notes stand below methods."""
    top, found = TOP, (dict[str, Label](), dict[str, Label]())
    for pair in zip_longest(left, right):
        broken = [
            [*_lines(name or ""), *(_lines(notes.get(name or "", "")) if side else [])]
            for side, name in enumerate(pair)
        ]
        most = max(map(len, broken))
        for labels, name, lines in zip(found, pair, broken, strict=True):
            if name is not None:
                labels[name] = Label(tuple(lines), top + (most - len(lines)) * LINE // 2)
        top += most * LINE + GAP
    return *found, top


def _lines(text: str) -> list[str]:
    plain = re.sub(r"[$\\{}*]", "", text)
    return textwrap.wrap(plain, LETTERS, break_on_hyphens=False, break_long_words=False)


def _beside(rows: Sequence[Concept], concepts: Sequence[str]) -> list[str]:
    """The methods by the mean height of their concepts, so that few lines cross."""
    at: dict[str, list[int]] = {}
    for row in rows:
        at.setdefault(row.method, []).append(concepts.index(row.concept))
    return sorted(at, key=lambda method: (sum(at[method]) / len(at[method]), at[method]))


def _edge(
    shelf: Shelf, row: Concept, left: Label, right: Label, height: int, seen: set[str]
) -> list[str]:
    """A link to the slide: the curve, and each label where it stands for the first time."""
    title = shelf.headlines.get(row.section, row.section)
    said = f"{' '.join((*left.lines, *right.lines))}: {title}"  # begins with what is to be seen
    labels = [(row.concept, left, f"{LEFT - 2}%"), (row.method, right, f"{RIGHT + 2}%")]
    new = [label for label in labels if label[0] not in seen]
    seen |= {name for name, _, _ in new}
    a, b = left.middle, right.middle
    way = f"read/{shelf.key}.html#{row.section}"
    return [
        f'<a href="{way}" aria-label="{html.escape(said, quote=True)}">',
        *(_text(label, x, label is left) for _, label, x in new),
        f'<svg x="{LEFT}%" width="{RIGHT - LEFT}%" height="{height}" viewBox="0 0 100 {height}" '
        'preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="M4 {a:g} C50 {a:g} 50 {b:g} 96 {b:g}" fill="none" stroke="currentColor" '
        'vector-effect="non-scaling-stroke"/></svg>',
        f'<circle class="concept" cx="{LEFT}%" cy="{a:g}" r="5"/>',
        f'<circle class="method" cx="{RIGHT}%" cy="{b:g}" r="5"/>',
        "</a>",
    ]


def _text(label: Label, x: str, ends: bool) -> str:
    anchor = ' text-anchor="end"' if ends else ""
    return "\n".join(
        f'<text fill="currentColor" x="{x}" y="{label.top + (n + 0.75) * LINE:g}"{anchor}>'
        f"{html.escape(line)}</text>"
        for n, line in enumerate(label.lines)
    )
