"""What stands below a sum, and dots between two members: over which indices something runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from scripts.mathematics import expressions as e
from scripts.mathematics.cursor import MisreadError, NonsenseError, parted
from scripts.mathematics.pieces import ready
from scripts.mathematics.trees import Node, Tree, written

SIGNS = {
    "=": "=",
    "\\ne": "≠",
    "<": "<",
    ">": ">",
    "\\lt": "<",
    "\\gt": ">",
    "\\le": "≤",
    "\\leq": "≤",
    "\\leqslant": "≤",
    "\\ge": "≥",
    "\\geq": "≥",
    "\\geqslant": "≥",
}
RUNNING = e.Symbol("…")  # the index of what dots leave out; no letter that TeX has


def ranged(
    name: str, below: Tree, above: Tree, read: Callable[[Tree], e.Expression], term: e.Expression
) -> e.Ranged:
    r"""A sum, product or maximum over `n=1`, `n`, `n, m`, `d \le K`, `i \ne j`."""
    if above:
        index, sign, first = _comparison(ready(below), read)
        if sign != "=" or not isinstance(index, e.Symbol):
            raise NonsenseError(f"{name} over {written(below)} with an upper end; expected =")
        return e.Ranged(name, (index,), first, read(ready(above)), (), term)
    indices, conditions = list[e.Symbol](), list[e.Comparison]()
    for part in parted(ready(below)):
        if any(node.kind == "rel" for node in part):
            comparisons = compared(part, read)
            if any(c.sign == "=" for c in comparisons):
                raise MisreadError(f"the range {written(part)}")
            conditions += comparisons
            sides = [side for c in comparisons for side in (c.left, c.right)]
            letter = [sides[0]] if len(comparisons) == 1 else sides[1:-1]
            if comparisons[0].sign == "≠":
                letter = sides
            indices += [side for side in letter if isinstance(side, e.Symbol)]
        else:
            index = read(part)
            indices += [index] if isinstance(index, e.Symbol) else []
    indices = list(dict.fromkeys(indices))
    if not indices or any(index.indices for index in indices):
        raise MisreadError(f"{name} over {written(below) or 'nothing'}")
    return e.Ranged(name, tuple(indices), None, None, tuple(conditions), term)


def compared(part: Tree, read: Callable[[Tree], e.Expression]) -> list[e.Comparison]:
    """The conditions of a chain such as `0 < x \\le 1`."""
    sides: list[Tree] = [()]
    signs = list[str]()
    for node in part:
        if node.kind == "rel":
            signs.append(SIGNS.get(node.text, ""))
            sides.append(())
        else:
            sides[-1] = (*sides[-1], node)
    if not signs or not all(signs):
        raise MisreadError(f"the condition {written(part)}")
    values = [read(side) for side in sides]
    return [
        e.Comparison(left, sign, right)
        for (left, right), sign in zip(pairwise(values), signs, strict=True)
    ]


def _comparison(
    nodes: Tree, read: Callable[[Tree], e.Expression]
) -> tuple[e.Expression, str, e.Expression]:
    at = [i for i, node in enumerate(nodes) if node.kind == "rel"]
    if len(at) != 1:
        raise MisreadError(f"the range {written(nodes) or 'of nothing'}")
    return read(nodes[: at[0]]), SIGNS.get(nodes[at[0]].text, ""), read(nodes[at[0] + 1 :])


def is_dots(node: Node) -> bool:
    """Three dots on the line or above it."""
    return node.text in ("\\cdots", "\\ldots", "\\dots", "…", "\\dotsc", "\\dotsb")


def filled(members: list[e.Expression], name: str) -> list[e.Expression]:
    """Members in which dots between two are what runs from one to the other."""
    found = list[e.Expression]()
    at = 0
    members = _signed(members)
    while at < len(members):
        behind = members[at + 1] if at + 1 < len(members) else None
        if isinstance(behind, e.Dots):
            if at + 2 >= len(members):
                raise MisreadError("dots without an end")
            found.append(between(members[at], members[at + 2], name))
            at += 3
        elif isinstance(members[at], e.Dots):
            raise MisreadError("dots without a beginning")
        else:
            found.append(members[at])
            at += 1
    return found


def _signed(members: list[e.Expression]) -> list[e.Expression]:
    """Members in which dots have no sign of their own: it must be that of what stands behind."""
    found = list(members)
    for at, member in enumerate(members):
        minus = isinstance(member, e.Negation)
        if isinstance(member.of if isinstance(member, e.Negation) else member, e.Dots):
            behind = members[at + 1] if at + 1 < len(members) else member
            if isinstance(behind, e.Negation) is not minus:
                raise NonsenseError("the sign before dots is not the one behind them")
            found[at] = e.Dots()
    return found


def between(first: e.Expression, last: e.Expression, name: str) -> e.Ranged:
    """From one member to another that differs from it in one index, exponent or number."""
    ends = list[tuple[e.Expression, e.Expression]]()
    term = _template(first, last, ends)
    if len(set(ends)) != 1:
        raise MisreadError("dots between members that differ in more than one place")
    return e.Ranged(name, (RUNNING,), *ends[0], (), term)


def following(term: e.Expression) -> e.Expression:
    """The member behind one, in terms of the running index."""
    if term == RUNNING:
        return e.Sum((RUNNING, e.Number(Fraction(1))))
    made = {each.name: _following(getattr(term, each.name)) for each in fields(term)}
    return replace(term, **made)


def _following(value: Any) -> Any:
    if isinstance(value, e.Expression):
        return following(value)
    return tuple(map(_following, value)) if isinstance(value, tuple) else value


def _template(
    one: e.Expression, other: e.Expression, ends: list[tuple[e.Expression, e.Expression]]
) -> e.Expression:
    """What two expressions have in common, with the running index where they differ."""
    if one == other:
        return one
    if type(one) is not type(other) or isinstance(one, e.Number):
        ends.append((one, other))
        return RUNNING
    made = {
        each.name: _common(getattr(one, each.name), getattr(other, each.name), ends)
        for each in fields(one)
    }
    return replace(one, **made)


def _common(one: Any, other: Any, ends: list[tuple[e.Expression, e.Expression]]) -> Any:
    if isinstance(one, e.Expression) and isinstance(other, e.Expression):
        return _template(one, other, ends)
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return tuple(_common(a, b, ends) for a, b in zip(one, other, strict=True))
    if one != other:
        raise MisreadError("dots between members of different kinds")
    return one
