"""A formula as a line of text, for lists that show no mathematics: from KaTeX's MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

MARKS = {"~": "\u0303", "˜": "\u0303", "^": "\u0302", "ˆ": "\u0302", "ˉ": "\u0304", "¯": "\u0304"}
SUMS = "∑∏∫⋃⋂"
SPACED = re.compile(r"\s*([=≈≠≤≥<>∈×→∼⪰+])\s*")


def readable(mathml: str) -> str:
    """`x̃_n`, `N × N`, `X^⊤X`: letters and signs in a line, indices behind `_`, exponents `^`."""
    tree = ElementTree.fromstring(mathml)  # noqa: S314 (KaTeX wrote it)
    return " ".join(SPACED.sub(r" \1 ", _text(tree)).split())


def _text(node: ElementTree.Element) -> str:
    kind = node.tag.rpartition("}")[2]
    parts = [_text(child) for child in node]
    if kind == "annotation":
        return ""
    if kind == "msqrt":
        return f"√{_group(''.join(parts))}"
    if kind in SHAPES and len(parts) == SHAPES[kind][0]:
        return SHAPES[kind][1](parts)
    text = (node.text or "").strip("\u2061\u2062\u2063")
    return f"{text} " if kind == "mi" and len(text) > 1 else text + "".join(parts)


def _group(text: str) -> str:
    """In brackets, unless it is short."""
    return text if len(text) <= 2 or text.isalnum() else f"({text})"


def _over(parts: Sequence[str]) -> str:
    base, above = parts
    accent = above in MARKS and len(base) == 1
    return base + MARKS[above] if accent else _scripts(base, above=above)


def _scripts(base: str, below: str = "", above: str = "") -> str:
    """A base with its index and exponent; what acts on the next symbol stands apart from it."""
    acts = base.endswith(" ") or base in SUMS
    written = base.strip() + (f"_{_group(below)}" if below else "")
    return written + (f"^{_group(above)}" if above else "") + (" " if acts else "")


SHAPES: dict[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "msub": (2, lambda p: _scripts(p[0], p[1])),
    "munder": (2, lambda p: _scripts(p[0], p[1])),
    "msup": (2, lambda p: _scripts(p[0], above=p[1])),
    "mover": (2, _over),
    "msubsup": (3, lambda p: _scripts(*p)),
    "munderover": (3, lambda p: _scripts(*p)),
    "mfrac": (2, lambda p: f"{_group(p[0])}/{_group(p[1])}"),
}
