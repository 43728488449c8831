"""The grammar of formulas: nodes become expressions, and what may mean two things is refused."""

from __future__ import annotations

from fractions import Fraction

from scripts.mathematics import calculus
from scripts.mathematics import expressions as e
from scripts.mathematics.calls import Calls
from scripts.mathematics.cursor import (
    AROUND,
    BRACES,
    END,
    FACTORS,
    ROUND,
    SQUARE,
    TIMES,
    MisreadError,
    bare,
    is_matrix,
    name_of,
    number,
    parted,
    said,
)
from scripts.mathematics.pieces import ready
from scripts.mathematics.ranges import filled, is_dots
from scripts.mathematics.trees import Node, Tree, written

ONE = e.Number(Fraction(1))


def expression(nodes: Tree) -> e.Expression:
    """What nodes that `ready` made say; Unreadable with a reason where that is not certain."""
    try:
        return _Reader(nodes).all()
    except MisreadError as reason:
        return e.Unreadable(str(reason))


def _inside(nodes: Tree) -> e.Expression:
    return _Reader(ready(nodes)).all()


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
            return e.Quotient(_inside(node.parts[0]), _inside(node.parts[1]))
        if node.kind == "binom":
            return e.Function("binom", (_inside(node.parts[0]), _inside(node.parts[1])))
        if node.kind == "root":
            index = _inside(node.parts[1]) if node.parts[1] else e.Number(Fraction(2))
            return e.Root(_inside(node.parts[0]), index)
        if node.kind == "fence":
            return _fence(node)
        raise MisreadError(said(node))

    def scripts(self, node: Node) -> e.Expression:
        """A base with what stands above and below it."""
        below, above = node.parts[2], node.parts[1]
        base = bare(node)
        if base.kind in ("ord", "font", "accent"):
            symbol, above = _symbol(base, below, above)
            if not above:
                return self.called(symbol)
            return _raised(symbol, above)
        if below and base.kind == "fence" and base.text in (ROUND, SQUARE):
            entry = e.Entry(_fence(base), _indices(below))
            return _raised(entry, above) if above else entry
        if below and not (base.kind == "fence" and AROUND.get(base.text) == "norm"):
            raise MisreadError(f"an index below {written((base,))}")
        if base.kind == "fence":
            found = _fence(base, _norm(below) if below else None)
        else:
            found = _Reader((base,)).all()
        return _raised(found, above) if above else found

    def called(self, symbol: e.Symbol) -> e.Expression:
        """A symbol, or what it makes of brackets behind it: a function's value or a product."""
        node = self.peek()
        fence = bare(node)
        if fence.kind != "fence" or fence.text != ROUND:
            return symbol
        self.take()
        applied: e.Expression = e.Applied(symbol, _list(fence))
        factor: e.Expression = _fence(fence)
        if node.kind == "scripts":
            if node.parts[2]:
                raise MisreadError("an index below brackets")
            applied, factor = _raised(applied, node.parts[1]), _raised(factor, node.parts[1])
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

    def fence(self, node: Node) -> e.Expression:
        return _fence(node)

    def list(self, node: Node) -> tuple[e.Expression, ...]:
        return _list(node)


def _symbol(base: Node, below: Tree, above: Tree) -> tuple[e.Symbol, Tree]:
    """A symbol with its indices; what stands above it and does not belong to its name."""
    name = name_of(base)
    if below and all(node.kind in ("text", "name") for node in ready(below)):
        name, below = f"{name}_{{{written(below)}}}", ()
    indices = _indices(below) if below else ()
    opened = ready(above)
    while opened and opened[0].text in ("\\prime", "*", "\\ast", "\\star"):
        name, opened = name + opened[0].text.replace("\\prime", "'"), opened[1:]
    return e.Symbol(name, indices), opened


def _indices(below: Tree) -> tuple[e.Expression, ...]:
    """Indices, parted by commas or letters side by side."""
    nodes = ready(below)
    if len(nodes) > 1 and all(n.kind in ("ord", "number") for n in nodes):
        return tuple(_Reader((node,)).all() for node in nodes)
    return _separated(nodes)


def _raised(base: e.Expression, above: Tree) -> e.Expression:
    sign = written(above)
    if sign in ("\\circ", "°"):
        return e.Scaled(base, "°")
    if sign in ("\\top", "\\mathsf{T}", "\\intercal"):
        return e.Transpose(base)
    if sign == "T" and isinstance(base, e.Matrix):
        return e.Transpose(base)
    if sign == "-\\top" or sign == "- \\top":
        return e.Transpose(e.Power(base, e.Negation(ONE)))
    return e.Power(base, _inside(above))


def _list(fence: Node) -> tuple[e.Expression, ...]:
    return _separated(ready(fence.parts[0]))


def _separated(nodes: Tree) -> tuple[e.Expression, ...]:
    """Expressions with commas between them; dots among them are filled."""
    parts = [_Reader(part).all() for part in parted(nodes)]
    return tuple(filled(parts, "list"))


def _matrix(rows: Node) -> e.Matrix:
    cells = [[_inside(cell.parts[0]) for cell in row] for row in rows.parts]
    if rows.text not in ("", "small") or len({len(row) for row in cells}) != 1:
        raise MisreadError("rows that are no matrix")
    return e.Matrix(tuple(map(tuple, cells)))


def _fence(fence: Node, kind: e.Expression | None = None) -> e.Expression:
    """What stands in brackets or bars."""
    does = AROUND.get(fence.text)
    if calculus.is_cases(fence):
        return calculus.cases(fence, lambda nodes: _Reader(nodes).all())
    if is_matrix(fence) and fence.text in (ROUND, SQUARE, *AROUND) and does != "inner":
        (rows,) = [node for node in fence.parts[0] if node.kind == "rows"]
        matrix = _matrix(rows)
        if does is None:
            return matrix
        return e.Function("det" if does == "abs" else does, (matrix,), kind)
    if fence.text == SQUARE and any(map(is_dots, fence.parts[0])):
        return e.Matrix((tuple(_columns(ready(fence.parts[0]))),))
    parts = _list(fence)
    if does:
        if len(parts) != (2 if does == "inner" else 1):
            raise MisreadError(f"{len(parts)} things between {fence.text}")
        return e.Function(does, parts, kind)
    if fence.text == ROUND or (fence.text == SQUARE and len(parts) != 2):
        return parts[0] if len(parts) == 1 else e.Matrix((parts,))
    if fence.text == BRACES:
        return e.Collection(parts)
    if fence.text == SQUARE:
        return e.Interval(*parts, fence.text)
    raise MisreadError(f"{written((fence,))}, a set, an interval or a row")


def _columns(nodes: Tree) -> list[e.Expression]:
    """Columns side by side in brackets, some of them left out by dots."""
    parts: list[Tree] = [()]
    for node in nodes:
        if node.kind in ("space", "punct"):
            continue
        parts.append((node,))
    return filled([_Reader(part).all() for part in parts[1:]], "list")


def _norm(below: Tree) -> e.Expression:
    """The kind of a norm: a number, ∞, or F."""
    text = written(below)
    if text in ("\\infty", "F", "\\mathrm{F}", "\\text{F}"):
        return e.Symbol("∞" if text == "\\infty" else "F")
    return _inside(below)
