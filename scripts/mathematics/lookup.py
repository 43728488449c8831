"""What a symbol with its indices stands for in a scope: a value, a member, a component."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from scripts.mathematics.scope import NotEvaluatedError, Scope, UndefinedError

Value = Any  # of the scope's algebra


def symbol(name: str, own: tuple[Any, ...], scope: Scope) -> Value:
    r"""What a symbol stands for; `own` are its indices: numbers, letters without a value, None.

    Indices count from 1. `π` and `e` need no binding. NotEvaluatedError where nothing is bound.
    """
    a = scope.algebra
    if (name, own) in scope.bound:
        bound = scope.bound[name, own]
        if callable(bound):
            raise NotEvaluatedError(f"{name}, a function without its argument")
        return a.lifted(bound)
    if own and all(isinstance(each, int) for each in own):
        for split in (len(own), len(own) - 1):
            found = _in_family(name, list(own[:split]), list(own[split:]), scope)
            if found is not None:
                return found
        if len(own) == 1 and len(two(list(own))) == 2:
            return symbol(name, tuple(two(list(own))), scope)
    others = {at for each, at in scope.bound if each == name and at} if own else set()
    if others and all(isinstance(each, int) for at in (own, *others) for each in at):
        there = " and ".join(",".join(map(str, at)) for at in sorted(others))
        raise UndefinedError(f"{name} has no index {','.join(map(str, own))}; expected {there}")
    if own:
        said = ", ".join("…" if each is None else str(each) for each in own)
        raise NotEvaluatedError(f"{name} with the index {said} has no value")
    if re.fullmatch(r"\\(mathbf|boldsymbol)\{\d+\}", name) and name not in a.CONSTANTS:
        raise UndefinedError(f"{name} is no vector that is known")
    constant = a.CONSTANTS.get(name)
    if constant is None:
        raise NotEvaluatedError(f"{name} has no value")
    return constant


def known(name: str, own: tuple[Any, ...], scope: Scope) -> bool:
    """Does it stand for a value?"""
    try:
        symbol(name, own, scope)
    except NotEvaluatedError:
        return False
    return True


def _in_family(name: str, axes: list[int], component: list[int], scope: Scope) -> Value | None:
    r"""A member of a family, or a component of what is bold: `x_{nd}` of `\mathbf{x}_n`."""
    a = scope.algebra
    names = [name] if not component else [f"\\mathbf{{{name}}}", f"\\boldsymbol{{{name}}}"]
    for each in names:
        if (each, len(axes)) in scope.families:
            found = a.lifted(_pick(scope.families[each, len(axes)], axes, each))
        elif component and (each, tuple(axes)) in scope.bound:
            found = a.lifted(scope.bound[each, tuple(axes)])
        else:
            continue
        if not component:
            return found
        if not a.is_matrix(found):
            return None
        vector = found.shape[1] == 1
        return entry(found, [*component, 1], a) if vector else None
    if len(component) == 1 and len(axes) == 1:  # S_{ij} of a matrix
        for each in names:
            matrix = scope.bound.get((each, ()))
            if matrix is not None and not callable(matrix):
                return entry(a.lifted(matrix), [*axes, *component], a)
    return None


def _pick(family: Any, axes: list[int], name: str) -> Any:
    for at, axis in enumerate(axes):
        if isinstance(family, Mapping):
            if axis not in family:
                raise UndefinedError(f"index {at + 1} of {name} is {axis}; it has no such member")
            family = family[axis]
            continue
        if not 1 <= axis <= len(family):
            raise UndefinedError(f"index {at + 1} of {name} is {axis}; expected 1 to {len(family)}")
        family = family[axis - 1]
    return family


def entry(of: Value, places: list[int], algebra: ModuleType) -> Value:
    """An entry of a matrix, counted from 1."""
    size = of.shape if algebra.is_matrix(of) else ()
    if len(places) != len(size) or not all(1 <= p <= n for p, n in zip(places, size, strict=True)):
        raise UndefinedError(f"no entry {places} in {algebra.shape(of)}")
    return algebra.lifted(of[places[0] - 1, places[1] - 1])


def two(at: list[int]) -> list[int]:
    """Two indices that are printed as one number: `S_{12}`."""
    return [int(digit) for digit in str(at[0])] if 11 <= at[0] <= 99 else at
