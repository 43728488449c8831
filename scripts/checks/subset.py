"""The Markdown subset (CONTRIBUTING.md): only what both engines read the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.base.errors import Problem, nearest
from scripts.checks.subject import Subject
from scripts.markdown.locate import Place, attributes, plain
from scripts.markdown.qmd import CELL

CLASSES = {
    *("claim", "given", "assumed", "derivation", "identity", "generated", "live"),
    *("proof", "remark", "hint", "answer", "solution", "question", "summary", "worked"),
    *("reading", "quiz", "reason", "symbols", "keep"),
    *("hero", "paths", "path"),
    *("notes", "minutes", "aside", "center", "smaller", "unlisted", "unnumbered"),
    *("columns", "column", "body-column", "panel-tabset", "r-stretch", "nostretch"),
    *("content-visible", "content-hidden", "incremental", "nonincremental", "fragment"),
    *(f"callout-{kind}" for kind in ("note", "tip", "warning", "important", "caution")),
    *(f"fade-{way}" for way in ("in", "out", "up", "down", "left", "right", "in-then-out")),
    *("semi-fade-out", "highlight-red"),
}
ATTRIBUTES = {  # by kind; those of exercises, claims and live elements among them
    "Div": {
        *("of", "width", "name", "title", "layout-ncol", "setting", "equals"),
        *("difficulty", "minutes", "practises", "space", "notebook", "part"),
        *(f"{w}-{k}" for w in ("when", "unless") for k in ("format", "profile", "meta")),
    },
    "Span": {"of", "setting", "equals"},
    "Header": {"setting"},
    "Image": {"fig-alt", "width", "numbers", "credit"},
    "CodeBlock": {"code-line-numbers", "of", "with", "compared", "not-run"},
    "Code": set[str](),
    "Link": set[str](),
    "Table": set[str](),
}
CLASSED = ("Div", "Span", "Header", "Image")
DIAGRAMS = {"mermaid", "dot"}
ANNOTATION = re.compile(r"(?:#|//|--|%) *<\d+>\s*$")  # Quarto's notes beside lines of code
WIDTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in|pt)")
THEME = re.compile(r"\.([a-zA-Z][\w-]*)")
INSTEAD = {
    "tex": "write it between dollar signs, and `\\$` for the sign in a text",
    "br": "write a backslash at the end of the line",
    "span": "write `[…]{.class}`",
    "div": "write `::: {.class}`",
    "img": 'write `![…](/_build/figures/…){fig-alt="…"}`',
    "sub": "write `~…~`",
    "sup": "write `^…^`",
    "a": "write `[…](…)`",
    **dict.fromkeys(("b", "strong"), "write `**…**`"),
    **dict.fromkeys(("i", "em"), "write `*…*`"),
}


def markdown_is_in_the_subset(subject: Subject) -> Iterator[Problem]:
    """Only what both engines read the same way, each construct by a rule of its own."""
    known = CLASSES | _of_theme(subject)
    for place in subject.places:
        yield from _classes_and_attributes(place, known)
        yield from _raw(place)
        yield from _by_kind(place, subject.room)
    yield from _macros_in_front(subject)
    yield from _pauses(subject)
    yield from _cells(subject)


def _of_theme(subject: Subject) -> set[str]:
    """Classes that the course's own theme defines."""
    file = subject.root / "slides" / "theme.scss"
    return set(THEME.findall(file.read_text("utf-8", "replace"))) if file.exists() else set()


def _classes_and_attributes(place: Place, known: set[str]) -> Iterator[Problem]:
    _, classes, pairs = attributes(place.node)
    for name in classes if place.kind in CLASSED else ():
        if name not in known:
            yield place.problem(
                f"class {name!r} is outside the Markdown subset.{nearest(name, known)} "
                "Use one that CONTRIBUTING.md lists, or define it in slides/theme.scss."
            )
    allowed = ATTRIBUTES.get(place.kind, set())
    for name in pairs:
        if name not in allowed:
            expected = ", ".join(sorted(allowed)) or "none"
            yield place.problem(
                f"attribute {name!r} is not obeyed by both engines; expected {expected}."
                f"{nearest(name, allowed)} Remove it."
            )
    width = pairs.get("width", "")
    if width and not WIDTH.fullmatch(width):
        yield place.problem(f"width {width!r}; expected such as 50% or 400px. Write a number.")


