"""What a formula says: numbers, symbols and what is done with them, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any, TypeVar


@dataclass(frozen=True)
class Expression:
    """Anything that may have a value."""

    def __iter__(self) -> Iterator[Expression]:
        """What it is made of."""
        for field in fields(self):
            yield from _expressions(getattr(self, field.name))


@dataclass(frozen=True)
class Number(Expression):
    """A number as printed; `places` behind its point, None of a whole number."""

    value: Fraction
    places: int | None = None


@dataclass(frozen=True)
class Symbol(Expression):
    r"""A letter with all that belongs to its name (`\mathbf{x}`, `\hat{y}'`), and its indices."""

    name: str
    indices: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Sum(Expression):
    """Terms that are added; a subtracted one is a Negation."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True)
class Negation(Expression):
    """Minus something."""

    of: Expression


@dataclass(frozen=True)
class Product(Expression):
    """Two factors; `sign` is what stands between them: nothing, · or ×."""

    left: Expression
    right: Expression
    sign: str = ""


@dataclass(frozen=True)
class Quotient(Expression):
    """A fraction, or what a slash divides."""

    over: Expression
    under: Expression


@dataclass(frozen=True)
class Power(Expression):
    """A power; of a matrix the exponent −1 is its inverse."""

    base: Expression
    exponent: Expression


@dataclass(frozen=True)
class Root(Expression):
    """A root."""

    of: Expression
    index: Expression


@dataclass(frozen=True)
class Scaled(Expression):
    """A number in percent or degrees."""

    of: Expression
    unit: str  # % or °


@dataclass(frozen=True)
class Function(Expression):
    """A function that everybody knows, of arguments; `index` is a base or the kind of a norm."""

    name: str
    arguments: tuple[Expression, ...]
    index: Expression | None = None


@dataclass(frozen=True)
class Applied(Expression):
    """A function that has a letter as its name, of arguments."""

    symbol: Symbol
    arguments: tuple[Expression, ...]


@dataclass(frozen=True)
class Ambiguous(Expression):
    """`f(x)`: the value of a function, or a product; what `symbol` is decides."""

    symbol: Symbol
    applied: Expression
    multiplied: Expression


@dataclass(frozen=True)
class Comparison(Expression):
    """A condition on indices: two sides and the sign between them."""

    left: Expression
    sign: str
    right: Expression


@dataclass(frozen=True)
class Ranged(Expression):
    """A sum, product, maximum, … over indices, both ends included; without ends over all of them.

    A list, such as the columns of a matrix with dots, has the name `list`.
    """

    name: str
    indices: tuple[Symbol, ...]
    first: Expression | None
    last: Expression | None
    conditions: tuple[Comparison, ...]
    term: Expression


@dataclass(frozen=True)
class Derivative(Expression):
    """Of something by one symbol after the other; `gradient` is a column, otherwise a row."""

    of: Expression
    by: tuple[Symbol, ...]
    gradient: bool = False


@dataclass(frozen=True)
class Integral(Expression):
    """Over one variable between two ends."""

    of: Expression
    by: Symbol
    first: Expression
    last: Expression


@dataclass(frozen=True)
class Cases(Expression):
    """Values, each with the conditions under which it is taken; none: otherwise."""

    values: tuple[Expression, ...]
    conditions: tuple[tuple[Comparison, ...], ...]


@dataclass(frozen=True)
class Probability(Expression):
    """Of conditions, given others."""

    of: tuple[Comparison, ...]
    given: tuple[Comparison, ...] = ()


@dataclass(frozen=True)
class Entry(Expression):
    """An entry of what stands in brackets."""

    of: Expression
    indices: tuple[Expression, ...]


@dataclass(frozen=True)
class Collection(Expression):
    """Elements in braces."""

    elements: tuple[Expression, ...]


@dataclass(frozen=True)
class Interval(Expression):
    """An interval; `ends` are its brackets."""

    first: Expression
    last: Expression
    ends: str


@dataclass(frozen=True)
class Dots(Expression):
    """What is left out, until its neighbours say what it is."""


@dataclass(frozen=True)
class Matrix(Expression):
    """Rows of entries; a tuple is one row."""

    rows: tuple[tuple[Expression, ...], ...]


@dataclass(frozen=True)
class Transpose(Expression):
    """A matrix with rows and columns exchanged."""

    of: Expression


@dataclass(frozen=True)
class Unreadable(Expression):
    """What is not understood, and why. It has no value and is never guessed.

    `nonsense` can mean nothing, whatever the symbols stand for.
    """

    reason: str
    nonsense: bool = False


E = TypeVar("E", bound=Expression)


def inside(expression: Expression, kind: type[E]) -> Iterator[E]:
    """Every piece of this kind, the whole included."""
    if isinstance(expression, kind):
        yield expression
    for part in expression:
        yield from inside(part, kind)


def _expressions(value: Any) -> Iterator[Expression]:
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _expressions(part)
