"""The Markdown subset (CONTRIBUTING.md): only what both engines read the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.base.errors import Problem, nearest
from scripts.checks.subject import Subject
from scripts.markdown.locate import Place, attributes, plain

CLASSES = {
    *("claim", "given", "derivation", "identity", "generated", "live"),
    *("proof", "remark", "hint", "answer", "solution", "question", "summary", "worked"),
    *("notes", "minutes", "aside", "center", "smaller", "unlisted", "unnumbered"),
    *("columns", "column", "body-column", "panel-tabset", "r-stretch", "nostretch"),
    *("content-visible", "content-hidden", "incremental", "nonincremental", "fragment"),
    *(f"callout-{kind}" for kind in ("note", "tip", "warning", "important", "caution")),
    *(f"fade-{way}" for way in ("in", "out", "up", "down", "left", "right", "in-then-out")),
    *("semi-fade-out", "highlight-red"),
}
CLASSED = ("Div", "Span", "Header", "Image")
CELL = re.compile(r"^\s*```+\s*\{(python|r|julia|ojs|mermaid|dot)\b", re.I)


def markdown_is_in_the_subset(subject: Subject) -> Iterator[Problem]:
    """Known classes, no raw text but macros, no pause in a column, no executable cell."""
    in_front = subject.room == "slides"  # of the first slide of a deck
    for place in subject.places:
        in_front = in_front and place.kind != "Header"
        if place.kind in CLASSED:
            for name in attributes(place.node)[1]:
                if name not in CLASSES:
                    yield place.problem(
                        f"class {name!r} is outside the Markdown subset.{nearest(name, CLASSES)} "
                        "Use one that CONTRIBUTING.md lists."
                    )
        if place.kind in ("RawBlock", "RawInline"):
            kind, text = place.node["c"]
            if kind == "tex" and _only_macros(text):
                if in_front:
                    path = subject.document.path
                    yield Problem(
                        path,
                        place.line,
                        "macros before the first slide make an empty slide in Quarto. "
                        "Include them below the first heading.",
                    )
            elif "pagebreak" not in text:
                yield place.problem(
                    f"raw {kind} {text[:30]!r} is outside the Markdown subset. Write Markdown."
                )
        if _is_pause(place) and any("column" in attributes(node)[1] for node in place.around):
            yield place.problem(
                "a pause inside a column is printed by Quarto. Use `::: {.fragment}`."
            )
    yield from _cells(subject)


def _only_macros(tex: str) -> bool:
    return all(line.startswith("\\newcommand") for line in tex.strip().splitlines())


def _is_pause(place: Place) -> bool:
    return place.kind == "Para" and plain(place.node["c"]).strip() == ". . ."


def _cells(subject: Subject) -> Iterator[Problem]:
    lines = subject.document.text.split("\n")
    for (path, line), text in zip(subject.document.origin, lines, strict=True):
        if CELL.match(text):
            yield Problem(
                path,
                line,
                "executable cell; numbers come from numbers/, pictures from figure files. "
                "Write ```{.python} to show code.",
            )
