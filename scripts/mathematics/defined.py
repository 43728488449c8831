"""What states no relation must still have a meaning: indices in range, shapes that fit."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.mathematics import expressions as e
from scripts.mathematics.evaluate import places, value
from scripts.mathematics.relations import letters
from scripts.mathematics.scope import NotEvaluatedError, Scope, UndefinedError


def undefined(of: e.Expression, scope: Scope) -> str:
    """Why an expression, or a part of one that is not understood, has no value in a setting.

    Nothing where it has one, or where that cannot be said; free indices take all their values.
    """
    free = sorted({name for name in letters(of) if name in scope.ranges and not scope.has(name)})
    try:
        chosen = list(places(tuple(map(e.Symbol, free)), (), scope))
    except NotEvaluatedError:
        return ""
    for at in chosen:
        said = _undefined(of, scope.having(at))
        if said:
            return said
    return ""


def _undefined(of: e.Expression, scope: Scope) -> str:
    try:
        value(of, scope)
    except NotEvaluatedError:
        return next(filter(None, (_undefined(part, scope) for part in _parts(of))), "")
    except UndefinedError as reason:
        return str(reason)
    return ""


def _parts(of: e.Expression) -> Iterator[e.Expression]:
    """Parts that mean something by themselves: nothing under a sum or derivative."""
    if isinstance(of, e.Ranged | e.Derivative | e.Integral | e.Cases | e.Symbol | e.Applied):
        return
    if isinstance(of, e.Ambiguous):
        yield of.symbol
        return
    if isinstance(of, e.Function) and of.name in ("E", "Var", "Cov"):
        return
    yield from of
