"""The grammar of formulas: nodes become expressions, and what may mean two things is refused."""

from __future__ import annotations

from fractions import Fraction

from scripts.mathematics import calculus
from scripts.mathematics import expressions as e
from scripts.mathematics.calls import Calls
from scripts.mathematics.cursor import (
    AROUND,
    END,
    FACTORS,
    ROUND,
    SQUARE,
    TIMES,
    MisreadError,
    NonsenseError,
    bare,
    name_of,
    number,
    said,
)
from scripts.mathematics.pieces import ready
from scripts.mathematics.ranges import SIGNS, filled, is_dots
from scripts.mathematics.trees import Node, Tree, written

ONE = e.Number(Fraction(1))


def expression(nodes: Tree) -> e.Expression:
    """What nodes that `ready` made say; Unreadable with a reason where that is not certain."""
    try:
        return _Reader(nodes).all()
    except MisreadError as reason:
        return e.Unreadable(str(reason), isinstance(reason, NonsenseError))


class _Reader(Calls):
    """Reads one list of nodes."""

    def all(self) -> e.Expression:
        found = self.sum()
        if self.peek() is not END:
            raise MisreadError(f"{said(self.peek())} where an expression should have ended")
        return found

    def sum(self) -> e.Expression:
        """Terms with plus and minus between them."""
        terms = [self.signed()]
        while self.peek().kind == "bin" and self.peek().text in "+-":
            terms.append(self.signed())
        if len(terms) > 1 and any(isinstance(term, e.Dots) for term in terms):
            terms = filled(terms, "sum")
        return terms[0] if len(terms) == 1 else e.Sum(tuple(terms))

    def signed(self) -> e.Expression:
        node = self.peek()
        if node.kind == "bin" and node.text in "+-":
            self.take()
            term = self.term()
            return e.Negation(term) if node.text == "-" else term
        return self.term()

    def term(self) -> e.Expression:
        """Products and quotients from left to right; `a/bc` may mean two things."""
        left = self.factors()
        while True:
            node = self.peek()
            if node.kind == "bin" and node.text in TIMES:
                self.take()
                left = e.Product(left, self.factors(), TIMES[node.text])
            elif node.text == "/":
                self.take()
                left = e.Quotient(left, self.factor())
                if self.begins():
                    raise MisreadError("a factor behind a quotient with a slash")
            else:
                return left

    def factors(self) -> e.Expression:
        """What stands side by side is multiplied."""
        first = self.peek()
        if is_dots(first):
            self.take()
            return e.Dots()
        left = self.factor()
        while self.begins():
            node = self.peek()
            numeral = bare(node).kind == "number"
            mixed = first.kind == "number" and node.kind == "frac"
            if numeral or (mixed and self.at and self.peek(-1) is first):
                raise MisreadError(f"{written((self.peek(-1), node))} without a sign between")
            left = e.Product(left, self.factor())
        return left

    def begins(self) -> bool:
        """Does a factor stand here?"""
        node = self.peek()
        return node.kind in FACTORS and node.text not in ("/", "\\%") and node.text != "|"

    def factor(self) -> e.Expression:
        found = self.plain()
        while (node := self.peek()).text in ("!", "\\%") and node.kind in ("close", "ord"):
            self.take()
            bang = node.text == "!"
            if bang and self.peek().text == "!":
                raise MisreadError("a double factorial")
            found = e.Function("factorial", (found,)) if bang else e.Scaled(found, "%")
        return found

    def plain(self) -> e.Expression:
        node = self.take()
        base = bare(node)
        if base.kind in ("op", "name"):
            return self.function(base, node)
        if base.text == "\\nabla":
            return self.gradient(node)
        if self.is_indicator(base):
            return self.indicator(node)
        if node.kind == "scripts":
            return self.scripts(node)
        if node.kind == "number":
            return number(node.text)
        if node.kind == "font" and self.brackets() and name_of(node) == "\\mathbb{E}":
            return self.moment("E")
        if node.kind in ("ord", "font", "accent"):
            return self.called(e.Symbol(name_of(node)))
        if node.kind == "frac":
            derivative = self.derivative(node)
            if derivative:
                return derivative
            return e.Quotient(self.inside(node.parts[0]), self.inside(node.parts[1]))
        if node.kind == "binom":
            return e.Function("binom", (self.inside(node.parts[0]), self.inside(node.parts[1])))
        if node.kind == "root":
            index = self.inside(node.parts[1]) if node.parts[1] else e.Number(Fraction(2))
            return e.Root(self.inside(node.parts[0]), index)
        if node.kind == "fence":
            return self.fence(node)
        raise MisreadError(said(node))

    def scripts(self, node: Node) -> e.Expression:
        """A base with what stands above and below it."""
        below, above = node.parts[2], node.parts[1]
        base = bare(node)
        if base.kind in ("ord", "font", "accent"):
            symbol, above = self.symbol(base, below, above)
            if not above:
                return self.called(symbol)
            return self.raised(symbol, above)
        if below and base.kind == "fence" and base.text in (ROUND, SQUARE):
            entry = e.Entry(self.fence(base), self.indices(below))
            return self.raised(entry, above) if above else entry
        if below and not (base.kind == "fence" and AROUND.get(base.text) == "norm"):
            raise MisreadError(f"an index below {written((base,))}")
        if base.kind == "fence":
            found = self.fence(base, self.norm(below) if below else None)
        else:
            found = _Reader((base,)).all()
        return self.raised(found, above) if above else found

    def called(self, symbol: e.Symbol) -> e.Expression:
        """A symbol, or what it makes of brackets behind it: a function's value or a product."""
        node = self.peek()
        fence = bare(node)
        if fence.kind != "fence" or fence.text != ROUND:
            return symbol
        self.take()
        if symbol.name in ("P", "\\mathbb{P}") and any(n.text in SIGNS for n in fence.parts[0]):
            found = self.probability(fence)
            return self.raised(found, node.parts[1]) if node.kind == "scripts" else found
        applied: e.Expression = e.Applied(symbol, self.list(fence))
        factor: e.Expression = self.fence(fence)
        if node.kind == "scripts":
            if node.parts[2]:
                raise MisreadError("an index below brackets")
            applied, factor = (
                self.raised(applied, node.parts[1]),
                self.raised(factor, node.parts[1]),
            )
        return e.Ambiguous(symbol, applied, e.Product(symbol, factor))

    def is_indicator(self, base: Node) -> bool:
        r"""`\mathbf{1}[…]` with a condition in the brackets."""
        node = self.peek()
        one = base.kind == "font" and [n.text for n in base.parts[0]] == ["1"]
        inside = node.parts[0] if node.kind == "fence" and node.text == SQUARE else ()
        return one and any(n.kind == "rel" for n in inside)

    def indicator(self, node: Node) -> e.Expression:
        if node.kind == "scripts":
            raise MisreadError(f"{written((node,))} before brackets")
        conditions = calculus.conditions_of(ready(self.take().parts[0]), self.read)
        return e.Cases((ONE, e.Number(Fraction(0))), (conditions, ()))
