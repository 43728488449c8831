"""Python listings of a document in reading order, read without pandoc: what is to run is known
before anything is checked. The check holds them against pandoc's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.markdown.locate import Node, attributes
from scripts.numbers.listings import Listing

OUTSIDE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>[^\n]*)\n"
    r"|<!--.*?-->|^\s*\{\{<\s*include\s+(?P<include>\S+)\s*>\}\}[ \t]*$",
    re.M | re.S,
)
PAIR = re.compile(r'([\w-]+)=(?:"([^"]*)"|([^\s"}]+))')
CLASS = re.compile(r"(?<![\w.])\.([\w-]+)")
WORD = re.compile(r"\s*([\w-]+)")  # of a fence without braces, or before them


class Found(NamedTuple):
    """A listing and where its first line stands."""

    listing: Listing
    path: str
    line: int


def of(root: Path, path: Path) -> list[Found]:
    """The Python listings of a document and of what it includes."""
    return list(_of(root, path, ()))


def of_node(node: Node) -> Listing | None:
    """The listing that a node of pandoc's tree is."""
    _, classes, pairs = attributes(node)
    if node["t"] != "CodeBlock" or "python" not in classes:
        return None
    return _listing(node["c"][1], pairs)


def _listing(code: str, pairs: dict[str, str]) -> Listing:
    named = pairs.get("with", ""), pairs.get("compared", "")
    return Listing(code, *named, pairs.get("not-run"))


def _of(root: Path, path: Path, stack: tuple[Path, ...]) -> Iterator[Found]:
    text = path.read_text("utf-8", "replace")
    at = 0
    while found := OUTSIDE.search(text, at):
        at = found.end()
        if found["include"]:
            target = root / found["include"].strip("\"'").lstrip("/")
            if target.is_file() and target not in (*stack, path):
                yield from _of(root, target, (*stack, path))
        elif found["fence"]:
            sign, length = found["fence"][0], len(found["fence"])
            closing = re.compile(rf"^[ \t]*{sign}{{{length},}}[ \t]*$", re.M).search(text, at)
            if closing is None:
                continue
            body, at = text[found.end() : closing.start()], closing.end()
            info = found["info"]
            bare = re.sub(r'"[^"]*"', '""', info)
            word = WORD.match(bare)
            if "python" in (*CLASS.findall(bare), word[1] if word else ""):
                pairs = {name: quoted or plain for name, quoted, plain in PAIR.findall(info)}
                code = _code(body, len(found["indent"].expandtabs(4)))
                line = text.count("\n", 0, found.end()) + 1
                yield Found(_listing(code, pairs), path.relative_to(root).as_posix(), line)


def _code(body: str, indent: int) -> str:
    """The lines of a listing as pandoc reads them: tabs as blanks, moved left by its fence."""
    lines = body.expandtabs(4).removesuffix("\n").split("\n")
    return "\n".join(re.sub(rf"^ {{0,{indent}}}", "", line) for line in lines)
