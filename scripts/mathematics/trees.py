"""Formulas as KaTeX reads them: small trees, made by one Node process and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from scripts.base import programs
from scripts.base.kept import Kept
from scripts.base.paths import CODE, Paths

SCRIPT = Path(__file__).with_suffix(".mjs")


class Node(NamedTuple):
    """A piece of a formula.

    `kind` is one of TeX's classes (ord, bin, rel, open, close, punct, inner) with the sign in
    `text`, or op, name, scripts (base, above, below), frac, binom, root (body, index), group,
    fence, rows (a part a row, of cells), cell, font, accent, brace, text, space, unknown.
    """

    kind: str
    text: str
    parts: tuple[tuple[Node, ...], ...] = ()


Tree = tuple[Node, ...]


@cache
def version() -> str:
    """What, besides the formula, decides its tree."""
    katex = json.loads(programs.module("katex/package.json").read_bytes())["version"]
    return f"{katex} {hashlib.sha256(SCRIPT.read_bytes()).hexdigest()}"


def parse(root: Path, formulas: Iterable[str]) -> dict[str, Tree | None]:
    """The tree of each formula, None where KaTeX refuses it."""
    wanted = dict.fromkeys(formulas)
    kept = Kept(Paths(root).cache / "trees.sqlite", version())
    known = kept.get(wanted)
    new = [tex for tex in wanted if tex not in known]
    if new:
        answers = json.loads(programs.run([programs.node(), SCRIPT], json.dumps(new), cwd=CODE))
        made = {
            tex: json.dumps(answer, ensure_ascii=False)
            for tex, answer in zip(new, answers, strict=True)
        }
        kept.put(made)
        known |= made
    return {tex: _tree(json.loads(known[tex])) for tex in wanted}


def _tree(nodes: Any) -> Tree | None:
    return None if nodes is None else tuple(_node(node) for node in nodes)


def _node(node: Any) -> Node:
    kind, text, *parts = node
    return Node(kind, text, tuple(tuple(_node(child) for child in part) for part in parts))


def written(tree: Tree) -> str:
    """The TeX of a piece, plainly spaced, as a message shows it."""
    text = ""
    for node in tree:
        part = _written(node)
        wide = node.kind in ("bin", "rel") or node.text in ("wide", ",")
        text += f" {part} " if wide and text else part
        if part[:1] == "\\" and part[-1:].isalpha():
            text += " "
    return " ".join(text.split())


def _written(node: Node) -> str:
    parts = [written(part) for part in node.parts]
    match node.kind:
        case "scripts":
            above = f"^{{{parts[1]}}}" if parts[1] else ""
            below = f"_{{{parts[2]}}}" if parts[2] else ""
            return parts[0] + (below + above).replace("{\\prime}", "'")
        case "frac" | "binom":
            return f"\\{node.kind}{{{parts[0]}}}{{{parts[1]}}}"
        case "root":
            return f"\\sqrt[{parts[1]}]{{{parts[0]}}}" if parts[1] else f"\\sqrt{{{parts[0]}}}"
        case "fence":
            left, right = node.text.split(" ")
            return f"{left}{' ' * left[-1:].isalpha()}{parts[0]}{right}"
        case "rows":
            return "; ".join(", ".join(written(cell.parts[0]) for cell in r) for r in node.parts)
        case "font" | "accent":
            return f"\\{node.text.lstrip(chr(92))}{{{parts[0]}}}"
        case "text" | "name":
            return f"\\text{{{node.text}}}"
        case "space":
            return "\\quad" if node.text == "wide" else ""
        case "group" | "brace" | "cell":
            return parts[0]
        case "unknown":
            return "…"
        case _:
            return node.text
