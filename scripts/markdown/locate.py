"""Lines for pandoc's tree, which has none: walk it in reading order beside its text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from scripts.base.errors import Problem
from scripts.markdown.qmd import Document

WORD = re.compile(r"[A-Za-z0-9_]+")
RULE = re.compile(r"^[ ]{0,3}(([-*_])(?:[ \t]*\2){2,})[ \t]*$", re.M)
BLACK = re.compile(r"\S")
REACH = 600  # how far ahead a word may lie; farther is a false match (a quote, an entity)
FAR = 5000  # the same of listings, and behind descriptions of images

Node = dict[str, Any]
Attributes = tuple[str, list[str], dict[str, str]]
NONE: Attributes = ("", [], {})
ATTRIBUTED = ("Div", "Span", "Code", "CodeBlock", "Image", "Link", "Figure", "Table")
AT = {"Header": 1, **dict.fromkeys(ATTRIBUTED, 0)}


class Place(NamedTuple):
    """A node of the tree with its path and line and the nodes around it, outermost first.

    `at` is where it begins in the expanded text; `source` a formula as it was written, before its
    macros were expanded.
    """

    node: Node
    kind: str
    path: str
    line: int
    around: tuple[Node, ...]
    at: int
    source: str = ""

    def problem(self, message: str) -> Problem:
        """A mistake here."""
        return Problem(self.path, self.line, message)


def places(document: Document) -> list[Place]:
    """Every node of the document, in reading order."""
    walker = _Walker(document)
    return list(walker.walk(document.blocks, ()))


def attributes(node: Node) -> Attributes:
    """Identifier, classes and key-value pairs of a node that has them, else empty ones."""
    at = AT.get(node["t"])
    if at is None:
        return NONE
    identifier, classes, pairs = node["c"][at]
    return identifier, classes, dict(pairs)


def plain(nodes: Any) -> str:
    """The words of a piece of tree; mathematics as TeX."""
    if isinstance(nodes, list):
        return "".join(plain(n) for n in nodes)
    if not isinstance(nodes, dict) or "t" not in nodes:
        return ""
    kind: str = nodes["t"]
    content: Any = nodes.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Math", "Code", "CodeBlock"):
        return str(content[1])
    if kind in ("Para", "Plain"):
        return plain(content) + " "
    if kind in ("RawInline", "RawBlock"):
        return ""
    return plain(content)


class _Walker:
    def __init__(self, document: Document) -> None:
        self.text, self.at, self.document = document.text, 0, document
        self.starts = [0, *(m.end() for m in re.finditer("\n", document.text))]

    def walk(self, content: Any, around: tuple[Node, ...]) -> Iterator[Place]:
        if isinstance(content, list):
            for child in content:
                yield from self.walk(child, around)
        elif isinstance(content, dict) and "t" in content:
            yield from getattr(self, f"_{content['t'].lower()}", self._other)(content, around)

    def place(self, node: Node, at: int, around: tuple[Node, ...], source: str = "") -> Place:
        index = bisect.bisect_right(self.starts, at) - 1
        path, line = self.document.origin[min(index, len(self.document.origin) - 1)]
        return Place(node, node["t"], path, line, around, at, source)

    def seek(self, needle: str, reach: int = REACH) -> int:
        """Move past the next occurrence of `needle`, if it is near; where it starts."""
        found = self.text.find(needle, self.at, self.at + reach + len(needle)) if needle else -1
        if found < 0:
            return self.at
        self.at = found + len(needle)
        return found

    def ahead(self, opening: str, end: int | None = None) -> int:
        """Where the next `opening` starts, or here."""
        found = self.text.find(opening, self.at, end)
        return found if found >= 0 else self.at

    def _other(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        if node.get("c") is not None:
            yield self.place(node, self.at, around)
            yield from self.walk(node["c"], (*around, node))

    def _horizontalrule(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        rule = RULE.search(self.text, self.at)
        yield self.place(node, rule.start(1) if rule else self.at, around)
        self.at = rule.end() if rule else self.at

    def _str(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        starts = [self.seek(word) for word in WORD.findall(node["c"])]
        yield self.place(node, starts[0] if starts else self.at, around)

    def _math(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        mark = "$$" if node["c"][0]["t"] == "DisplayMath" else "$"
        start = self.seek(mark)
        begin = self.at
        while (end := self.text.find(mark, self.at)) > 0 and self.text[end - 1] == "\\":
            self.at = end + 1
        self.at = end + len(mark) if end > 0 else self.at
        yield self.place(node, start, around, self.text[begin : max(end, begin)])

    def _span(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        yield self.place(node, self.ahead("[", self.at + REACH), around)
        yield from self.walk(node["c"][1], (*around, node))
        if any(attributes(node)):
            self.seek("{")
            self.seek("}")

    def _header(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        self.at = self.ahead("#")
        yield self.place(node, self.at, around)
        end = self.text.find("\n", self.at)
        yield from self.walk(node["c"][2], (*around, node))
        self.at = max(self.at, end)

    def _div(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        start = self.text.find(":::", self.at)
        if start >= 0:
            end = self.text.find("\n", start)
            self.at = end if end >= 0 else len(self.text)
        yield self.place(node, max(start, 0), around)
        yield from self.walk(node["c"][1], (*around, node))
        close = self.text.find(":::", self.at)
        if close >= 0:
            self.at = max(self.at, self.text.find("\n", close))

    def _link(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        yield self.place(node, self.at, around)
        yield from self.walk(node["c"][1], (*around, node))
        self.seek(node["c"][2][0])

    def _image(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        yield self.place(node, self.ahead("!["), around)
        yield from self.walk(node["c"][1], (*around, node))
        self.seek("](" + node["c"][2][0], FAR)
        if any(attributes(node)[1:]):
            self.seek("}", FAR)

    def _figure(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        yield self.place(node, self.ahead("!["), around)
        # without the caption, which is the image's description once more
        yield from self.walk(node["c"][2], (*around, node))

    def _cite(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        first, *others = node["c"][0]
        yield self.place(node, self.seek("@" + first["citationId"]), around)
        for citation in others:
            self.seek("@" + citation["citationId"])
        if self.text.find("]", self.at, self.at + 80) >= 0 and first["citationSuffix"]:
            self.seek("]")

    def _code(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        yield self.place(node, self.seek(node["c"][1]), around)

    _rawinline = _code

    def _codeblock(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        code = node["c"][1]
        at = self.seek(code, FAR)
        if not self.text.startswith(code, at):  # indented, as in a list
            first, *others = (line.strip() for line in code.split("\n"))
            at = self.seek(first, FAR)
            for line in others:
                self.seek(line)
        yield self.place(node, at, around)

    def _rawblock(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        first, *others = node["c"][1].split("\n")
        yield self.place(node, self.seek(first), around)
        for line in others:
            self.seek(line)

    def _table(self, node: Node, around: tuple[Node, ...]) -> Iterator[Place]:
        begin = BLACK.search(self.text, self.at)
        yield self.place(node, begin.start() if begin else self.at, around)
        _, caption, _, head, bodies, foot = node["c"]
        for part in (head, bodies, foot, caption):  # a caption is written below its table
            yield from self.walk(part, (*around, node))
