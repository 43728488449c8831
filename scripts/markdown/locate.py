"""Lines for pandoc's tree, which has none: walk it in reading order beside the text it came from."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from scripts.markdown.qmd import Document

WORD = re.compile(r"[A-Za-z0-9_]+")
REACH = 600  # how far ahead a word may lie; farther is a false match (smart punctuation, an entity)


class Place(NamedTuple):
    """A node of the tree with the path and line it came from and the nodes around it, outermost first.

    `at` is where it begins in the expanded text; `source` a formula as it was written, before its macros were expanded.
    """

    node: dict[str, Any]
    kind: str
    path: str
    line: int
    around: tuple[dict[str, Any], ...]
    at: int
    source: str = ""


Attributes = tuple[str, list[str], dict[str, str]]
NONE: Attributes = ("", [], {})
AT = {
    "Header": 1,
    **dict.fromkeys(("Div", "Span", "Code", "CodeBlock", "Image", "Link", "Figure", "Table"), 0),
}


def attributes(node: dict[str, Any]) -> Attributes:
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

    def seek(self, needle: str, reach: int = REACH) -> int:
        """Move past the next occurrence of `needle`, if it is near; where it starts."""
        found = self.text.find(needle, self.at, self.at + reach + len(needle)) if needle else -1
        if found < 0:
            return self.at
        self.at = found + len(needle)
        return found

    def place(
        self, node: dict[str, Any], at: int, around: tuple[dict[str, Any], ...], source: str = ""
    ) -> Place:
        index = bisect.bisect_right(self.starts, at) - 1
        path, line = self.document.origin[min(index, len(self.document.origin) - 1)]
        return Place(node, node["t"], path, line, around, at, source)

    def walk(self, content: Any, around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        if isinstance(content, list):
            for child in content:
                yield from self.walk(child, around)
        elif isinstance(content, dict) and "t" in content:
            yield from getattr(self, f"_{content['t'].lower()}", self._other)(content, around)

    def _other(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        if node.get("c") is not None:
            yield self.place(node, self.at, around)
            yield from self.walk(node["c"], (*around, node))

    def _str(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        starts = [self.seek(word) for word in WORD.findall(node["c"])]
        yield self.place(node, starts[0] if starts else self.at, around)

    def _math(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        mark = "$$" if node["c"][0]["t"] == "DisplayMath" else "$"
        start = self.seek(mark)
        begin = self.at
        while (end := self.text.find(mark, self.at)) > 0 and self.text[end - 1] == "\\":
            self.at = end + 1
        self.at = end + len(mark) if end > 0 else self.at
        yield self.place(node, start, around, self.text[begin : max(end, begin)])

    def _attributed(
        self, node: dict[str, Any], around: tuple[dict[str, Any], ...], opening: str, content: Any
    ) -> Iterator[Place]:
        start = self.text.find(opening, self.at, self.at + REACH)
        yield self.place(node, start if start >= 0 else self.at, around)
        yield from self.walk(content, (*around, node))
        if any(attributes(node)):
            self.seek("{")
            self.seek("}")

    def _span(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        yield from self._attributed(node, around, "[", node["c"][1])

    def _header(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        start = self.text.find("#", self.at)
        yield self.place(node, start if start >= 0 else self.at, around)
        self.at = max(self.at, start)
        end = self.text.find("\n", self.at)
        yield from self.walk(node["c"][2], (*around, node))
        self.at = max(self.at, end)

    def _div(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        start = self.text.find(":::", self.at)
        if start >= 0:
            self.at = self.text.find("\n", start) if "\n" in self.text[start:] else len(self.text)
        yield self.place(node, max(start, 0), around)
        yield from self.walk(node["c"][1], (*around, node))
        close = self.text.find(":::", self.at)
        self.at = max(self.at, self.text.find("\n", close)) if close >= 0 else self.at

    def _link(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        yield self.place(node, self.at, around)
        yield from self.walk(node["c"][1], (*around, node))
        self.seek(node["c"][2][0])

    def _image(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        start = self.text.find("![", self.at)
        yield self.place(node, start if start >= 0 else self.at, around)
        yield from self.walk(node["c"][1], (*around, node))
        self.seek("](" + node["c"][2][0], 5000)
        if any(attributes(node)[1:]):
            self.seek("}", 5000)

    def _figure(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        start = self.text.find("![", self.at)
        yield self.place(node, start if start >= 0 else self.at, around)
        yield from self.walk(
            node["c"][2], (*around, node)
        )  # the caption is the image's description once more

    def _cite(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        start = self.seek("@" + node["c"][0][0]["citationId"])
        yield self.place(node, start, around)
        for citation in node["c"][0][1:]:
            self.seek("@" + citation["citationId"])
        if self.text.find("]", self.at, self.at + 80) >= 0 and node["c"][0][0]["citationSuffix"]:
            self.seek("]")

    def _code(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        yield self.place(node, self.seek(node["c"][1]), around)

    def _rawinline(
        self, node: dict[str, Any], around: tuple[dict[str, Any], ...]
    ) -> Iterator[Place]:
        yield self.place(node, self.seek(node["c"][1]), around)

    def _codeblock(
        self, node: dict[str, Any], around: tuple[dict[str, Any], ...]
    ) -> Iterator[Place]:
        start = self.seek(node["c"][1], 5000)
        yield self.place(node, start, around)

    def _rawblock(
        self, node: dict[str, Any], around: tuple[dict[str, Any], ...]
    ) -> Iterator[Place]:
        yield self.place(node, self.seek(node["c"][1].split("\n")[0]), around)
        for line in node["c"][1].split("\n")[1:]:
            self.seek(line)

    def _table(self, node: dict[str, Any], around: tuple[dict[str, Any], ...]) -> Iterator[Place]:
        yield self.place(node, self.at, around)
        _, caption, _, head, bodies, foot = node["c"]
        for part in (head, bodies, foot, caption):  # a caption is written below its table
            yield from self.walk(part, (*around, node))


def places(document: Document) -> list[Place]:
    """Every node of the document, in reading order."""
    walker = _Walker(document)
    return list(walker.walk(document.blocks, ()))
