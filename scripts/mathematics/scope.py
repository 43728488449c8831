"""What symbols stand for: the bindings of a setting, with the ranges of their indices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from scripts.mathematics import expressions as e
from scripts.mathematics import trees
from scripts.mathematics.grammar import expression
from scripts.mathematics.pieces import ready

Key = tuple[str, tuple[Any, ...]]  # a name, and indices that belong to it: numbers or letters


class NotEvaluatedError(Exception):
    """Why an expression is left alone: not understood, not bound, too large."""


class UndefinedError(Exception):
    """Why an expression has no value: a division by zero, shapes that do not fit."""


@dataclass(frozen=True)
class Scope:
    r"""What symbols stand for while an expression is evaluated.

    `algebra` is the module that computes (`exact` or `floats`). `bound` has values by name and
    indices (`\mathbf{w}_0`), `families` values by name and number of axes (`\lambda_k` is one
    axis), `spelled` those of whole expressions (`\mathbb{E}[z \mid x]`), `ranges` the whole
    numbers of an index letter, `outcomes` what random variables are, with its probability.
    """

    algebra: ModuleType
    bound: Mapping[Key, Any] = field(default_factory=dict)
    families: Mapping[tuple[str, int], Any] = field(default_factory=dict)
    spelled: Mapping[e.Expression, Any] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    outcomes: tuple[tuple[float, Scope], ...] = ()

    def having(self, values: Mapping[str, Any]) -> Scope:
        """The scope in which some letters have these values."""
        bound = {**self.bound, **{(k, ()): v for k, v in values.items()}}
        outcomes = tuple((share, outcome.having(values)) for share, outcome in self.outcomes)
        return replace(self, bound=bound, outcomes=outcomes)

    def has(self, name: str) -> bool:
        """Does this letter, without an index, stand for something?"""
        return (name, ()) in self.bound


def bind(root: Path, algebra: ModuleType, values: Mapping[str, Any]) -> Scope:
    """The scope of a setting, whose keys are TeX; ValueError for a key that cannot be read.

    `outcomes`, a list of pairs of a probability and more values, makes random variables of these.
    """
    fixed = {key: value for key, value in values.items() if key != "outcomes"}
    bound = _bind(root, algebra, fixed)
    outcomes = [
        (probability, _bind(root, algebra, {**fixed, **more}))
        for probability, more in values.get("outcomes", [])
    ]
    return replace(bound, outcomes=tuple(outcomes))


def _bind(root: Path, algebra: ModuleType, values: Mapping[str, Any]) -> Scope:
    read = trees.parse(root, values)
    pairs = list[tuple[e.Expression, Any]]()
    for key, value in values.items():
        tree = read[key]
        name = expression(ready(tree)) if tree else e.Unreadable("KaTeX refuses it")
        unread = next(e.inside(name, e.Unreadable), None)
        if unread:
            raise ValueError(f"the key {key} is not understood: {unread.reason}")
        pairs.append((name, value))
    return scope(algebra, pairs)


def scope(algebra: ModuleType, values: Iterable[tuple[e.Expression, Any]]) -> Scope:
    """The scope that values make; ValueError, in a sentence, for one that cannot be.

    An index that is a number, or a letter that has a value itself, belongs to the name; any other
    runs along an axis of the value and counts from 1 (the keys of a dict count themselves).
    """
    pairs = list(values)
    numbers = {k.name: v for k, v in pairs if isinstance(k, e.Symbol) and not k.indices}
    bound: dict[Key, Any] = {}
    families: dict[tuple[str, int], Any] = {}
    spelled: dict[e.Expression, Any] = {}
    ranges = {name: tuple(v) for name, v in numbers.items() if isinstance(v, range)}
    inferred: dict[str, set[tuple[int, ...]]] = {}
    for key, value in pairs:
        if isinstance(value, range):
            continue
        if not isinstance(key, e.Symbol):
            spelled[key] = value
            continue
        own = [_own(index, numbers) for index in key.indices]
        if not key.indices or None not in own:
            bound[key.name, tuple(own)] = value
        elif callable(value):
            bound[key.name, tuple(_letter(index) for index in key.indices)] = value
        elif any(each is not None for each in own):
            raise ValueError(f"{key.name} mixes indices that run with some that are values")
        else:
            families[key.name, len(own)] = value
            for index, places in zip(key.indices, _axes(value, key), strict=False):
                inferred.setdefault(_letter(index), set()).add(places)
    for letter, found in inferred.items():
        if letter not in ranges:
            if len(found) > 1:
                both = " and ".join(f"{min(p)} to {max(p)}" for p in sorted(found))
                raise ValueError(f"the index {letter} runs over {both}")
            ranges[letter] = found.pop()
    return Scope(algebra, bound, families, spelled, ranges)


def _own(index: e.Expression, numbers: Mapping[str, Any]) -> int | None:
    """The value of an index that belongs to a name; None if it runs."""
    if isinstance(index, e.Number) and index.value.denominator == 1:
        return int(index.value)
    if isinstance(index, e.Symbol) and not index.indices:
        value = numbers.get(index.name)
        return int(value) if value is not None and not isinstance(value, range) else None
    return None


def _letter(index: e.Expression) -> str:
    if isinstance(index, e.Symbol) and not index.indices:
        return index.name
    raise ValueError("an index of a key that is neither a letter nor a number")


def _axes(value: Any, key: e.Symbol) -> list[tuple[int, ...]]:
    """The places along each axis that the indices of a key name."""
    places, inner = [], value
    for _ in key.indices:
        if not hasattr(inner, "__len__") or not len(inner):
            raise ValueError(f"{key.name} has fewer axes than its key has indices")
        mapping = isinstance(inner, Mapping)
        places.append(tuple(inner) if mapping else tuple(range(1, len(inner) + 1)))
        inner = next(iter(inner.values())) if mapping else inner[0]
    return places
