"""A tree made ready to be read: digits as numbers, brackets in pairs, nothing that is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.mathematics.trees import Node, Tree

PAIRS = {
    *("( )", "[ ]", "\\{ \\}", "| |", "\\| \\|", "\\lvert \\rvert", "\\lVert \\rVert"),
    *("\\vert \\vert", "\\Vert \\Vert", "\\langle \\rangle", "\\lfloor \\rfloor"),
    *("\\lceil \\rceil", "\\lbrack \\rbrack", "\\lbrace \\rbrace"),
}
COMMA = Node("comma", ",")  # between groups of digits
NAMED = {"\\lbrack": "[", "\\rbrack": "]", "\\lbrace": "\\{", "\\rbrace": "\\}"}
RAISED = "ABCDEFGHIJ"
LOWERED = str.maketrans(RAISED, "0123456789")
NUMBER = re.compile(
    r"[1-9]\d{0,2}(?:[sc]\d{3})*[sc]\d\d[\dA-J](?![\dA-J])(?:(?<=\d)\.\d*[\dA-J])?"
    r"|(?:\d*\.)?\d*[\dA-J]"
)
MORE = re.compile(r"\.?[\dA-J]")


def unknown(reason: str) -> Node:
    """What is not understood."""
    return Node("unknown", reason)


def ready(tree: Tree) -> Tree:
    """The nodes with numbers read (kind number) and brackets paired (kind fence)."""
    return _paired([node for node in _numbers(_spliced(tree)) if node.text != "thin"])


def digit(node: Node) -> bool:
    """Is this a digit?"""
    return node.kind == "ord" and node.text.isdigit() and node.text.isascii()


def _spliced(tree: Tree) -> list[Node]:
    """Groups are opened: braces are not seen."""
    found = list[Node]()
    for node in tree:
        if node.kind == "group" and [n.text for n in node.parts[0]] == [","]:
            found.append(COMMA)
        elif node.kind == "group" and node.parts[0] and node.parts[0][0].kind == "rel":
            found.append(node.parts[0][0] if len(node.parts[0]) == 1 else unknown("a group"))
        elif node.kind == "group" or node.kind == "brace":
            found += _spliced(node.parts[0])
        elif node.kind == "scripts" and [n.kind for n in node.parts[0]] == ["brace"]:
            found += _spliced(node.parts[0])  # what stands under a brace is a remark
        else:
            found.append(node)
    return found


def _numbers(nodes: list[Node]) -> Iterator[Node]:
    """Runs of digits, with a point or in groups of three, as one node each."""
    signs, at = "".join(map(_sign, nodes)), 0
    while at < len(nodes):
        found, node = NUMBER.match(signs, at), nodes[at]
        if found is None:
            yield Node("punct", ".") if signs[at] == "." else node
            at += 1
            continue
        at, last = found.end(), nodes[found.end() - 1]
        text = re.sub("[sc]", "", found[0]).translate(LOWERED)
        if MORE.match(signs, at) or re.match(r"0\d", text):
            yield unknown(f"the digits behind {text}")
        elif signs[at - 1].isupper():
            yield last._replace(parts=((Node("number", text),), *last.parts[1:]))
        else:
            yield Node("number", text)


def _sign(node: Node) -> str:
    """A letter that says what a node is to a number; a digit with an exponent is a capital."""
    if digit(node) or (node.kind, node.text) == ("ord", "."):
        return node.text
    if node.kind == "scripts" and len(node.parts[0]) == 1 and digit(node.parts[0][0]):
        return RAISED[int(node.parts[0][0].text)]
    return {"thin": "s", ",": "c" if node.kind == "comma" else "x"}.get(node.text, "x")


def _paired(nodes: list[Node]) -> Tree:
    """Brackets with what is inside; those without a partner hide what they might hold."""
    open_: list[tuple[str, list[Node]]] = [("", [])]
    for node in nodes:
        closing = node.parts[0][0] if node.kind == "scripts" and node.parts[0] else node
        if node.kind == "open":
            open_.append((NAMED.get(node.text, node.text), []))
        elif closing.kind == "close" and closing.text != "!":
            right = NAMED.get(closing.text, closing.text)
            left, within = open_.pop()
            if not open_:
                open_ = [("", [unknown("a closing bracket without an opening one")])]
                continue
            pair = f"{left} {right}"
            fence = Node("fence", pair, (tuple(within),))
            if pair not in PAIRS:
                fence = unknown(f"the brackets {pair}")
            if node.kind == "scripts":
                fence = node._replace(parts=((fence,), *node.parts[1:]))
            open_[-1][1].append(fence)
        else:
            open_[-1][1].append(node)
    if len(open_) > 1:
        return (*open_[0][1], unknown("an opening bracket without a closing one"))
    return tuple(open_[0][1])
