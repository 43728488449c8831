"""A place in a formula, and what a node says by itself: its name, its number, its base."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from scripts.mathematics import expressions as e
from scripts.mathematics.pieces import ready
from scripts.mathematics.trees import Node, Tree, written

FUNCTIONS = {
    *("ln", "log", "exp", "sin", "cos", "tan", "arcsin", "arccos", "arctan"),
    *("sinh", "cosh", "tanh", "max", "min", "det", "tr", "rank", "diag"),
}
MOMENTS = {"E", "Var", "Cov"}
NAMES = {"trace": "tr", "rk": "rank"}
RANGED = {"\\sum": "sum", "\\prod": "prod"}
TIMES = {"\\cdot": "·", "\\times": "×"}
AROUND = {  # what a pair of delimiters does
    **dict.fromkeys(("| |", "\\lvert \\rvert", "\\vert \\vert"), "abs"),
    **dict.fromkeys(("\\| \\|", "\\lVert \\rVert", "\\Vert \\Vert"), "norm"),
    "\\lfloor \\rfloor": "floor",
    "\\lceil \\rceil": "ceil",
    "\\langle \\rangle": "inner",
}
ROUND, SQUARE, BRACES = "( )", "[ ]", "\\{ \\}"
FACTORS = {*("number", "ord", "font", "accent", "scripts", "frac", "binom", "root"), "fence"}
FACTORS |= {"op", "name"}
LETTER = re.compile(r"[A-Za-z]|\\(?!prime|%|\||vert|Vert|top|infty|circ|partial|nabla)[A-Za-z]+")
END = Node("end", "")


class MisreadError(Exception):
    """Why a piece is not understood."""


class NonsenseError(MisreadError):
    """Why a piece cannot mean anything."""


class Cursor:
    """Nodes read from left to right."""

    def __init__(self, nodes: Tree) -> None:
        self.nodes = [node for node in nodes if node.kind != "space"]
        self.at = 0

    def peek(self, ahead: int = 0) -> Node:
        at = self.at + ahead
        return self.nodes[at] if at < len(self.nodes) else END

    def take(self) -> Node:
        node = self.peek()
        self.at += 1
        return node


def said(node: Node) -> str:
    """A node as a reason names it."""
    if node is END:
        return "nothing where something is expected"
    return node.text if node.kind == "unknown" else written((node,)) or node.kind


def bare(node: Node) -> Node:
    """What scripts are attached to, or the node itself."""
    if node.kind != "scripts":
        return node
    base = ready(node.parts[0])
    return base[0] if len(base) == 1 else Node("unknown", "a group with an exponent or index")


def number(text: str) -> e.Number:
    """A number as printed."""
    point = text.partition(".")[2]
    return e.Number(Fraction(Decimal(text)), len(point) if point else None)


def name_of(node: Node) -> str:
    """The name of a symbol: a letter, bold or with an accent."""
    if node.kind == "ord" and LETTER.fullmatch(node.text):
        return node.text
    if node.kind in ("font", "accent"):
        inner = ready(node.parts[0])
        if len(inner) == 1 and inner[0].kind in ("ord", "font", "accent"):
            return f"\\{node.text.lstrip(chr(92))}{{{name_of(inner[0])}}}"
        if len(inner) == 1 and inner[0].kind == "number" and node.kind == "font":
            return f"\\{node.text}{{{inner[0].text}}}"  # the zero vector
    raise MisreadError(said(node))


def is_matrix(fence: Node) -> bool:
    """Do brackets hold rows?"""
    return [n.kind for n in fence.parts[0] if n.kind != "space"] == ["rows"]


def parted(nodes: Tree) -> list[Tree]:
    """What commas part."""
    parts: list[Tree] = [()]
    for node in nodes:
        if (node.kind, node.text) == ("punct", ","):
            parts.append(())
        else:
            parts[-1] = (*parts[-1], node)
    return parts
