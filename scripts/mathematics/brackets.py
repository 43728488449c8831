"""Brackets and what hangs on symbols: lists, matrices, sets, norms, indices, powers."""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from scripts.mathematics import calculus
from scripts.mathematics import expressions as e
from scripts.mathematics.cursor import (
    AROUND,
    BRACES,
    ROUND,
    SQUARE,
    Cursor,
    MisreadError,
    is_matrix,
    name_of,
    parted,
)
from scripts.mathematics.pieces import ready
from scripts.mathematics.ranges import filled, is_dots
from scripts.mathematics.trees import Node, Tree, written


class Brackets(Cursor):
    """Reads what stands in brackets; what that may be the whole grammar says, built on this."""

    @abstractmethod
    def all(self) -> e.Expression:
        """The whole as one expression."""

    def read(self, nodes: Tree) -> e.Expression:
        """Nodes that are ready."""
        return type(self)(nodes).all()

    def inside(self, nodes: Tree) -> e.Expression:
        """A part of a node."""
        return self.read(ready(nodes))

    def symbol(self, base: Node, below: Tree, above: Tree) -> tuple[e.Symbol, Tree]:
        """A symbol with its indices; what stands above it and does not belong to its name."""
        name = name_of(base)
        if below and all(node.kind in ("text", "name") for node in ready(below)):
            name, below = f"{name}_{{{written(below)}}}", ()
        indices = self.indices(below) if below else ()
        opened = ready(above)
        while opened and opened[0].text in ("\\prime", "*", "\\ast", "\\star"):
            name, opened = name + opened[0].text.replace("\\prime", "'"), opened[1:]
        return e.Symbol(name, indices), opened

    def indices(self, below: Tree) -> tuple[e.Expression, ...]:
        """Indices, parted by commas or letters side by side."""
        nodes = ready(below)
        if len(nodes) > 1 and all(n.kind in ("ord", "number") for n in nodes):
            return tuple(self.read((node,)) for node in nodes)
        return self.separated(nodes)

    def raised(self, base: e.Expression, above: Tree) -> e.Expression:
        sign = written(above)
        if sign in ("\\circ", "°"):
            return e.Scaled(base, "°")
        if sign in ("\\top", "\\mathsf{T}", "\\intercal"):
            return e.Transpose(base)
        if sign == "T" and isinstance(base, e.Matrix):
            return e.Transpose(base)
        if sign == "-\\top" or sign == "- \\top":
            return e.Transpose(e.Power(base, e.Negation(e.Number(Fraction(1)))))
        return e.Power(base, self.inside(above))

    def list(self, fence: Node) -> tuple[e.Expression, ...]:
        return self.separated(ready(fence.parts[0]))

    def separated(self, nodes: Tree) -> tuple[e.Expression, ...]:
        """Expressions with commas between them; dots among them are filled."""
        parts = [self.read(part) for part in parted(nodes)]
        return tuple(filled(parts, "list"))

    def matrix(self, rows: Node) -> e.Matrix:
        cells = [[self.inside(cell.parts[0]) for cell in row] for row in rows.parts]
        if rows.text not in ("", "small") or len({len(row) for row in cells}) != 1:
            raise MisreadError("rows that are no matrix")
        return e.Matrix(tuple(map(tuple, cells)))

    def fence(self, fence: Node, kind: e.Expression | None = None) -> e.Expression:
        """What stands in brackets or bars."""
        does = AROUND.get(fence.text)
        if calculus.is_cases(fence):
            return calculus.cases(fence, self.read)
        if is_matrix(fence) and fence.text in (ROUND, SQUARE, *AROUND) and does != "inner":
            (rows,) = [node for node in fence.parts[0] if node.kind == "rows"]
            matrix = self.matrix(rows)
            if does is None:
                return matrix
            return e.Function("det" if does == "abs" else does, (matrix,), kind)
        if fence.text == SQUARE and any(map(is_dots, fence.parts[0])):
            return e.Matrix((self.columns(ready(fence.parts[0])),))
        parts = self.list(fence)
        if does:
            if len(parts) != (2 if does == "inner" else 1):
                raise MisreadError(f"{len(parts)} things between {fence.text}")
            return e.Function(does, parts, kind)
        if fence.text == ROUND or (fence.text == SQUARE and len(parts) != 2):
            return parts[0] if len(parts) == 1 else e.Matrix((parts,))
        if fence.text == BRACES:
            return e.Collection(parts)
        if fence.text == SQUARE:
            return e.Interval(parts[0], parts[1], fence.text)
        raise MisreadError(f"{written((fence,))}, a set, an interval or a row")

    def columns(self, nodes: Tree) -> tuple[e.Expression, ...]:
        """Columns side by side in brackets, some of them left out by dots."""
        parts: list[Tree] = [()]
        for node in nodes:
            if node.kind in ("space", "punct"):
                continue
            parts.append((node,))
        return tuple(filled([self.read(part) for part in parts[1:]], "list"))

    def norm(self, below: Tree) -> e.Expression:
        """The kind of a norm: a number, ∞, or F."""
        text = written(below)
        if text in ("\\infty", "F", "\\mathrm{F}", "\\text{F}"):
            return e.Symbol("∞" if text == "\\infty" else "F")
        return self.inside(below)
