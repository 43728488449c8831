"""Functions with a name of their own and sums over a range, with where their arguments end."""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from scripts.mathematics import calculus
from scripts.mathematics import expressions as e
from scripts.mathematics.brackets import Brackets
from scripts.mathematics.cursor import (
    BRACES,
    FUNCTIONS,
    MOMENTS,
    NAMES,
    RANGED,
    ROUND,
    SQUARE,
    TIMES,
    MisreadError,
    bare,
    is_matrix,
    name_of,
)
from scripts.mathematics.pieces import ready
from scripts.mathematics.ranges import ranged
from scripts.mathematics.trees import Node, Tree, written


class Calls(Brackets):
    """Reads functions; what stands in them is for the whole grammar, which is built on this."""

    @abstractmethod
    def term(self) -> e.Expression:
        """Products and quotients."""

    @abstractmethod
    def factor(self) -> e.Expression:
        """One factor."""

    @abstractmethod
    def begins(self) -> bool:
        """Does a factor stand here?"""

    def brackets(self) -> bool:
        """Do brackets follow, perhaps with an exponent?"""
        fence = bare(self.peek())
        return fence.kind == "fence" and fence.text in (SQUARE, ROUND)

    def moment(self, name: str) -> e.Expression:
        """An expectation or variance of what stands in brackets."""
        node = self.take()
        found: e.Expression = e.Function(name, self.given(bare(node)))
        if node.kind != "scripts":
            return found
        if node.parts[2]:
            raise MisreadError("an index below brackets")
        return e.Power(found, self.inside(node.parts[1]))

    def given(self, fence: Node) -> tuple[e.Expression, ...]:
        r"""What stands in the brackets of an expectation, and behind `\mid` what is given."""
        return tuple(map(self.read, _around_bar(fence)))

    def probability(self, fence: Node) -> e.Probability:
        """A probability of conditions, perhaps given others."""
        return e.Probability(
            *(calculus.conditions_of(part, self.read) for part in _around_bar(fence))
        )

    def derivative(self, node: Node) -> e.Expression | None:
        r"""`\frac{\partial f}{\partial x}`, also in front of what it differentiates."""
        found = calculus.fraction(node, self.read)
        if found is None:
            return None
        of, by = found
        return e.Derivative(self.factor() if of is None else of, by)

    def gradient(self, node: Node) -> e.Expression:
        r"""`\nabla f(\mathbf{x})`, `\nabla_{\mathbf{x}} f`, and `\nabla^2` for the Hessian."""
        above, below = (node.parts[1], node.parts[2]) if node.kind == "scripts" else ((), ())
        order = written(above) or "1"
        if order not in ("1", "2"):
            raise MisreadError(f"{written((node,))}")
        of = self.factor()
        if isinstance(of, e.Ambiguous):
            of = of.applied
        by = self.inside(below) if below else None
        if by is None and isinstance(of, e.Applied) and len(of.arguments) == 1:
            (by,) = of.arguments
        if not isinstance(by, e.Symbol):
            raise MisreadError(f"{written((node,))} of what does not name its variable")
        return e.Derivative(of, (by,) * int(order), gradient=True)

    def integral(self, below: Tree, above: Tree) -> e.Expression:
        """An integral over one variable between two ends."""
        end = calculus.integral(self.nodes, self.at)
        inner = self.read(tuple(self.nodes[self.at : end])) if end > self.at else None
        self.at = end + 1
        by = e.Symbol(name_of(self.take()))
        if not (below and above):
            raise MisreadError("an integral without its ends")
        ends = (self.end(below), self.end(above))
        return e.Integral(inner or e.Number(Fraction(1)), by, *ends)

    def end(self, nodes: Tree) -> e.Expression:
        """An end of an integral."""
        written_ = written(nodes).replace(" ", "")
        if written_ in ("\\infty", "+\\infty"):
            return e.Symbol("∞")
        if written_ == "-\\infty":
            return e.Negation(e.Symbol("∞"))
        return self.inside(nodes)

    def function(self, base: Node, node: Node) -> e.Expression:
        """A function with a name of its own, or a sum or product over a range."""
        above, below = (node.parts[1], node.parts[2]) if node.kind == "scripts" else ((), ())
        if base.text == "\\int":
            return self.integral(below, above)
        if base.text in RANGED:
            return ranged(RANGED[base.text], below, above, self.read, self.term())
        name = base.text.lstrip("\\")
        name = NAMES.get(name, name)
        if name in ("max", "min", "argmax", "argmin") and below:
            return ranged(name, below, above, self.read, self.term())
        if name in MOMENTS and not (above or below) and self.brackets():
            return self.moment(name)
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
        if isinstance(found, e.Ambiguous):
            raise MisreadError(f"where {name} without brackets ends")
        while self.begins() and bare(self.peek()).kind not in ("op", "name"):
            if bare(self.peek()).kind in ("fence", "number"):
                raise MisreadError(f"where {name} without brackets ends")
            found = e.Product(found, self.factor())
        following = bare(self.peek(1)).kind in ("op", "name")
        if (self.peek().text in TIMES or self.peek().text == "/") and not following:
            raise MisreadError(f"where {name} without brackets ends")
        return (found,)


def _around_bar(fence: Node) -> list[Tree]:
    r"""What stands in brackets before `\mid`, and behind it."""
    parts: list[Tree] = [()]
    for node in ready(fence.parts[0]):
        if node.text in ("\\mid", "|", "\\vert"):
            parts.append(())
        else:
            parts[-1] = (*parts[-1], node)
    if len(parts) > 2:
        raise MisreadError("more than one condition")
    return parts
