"""Functions with a name of their own and sums over a range, with where their arguments end."""

from __future__ import annotations

from abc import abstractmethod

from scripts.mathematics import expressions as e
from scripts.mathematics.cursor import (
    BRACES,
    FUNCTIONS,
    MOMENTS,
    NAMES,
    RANGED,
    ROUND,
    SQUARE,
    TIMES,
    Cursor,
    MisreadError,
    bare,
    is_matrix,
)
from scripts.mathematics.pieces import ready
from scripts.mathematics.ranges import ranged
from scripts.mathematics.trees import Node, Tree, written


class Calls(Cursor):
    """Reads functions; what stands in them is for the whole grammar, which is built on this."""

    @abstractmethod
    def all(self) -> e.Expression:
        """The whole as one expression."""

    @abstractmethod
    def term(self) -> e.Expression:
        """Products and quotients."""

    @abstractmethod
    def factor(self) -> e.Expression:
        """One factor."""

    @abstractmethod
    def begins(self) -> bool:
        """Does a factor stand here?"""

    @abstractmethod
    def fence(self, node: Node) -> e.Expression:
        """What stands in brackets."""

    @abstractmethod
    def list(self, node: Node) -> tuple[e.Expression, ...]:
        """What commas part in brackets."""

    def given(self, fence: Node) -> tuple[e.Expression, ...]:
        r"""What stands in the brackets of an expectation, and behind `\mid` what is given."""
        parts: list[Tree] = [()]
        for node in ready(fence.parts[0]):
            if node.text in ("\\mid", "|", "\\vert"):
                parts.append(())
            else:
                parts[-1] = (*parts[-1], node)
        if len(parts) > 2:
            raise MisreadError("more than one condition")
        return (*(type(self)(part).all() for part in parts),)

    def inside(self, nodes: Tree) -> e.Expression:
        """A part of a node."""
        return type(self)(ready(nodes)).all()

    def function(self, base: Node, node: Node) -> e.Expression:
        """A function with a name of its own, or a sum or product over a range."""
        above, below = (node.parts[1], node.parts[2]) if node.kind == "scripts" else ((), ())
        if base.text in RANGED:
            return self.ranged(RANGED[base.text], below, above)
        name = base.text.lstrip("\\")
        name = NAMES.get(name, name)
        if name in ("max", "min") and below:
            return self.ranged(name, below, above)
        if name in MOMENTS and self.peek().kind == "fence" and self.peek().text in (SQUARE, ROUND):
            return e.Function(name, (*self.given(self.take()),))
        if name not in FUNCTIONS or (below and name != "log"):
            raise MisreadError(f"the function {written((node,))}")
        found: e.Expression = e.Function(
            name, self.arguments(name), self.inside(below) if below else None
        )
        if above:
            power = self.inside(above)
            if not isinstance(power, e.Number):
                raise MisreadError(f"{written((node,))}, an inverse or a power")
            found = e.Power(found, power)
        return found

    def arguments(self, name: str) -> tuple[e.Expression, ...]:
        node = self.peek()
        if node.kind == "scripts" and bare(node).kind == "fence":
            raise MisreadError(f"brackets with an exponent behind {name}")
        if node.kind == "fence" and node.text in (ROUND, SQUARE, BRACES):
            if name not in ("max", "min") and node.text == BRACES:
                raise MisreadError(f"{name} of a set")
            self.take()
            return (self.fence(node),) if is_matrix(node) else self.list(node)
        if name in ("max", "min", "exp") or not self.begins():
            raise MisreadError(f"{name} without brackets")
        found = self.factor()
        while self.begins() and bare(self.peek()).kind not in ("op", "name"):
            if bare(self.peek()).kind in ("fence", "number"):
                raise MisreadError(f"where {name} without brackets ends")
            found = e.Product(found, self.factor())
        following = bare(self.peek(1)).kind in ("op", "name")
        if (self.peek().text in TIMES or self.peek().text == "/") and not following:
            raise MisreadError(f"where {name} without brackets ends")
        return (found,)

    def ranged(self, name: str, below: Tree, above: Tree) -> e.Expression:
        """What runs over indices, up to where its term ends."""
        return ranged(name, below, above, lambda nodes: type(self)(nodes).all(), self.term())