def _raw(place: Place) -> Iterator[Problem]:
    """Raw text: macros, page breaks and comments stay, everything else is named."""
    if place.kind not in ("RawBlock", "RawInline"):
        return
    kind, text = place.node["c"]
    comment = kind == "html" and not re.sub(r"<!--.*?-->", "", text, flags=re.S).strip()
    if comment or "pagebreak" in text or (kind == "tex" and _only_macros(text)):
        return
    tag = re.match(r"</?\s*([a-zA-Z][\w-]*)", text)
    if tag is None or not tag[0].startswith("</"):
        instead = INSTEAD.get(tag[1].lower() if tag else kind, "write Markdown")
        shown = " ".join(text[:30].split())
        yield place.problem(f"raw {kind} {shown!r} is outside the Markdown subset; {instead}.")


def _only_macros(tex: str) -> bool:
    return all(line.startswith("\\newcommand") for line in tex.strip().splitlines())


def _by_kind(place: Place, room: str) -> Iterator[Problem]:
    """Constructs that engines treat differently."""
    if place.kind == "Note":
        yield place.problem("a footnote; expected `::: {.aside}`, or the words where they belong.")
    elif place.kind == "HorizontalRule" and room == "slides":
        yield place.problem(
            "a rule begins a slide without a headline; expected `## …`. Write a headline."
        )
    elif place.kind == "CodeBlock":
        lines = place.node["c"][1].split("\n")
        if any(ANNOTATION.search(line) for line in lines):
            yield place.problem(
                "notes beside lines of code (`# <1>`) are Quarto's alone; expected a comment. "
                "Write it out."
            )
    elif _is_pause(place) and any("column" in attributes(node)[1] for node in place.around):
        yield place.problem("a pause inside a column is printed by Quarto. Use `::: {.fragment}`.")


def _is_pause(place: Place) -> bool:
    return place.kind == "Para" and plain(place.node["c"]).strip() == ". . ."


def _macros_in_front(subject: Subject) -> Iterator[Problem]:
    """In a deck, macros stand below the first headline."""
    for place in subject.places:
        if place.kind == "Header" or subject.room != "slides":
            return
        if place.kind == "RawBlock" and _only_macros(place.node["c"][1]):
            said = "macros before the first slide make an empty slide in Quarto. "
            told = f"{said}Include them below the first heading."
            yield Problem(subject.document.path, place.line, told)


def headings_go_down_by_one(subject: Subject) -> Iterator[Problem]:
    """No level of headings is left out: who listens would miss it, and no PDF is made."""
    above = 1
    for place in subject.places:
        if place.kind == "Header":
            level = place.node["c"][0]
            if level > above + 1:
                wanted = "#" * (above + 1)
                yield place.problem(
                    f"a heading of level {level} below one of level {above}; expected {wanted!r}. "
                    "Write that."
                )
            above = level


def _pauses(subject: Subject) -> Iterator[Problem]:
    """No pause stands below a small heading."""
    small = False
    for place in subject.places if subject.room == "slides" else ():
        if place.kind == "Header":
            small = place.node["c"][0] > 2
        elif small and _is_pause(place):
            yield place.problem(
                "a pause below a small heading is read differently by the engines. "
                "Use `::: {.fragment}`."
            )


def _cells(subject: Subject) -> Iterator[Problem]:
    """Cells that Quarto would run."""
    lines = subject.document.text.split("\n")
    for (path, line), text in zip(subject.document.origin, lines, strict=True):
        found = CELL.match(text)
        if found and found[1].lower() in DIAGRAMS:
            yield Problem(
                path,
                line,
                f"a {found[1]} diagram, which Quarto draws in the page; expected a figure. "
                "Draw it by a figure file, or put its SVG into figures/<key>/.",
            )
        elif found:
            yield Problem(
                path,
                line,
                "executable cell; numbers come from numbers/, pictures from figure files. "
                "Write ```{.python} to show code.",
            )
