"""Relations of a formula: its chains, line by line, with the sides read as mathematics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.mathematics import expressions as e
from scripts.mathematics import ranges
from scripts.mathematics.cursor import MisreadError
from scripts.mathematics.grammar import expression
from scripts.mathematics.pieces import ready, unknown
from scripts.mathematics.trees import Node, Tree, written

SIGNS = {
    **ranges.SIGNS,
    "\\approx": "≈",
    "\\in": "∈",
    "∉": "∉",
    "\\perp": "⊥",
    "\\succ": "≻",
    "\\succeq": "⪰",
}
COMPARING = {"=", "≠", "<", ">", "≤", "≥", "≈"}
UNKNOWN = "?"  # a sign that says nothing about values: ∝, ∼, →, …
ARROWS = {
    *("\\Rightarrow", "\\Longrightarrow", "\\Leftrightarrow", "\\Longleftrightarrow"),
    *("\\iff", "\\implies"),
}
WORDS = {"and", "so", "hence", "thus", "therefore", "that is", "i.e.", "because", "since", "but"}
ALIGNED = {"align", "alignat"}
LINES = {*ALIGNED, "gather"}
BARE = ("F", "∞", "\\mathrm{e}")  # kinds of norms, and Euler's number where it is upright
LIST = unknown("a place in a list")


@dataclass(frozen=True)
class Relation:
    """Two neighbouring sides of a chain with the sign between them, and the TeX of the whole.

    Of a chain with dots, which stands for many, `running` says from where to where.
    """

    left: e.Expression
    sign: str
    right: e.Expression
    text: str
    running: e.Ranged | None = None


def relations(tree: Tree) -> list[Relation]:
    """Every relation of a formula that stands outside brackets and indices, in reading order."""
    return [found for run in _runs(tree) for piece in _pieces(run) for found in _chain(piece)]


def letters(of: e.Expression, within: frozenset[str] = frozenset()) -> Iterator[str]:
    """Symbols that nothing inside gives a value."""
    if isinstance(of, e.Ranged):
        within = within | {index.name for index in of.indices}
    if isinstance(of, e.Symbol) and not of.indices and of.name not in within:
        yield of.name
    if isinstance(of, e.Ambiguous):
        yield from letters(of.applied, within)
        return
    for part in of:
        yield from letters(part, within)


def alone(tree: Tree) -> list[e.Expression]:
    """What stands in a formula without a relation."""
    found = list[e.Expression]()
    for run in _runs(tree):
        for piece in _pieces(run):
            nodes = tuple(node for node in piece if node != LIST)
            if nodes and not any(node.kind == "rel" for node in nodes):
                found.append(expression(nodes))
    return found


def between_numbers(relation: Relation) -> bool:
    r"""Do both sides hold numbers only? `\pi` alone is one where it is rounded."""
    if relation.sign not in COMPARING:
        return False
    known = _closed_within if relation.sign == "≈" else closed
    return known(relation.left, frozenset()) and known(relation.right, frozenset())


def closed(side: e.Expression, bound: frozenset[str] = frozenset()) -> bool:
    r"""Does it hold numbers only?

    `\pi` and `e` are numbers where nothing else is meant: π multiplied, in a power or in a
    function, but not as a term beside numbers, where it may be a weight; e with an exponent.
    """
    match side:
        case e.Symbol(name, indices):
            return not indices and (name in BARE or name in bound or name == ranges.RUNNING.name)
        case e.Unreadable():
            return False
        case e.Power(e.Symbol("e"), exponent):
            return _closed_within(exponent, bound)
        case e.Ranged():
            within = bound | {index.name for index in side.indices}
            ends = [end for end in (side.first, side.last) if end is not None]
            whole = len(ends) == 2 and all(closed(end, bound) for end in ends)
            return whole and _closed_within(side.term, within)
        case e.Sum() | e.Negation() | e.Matrix():
            return all(closed(part, bound) for part in side)
        case _:
            return all(_closed_within(part, bound) for part in side)


def _closed_within(side: e.Expression, bound: frozenset[str]) -> bool:
    return side == e.Symbol("\\pi") or closed(side, bound)


def _runs(tree: Tree) -> Iterator[Tree]:
    """Runs of nodes that belong together: a formula, or what lines of a display make up."""
    nodes = [n for n in tree if n.kind not in ("space", "punct", "group") or n.parts]
    rows = nodes[0] if len(nodes) == 1 else None
    if rows and rows.kind == "fence" and rows.text == "\\{ .":
        inner = [n for n in rows.parts[0] if n.kind != "space"]
        rows = inner[0] if len(inner) == 1 else None
    if rows and rows.kind == "group":
        yield from _runs(rows.parts[0])
    elif rows and rows.kind == "rows" and rows.text in LINES:
        width = 2 if rows.text in ALIGNED else 1
        for column in range(0, max(map(len, rows.parts), default=0), width):
            lines = [row[column : column + width] for row in rows.parts]
            yield from map(ready, _joined([[c.parts[0] for c in line] for line in lines]))
    elif rows and rows.kind == "rows" and nodes[0].kind == "fence":
        yield from (ready(row[0].parts[0]) for row in rows.parts if row)
    else:
        yield ready(tree)


def _joined(lines: list[list[Tree]]) -> list[Tree]:
    """Lines, each with those that continue it."""
    runs: list[Tree] = []
    for cells in lines:
        left = tuple(node for node in cells[0] if node.kind != "space") if cells else ()
        line = tuple(node for cell in cells for node in cell)
        first = next((node for node in line if node.kind != "space"), None)
        if first is None:
            continue
        aligned = len(cells) > 1
        operator = first.kind == "bin"
        open_end = bool(runs) and runs[-1][-1].kind in ("bin", "rel", "open")
        relation = any(node.kind == "rel" for node in line)
        if runs and operator and relation and not (aligned and not left) and first.kind != "rel":
            runs[-1] = (*runs[-1], LIST) if not aligned else runs[-1]
            runs.append((LIST, *line) if not aligned else line)
        elif runs and ((aligned and not left) or operator or first.kind == "rel" or open_end):
            runs[-1] = (*_ended(runs[-1]), *line)
        else:
            runs.append(line)
    return runs


def _ended(nodes: Tree) -> Tree:
    """Without the comma or stop, and the spaces, at the end."""
    while nodes and (nodes[-1].kind in ("space", "punct") or nodes[-1] == Node("ord", ".")):
        nodes = nodes[:-1]
    return nodes


def _pieces(run: Tree) -> Iterator[Tree]:
    """Statements of a run: parted by wide spaces, arrows, words such as "and", and commas.

    What stands beside a member of a list that is no relation (`= 4, 2`) has no end of its own.
    """
    hard: list[list[Tree]] = [[()]]
    for node in run:
        word = node.text.strip(" ,;:.").lower()
        if (
            (node.kind == "space" and node.text == "wide")
            or (node.kind == "rel" and node.text in ARROWS)
            or (node.kind == "text" and (word in WORDS or not word))
        ):
            hard.append([()])
        elif node.kind == "punct" and node.text in (",", ";"):
            hard[-1].append(())
        else:
            hard[-1][-1] = (*hard[-1][-1], node)
    joined: list[list[Tree]] = []
    for pieces in hard:
        kept = [_ended(piece) for piece in pieces if _ended(piece)]
        if kept and joined and kept[0][0].kind == "rel":
            kept[0] = (*joined[-1].pop(), *kept[0])
        joined.append(kept or [()])
    for pieces in joined:
        bare = [not any(node.kind == "rel" for node in piece) for piece in pieces]
        for at, piece in enumerate(pieces):
            before = at > 0 and bare[at - 1]
            behind = at + 1 < len(pieces) and bare[at + 1]
            yield (*(LIST,) * before, *piece, *(LIST,) * behind)


def _chain(piece: Tree) -> Iterator[Relation]:
    """The relations of one statement."""
    sides: list[Tree] = [()]
    signs = list[Node]()
    for node in piece:
        if node.kind == "rel":
            signs.append(node)
            sides.append(())
        else:
            sides[-1] = (*sides[-1], node)
    if not signs:
        return
    known = [SIGNS.get(sign.text, UNKNOWN) for sign in signs]
    read = [expression(side) if side else e.Unreadable("an empty side") for side in sides]
    skipped = {at for at, side in enumerate(read) if isinstance(side, e.Dots)}
    for at, sign in enumerate(known):
        text = written((*sides[at], signs[at], *sides[at + 1]))
        if UNKNOWN in known[max(at - 1, 0) : at + 2]:
            sign = UNKNOWN
        if at + 1 in skipped and at + 2 < len(read):
            text = written((*sides[at], signs[at], *sides[at + 1], signs[at + 1], *sides[at + 2]))
            if sign == known[at + 1] or UNKNOWN in (sign, known[at + 1]):
                yield _running(read[at], sign, read[at + 2], text)
            else:
                differ = e.Unreadable("the signs on both sides of the dots differ", nonsense=True)
                yield Relation(differ, sign, read[at + 2], text)
        elif at not in skipped:
            yield Relation(read[at], sign, read[at + 1], text)


def _running(first: e.Expression, sign: str, last: e.Expression, text: str) -> Relation:
    """A chain with dots: each member stands so to the next."""
    try:
        running = ranges.between(first, last, "list")
    except MisreadError as reason:
        return Relation(e.Unreadable(str(reason)), sign, last, text)
    return Relation(running.term, sign, ranges.following(running.term), text, running)
