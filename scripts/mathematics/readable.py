"""A formula as a line of text, for lists that show no mathematics: from KaTeX's MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

MARKS = {"~": "\u0303", "˜": "\u0303", "^": "\u0302", "ˆ": "\u0302", "ˉ": "\u0304", "¯": "\u0304"}
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
    return (node.text or "").strip("\u2061\u2062\u2063") + "".join(parts)


def _group(text: str) -> str:
    """In brackets, unless it is short."""
    return text if len(text) <= 2 or text.isalnum() else f"({text})"


def _over(parts: Sequence[str]) -> str:
    base, above = parts
    return base + MARKS[above] if above in MARKS and len(base) == 1 else f"{base}^{_group(above)}"


SHAPES: dict[str, tuple[int, Callable[[Sequence[str]], str]]] = {
    "msub": (2, lambda p: f"{p[0]}_{_group(p[1])}"),
    "msup": (2, lambda p: f"{p[0]}^{_group(p[1])}"),
    "msubsup": (3, lambda p: f"{p[0]}_{_group(p[1])}^{_group(p[2])}"),
    "munder": (2, lambda p: f"{p[0]}_{_group(p[1])}"),
    "mover": (2, _over),
    "munderover": (3, lambda p: f"{p[0]}_{_group(p[1])}^{_group(p[2])}"),
    "mfrac": (2, lambda p: f"{_group(p[0])}/{_group(p[1])}"),
}
