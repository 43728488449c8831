"""How derivatives, integrals, cases and indicators are written."""

from __future__ import annotations

from collections.abc import Callable

from scripts.mathematics import expressions as e
from scripts.mathematics.cursor import MisreadError, bare, is_matrix, parted
from scripts.mathematics.pieces import ready
from scripts.mathematics.ranges import compared
from scripts.mathematics.trees import Node, Tree, written

Read = Callable[[Tree], e.Expression]
OTHERWISE = ("otherwise", "else")


def is_differential(node: Node) -> bool:
    r"""`d`, upright or not, or `\partial`."""
    base = bare(node)
    if base.kind == "font":
        base = base.parts[0][0] if len(base.parts[0]) == 1 else base
    return base.text in ("d", "\\partial") and base.kind == "ord"


def fraction(node: Node, read: Read) -> tuple[e.Expression | None, tuple[e.Symbol, ...]] | None:
    r"""What a fraction such as `\frac{\partial f}{\partial x}` differentiates, by which symbols.

    None for other fractions; what is differentiated is None where it stands behind.
    """
    over, under = ready(node.parts[0]), ready(node.parts[1])
    if not (over and under and is_differential(over[0]) and is_differential(under[0])):
        return None
    if len(under) == 1:  # d/d, a quotient of two letters
        return None
    by, times = list[e.Symbol](), 1
    for node_ in under:
        if is_differential(node_):
            continue
        base, power = (node_, 1) if node_.kind != "scripts" else _powered(node_)
        symbol = read((base,))
        if not isinstance(symbol, e.Symbol):
            raise MisreadError(f"a derivative by {written((node_,))}")
        by += [symbol] * power
    if over[0].kind == "scripts":
        times = _powered(over[0])[1]
    if times != len(by):
        raise MisreadError(f"{written((node,))}, whose orders differ")
    return (read(over[1:]) if len(over) > 1 else None), tuple(by)


def _powered(node: Node) -> tuple[Node, int]:
    """A symbol with a whole exponent, taken apart; its index stays."""
    above = written(node.parts[1])
    if not above:
        return node, 1
    if not above.isdigit():
        raise MisreadError(f"{written((node,))} in a derivative")
    base = node._replace(parts=(node.parts[0], (), node.parts[2])) if node.parts[2] else bare(node)
    return base, int(above)


def integral(nodes: list[Node], at: int) -> int:
    """Where the differential of an integral stands whose integrand begins at `at`."""
    for place in range(at, len(nodes) - 1):
        if is_differential(nodes[place]) and nodes[place].kind != "scripts":
            return place
    raise MisreadError("an integral without its differential")


def cases(fence: Node, read: Read) -> e.Cases:
    """A value a row, with its condition."""
    (rows,) = [node for node in fence.parts[0] if node.kind == "rows"]
    values, conditions = list[e.Expression](), list[tuple[e.Comparison, ...]]()
    for row in rows.parts:
        if len(row) != 2:
            raise MisreadError("cases that are no value with its condition")
        value, condition = (ready(cell.parts[0]) for cell in row)
        values.append(read(_plain(value)))
        conditions.append(conditions_of(_plain(condition), read))
    return e.Cases(tuple(values), tuple(conditions))


def conditions_of(nodes: Tree, read: Read) -> tuple[e.Comparison, ...]:
    """The conditions of a case; none for `otherwise`."""
    words = [node for node in nodes if node.kind == "text"]
    rest = tuple(node for node in nodes if node.kind not in ("text", "space"))
    said = " ".join(word.text.strip(" ,.;") for word in words).strip()
    if said in OTHERWISE and not rest:
        return ()
    if said not in ("", "if", "for") or not rest:
        raise MisreadError(f"the condition {written(nodes)}")
    return tuple(each for part in parted(rest) for each in compared(part, read))


def _plain(nodes: Tree) -> Tree:
    """Without the comma or stop at the end."""
    while nodes and (nodes[-1].kind in ("punct", "space") or nodes[-1] == Node("ord", ".")):
        nodes = nodes[:-1]
    return nodes


def is_cases(fence: Node) -> bool:
    """A brace on the left with rows."""
    return fence.text == "\\{ ." and is_matrix(fence)
