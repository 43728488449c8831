"""What of a document can be looked up: headlines, statements, exercises, symbols, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.checks.subject import Subject
from scripts.markdown import symbols
from scripts.markdown.locate import Node, attributes
from scripts.mathematics.katex import Formula, Typeset, typeset
from scripts.mathematics.readable import readable

STATED = {
    "def": "definition",
    "thm": "theorem",
    "lem": "lemma",
    "cor": "corollary",
    "prp": "proposition",
    "cnj": "conjecture",
    "exm": "example",
    "exr": "exercise",
}
MARKUP = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_[]<>$@^~#|"})
Made = Mapping[str, Typeset]


def of(subject: Subject) -> dict[str, Any]:
    """Entries (kind, title, id, other words) and rows of symbols and words, in reading order."""
    titles = list(_titles(subject))
    rows = symbols.rows(subject.places)
    cells = [[row.symbol, row.meaning, row.mml] for row in rows]
    made = _typeset(subject.root, symbols.tex([*(title for _, _, title, _ in titles), *cells]))
    entries, words, headlines = [], [], {}
    section = ""
    for kind, identifier, title, said in titles:
        if kind == "slide":
            section, headlines[identifier] = identifier, markdown(title)
        entries.append(
            [kind, _read(title, made), identifier, f"{_spoken(title, made)} {said}".strip()]
        )
        if kind not in ("slide", "exercise", "example"):
            word = {"order": _read(title, made), "word": markdown(title), "kind": kind}
            words.append({**word, "id": identifier, "section": section})
    for row in rows:
        shown = f"{_read(row.symbol, made)}: {_read(row.meaning, made)}"
        entries.append(["symbol", shown, row.section, _spoken(row.symbol, made)])
    table = [
        {
            "order": _spoken(row.symbol, made),
            "symbol": markdown(row.symbol),
            "meaning": markdown(row.meaning),
            "section": row.section,
            "mml": markdown(row.mml),
        }
        for row in rows
    ]
    return {"entries": entries, "symbols": table, "words": words, "headlines": headlines}


def _titles(subject: Subject) -> Iterator[tuple[str, str, list[Node], str]]:
    """Kind, id, title and the words of the statement of all that has an id and a title."""
    for place in subject.places:
        identifier, _, pairs = attributes(place.node)
        kind = STATED.get(identifier.partition("-")[0])
        if place.kind == "Header" and subject.room == "slides" and not place.around:
            if identifier and place.node["c"][0] <= 2:
                yield "slide", identifier, place.node["c"][2], ""
        elif place.kind == "Div" and kind:
            blocks = place.node["c"][1]
            titled = bool(blocks) and blocks[0]["t"] == "Header"
            named = [{"t": "Str", "c": pairs["name"]}] if "name" in pairs else []
            title = blocks[0]["c"][2] if titled else named
            if title:
                said = " ".join("".join(_prose(blocks[titled:])).split())
                yield kind, identifier, title, said


def _prose(content: Any) -> Iterator[str]:
    """The words of a piece of tree without its formulas."""
    if isinstance(content, list):
        for child in content:
            yield from _prose(child)
    elif isinstance(content, dict) and "t" in content:
        if content["t"] == "Str":
            yield content["c"]
        elif content["t"] in ("Space", "SoftBreak", "LineBreak", "Para", "Plain", "Math"):
            yield " "
        if content["t"] not in ("Str", "Math", "CodeBlock", "RawBlock", "Image", "Cite"):
            yield from _prose(content.get("c"))


def _typeset(root: Path, formulas: Iterable[str]) -> Made:
    """The formulas of titles, which are set in the text, by their TeX."""
    made = typeset(root, (Formula(tex, False) for tex in dict.fromkeys(formulas)))
    return {formula.tex: each for formula, each in made.items()}


def _spoken(nodes: list[Node], made: Made) -> str:
    """The formulas of a title in words."""
    return " ".join(made[tex].speech for tex in symbols.tex(nodes))


def _read(nodes: list[Node], made: Made) -> str:
    """A title as a line of text, formulas in letters and signs."""
    return " ".join("".join(_pieces(nodes, made)).split())


def _pieces(content: Any, made: Made) -> Iterator[str]:
    if isinstance(content, list):
        for child in content:
            yield from _pieces(child, made)
    elif isinstance(content, dict) and "t" in content:
        kind = content["t"]
        if kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Math":
            each = made[content["c"][1]]
            yield readable(each.mathml) if each.mathml else content["c"][1]
        elif kind in ("Str", "Code"):
            yield content["c"] if kind == "Str" else content["c"][1]
        else:
            yield from _pieces(content.get("c"), made)


def markdown(nodes: list[Node]) -> str:
    """Inlines as Markdown again, their formulas with macros expanded."""
    return "".join(map(_markdown, nodes)).strip()


def _markdown(node: Node) -> str:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        return str(content).translate(MARKUP)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Math":
        return f"${' '.join(content[1].split())}$"
    if kind in ("Emph", "Strong"):
        mark = "*" if kind == "Emph" else "**"
        return mark + markdown(content) + mark
    if kind == "Code":
        return f"`{content[1]}`"
    if kind == "Quoted":
        return f'"{markdown(content[1])}"'
    inlines = content[1] if kind in ("Span", "Link", "Cite") else content
    return markdown(inlines) if isinstance(inlines, list) else ""
