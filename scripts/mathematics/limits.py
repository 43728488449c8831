"""Values of derivatives, by differences, and of integrals, by quadrature."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.integrate import quad

from scripts.mathematics import expressions as e
from scripts.mathematics.evaluate import value, whole
from scripts.mathematics.floats import is_matrix, number
from scripts.mathematics.scope import NotEvaluatedError, Scope, UndefinedError

WEIGHTS = (4 / 5, -1 / 5, 4 / 105, -1 / 280)  # of differences of eighth order
STEP = 0.01
AGREE = 1e-8  # how far two steps may differ
ERROR = 1e-9  # of an integral


def derivative(of: e.Derivative, scope: Scope) -> Any:
    """A number, a row or Jacobian (outputs in rows), or the column of a gradient; a Hessian."""
    inner, symbol = _applied(of.of, of.by[0], scope), of.by[-1]
    if not _names(inner, of.by):
        raise NotEvaluatedError("a derivative of what does not name its variable")
    by = list(of.by)
    if of.gradient and len(by) == 2:
        first = e.Derivative(inner, (symbol,), gradient=True)
        return _stacked(lambda at: value(first, at), symbol, scope)
    if len(by) > 1:
        return derivative(e.Derivative(e.Derivative(inner, tuple(by[:-1])), (symbol,)), scope)
    made = _stacked(lambda at: value(inner, at), symbol, scope)
    return made.T if of.gradient and is_matrix(made) else made


def _applied(of: e.Expression, by: e.Symbol, scope: Scope) -> e.Expression:
    """A function without an argument is one of the variable."""
    if isinstance(of, e.Symbol) and callable(scope.bound.get((of.name, ()))):
        return e.Applied(of, (by,))
    return of


def _names(of: e.Expression, by: tuple[e.Symbol, ...]) -> bool:
    names = {symbol.name for symbol in e.inside(of, e.Symbol)}
    bold = {f"\\{font}{{{symbol.name}}}" for symbol in by for font in ("mathbf", "boldsymbol")}
    return all(symbol.name in names for symbol in by) or bool(names & bold)


def _stacked(function: Callable[[Scope], Any], by: e.Symbol, scope: Scope) -> Any:
    """Slopes along each entry of the variable, side by side; of a matrix in its shape."""
    at = _variable(by, scope)
    if not is_matrix(at):
        return _slope(lambda t: function(_with(by, t, scope)), at)
    slopes = []
    for place in np.ndindex(at.shape):

        def moved(t: float, place: tuple[int, ...] = place) -> Any:
            changed = at.copy()
            changed[place] = t
            return function(_with(by, changed, scope))

        slopes.append(_slope(moved, float(at[place])))
    if at.shape[1] > 1:
        if any(is_matrix(slope) for slope in slopes):
            raise NotEvaluatedError("a derivative of a vector by a matrix")
        return np.reshape(slopes, at.shape)
    if any(is_matrix(slope) and slope.shape[1] != 1 for slope in slopes):
        raise NotEvaluatedError("a derivative of a matrix by a vector")
    return np.hstack([np.reshape(slope, (-1, 1)) for slope in slopes])


def _slope(function: Callable[[float], Any], at: float) -> Any:
    """The derivative of a function of one number that is smooth around `at`.

    NotEvaluatedError where a finer step says something else, or where it has no value close by.
    """
    try:
        coarse, fine = (_differences(function, at, size) for size in (STEP, STEP / 2))
    except UndefinedError as reason:
        raise NotEvaluatedError(f"a derivative beside {reason}") from None
    if not np.allclose(coarse, fine, rtol=AGREE, atol=AGREE):
        raise NotEvaluatedError("a derivative that differences do not find")
    return fine


def _differences(function: Callable[[float], Any], at: float, size: float) -> Any:
    """Differences of eighth order."""
    step = size * max(1.0, abs(at))
    total: Any = 0.0
    for k, weight in enumerate(WEIGHTS, 1):
        total = total + weight * (function(at + k * step) - function(at - k * step))
    return total / step


def _variable(by: e.Symbol, scope: Scope) -> Any:
    found = value(by, scope)
    if by.indices and is_matrix(found):
        raise NotEvaluatedError(f"a derivative by a member of {by.name}")
    return found


def _with(by: e.Symbol, changed: Any, scope: Scope) -> Scope:
    """The scope in which a variable, or one component, has another value."""
    if not by.indices:
        return scope.having({by.name: changed})
    places = tuple(whole(index, scope) for index in by.indices)
    if (by.name, len(places)) in scope.families:
        if scope.outcomes:
            raise NotEvaluatedError(f"a derivative by {by.name} beside random variables")
        family = np.array(scope.families[by.name, len(places)], dtype=float)
        family[tuple(place - 1 for place in places)] = changed
        return replace(scope, families={**scope.families, (by.name, len(places)): family})
    for name in (f"\\mathbf{{{by.name}}}", f"\\boldsymbol{{{by.name}}}"):
        if (name, ()) in scope.bound:
            whole_ = np.array(scope.bound[name, ()], dtype=float)
            whole_[tuple(place - 1 for place in places)] = changed
            return scope.having({name: whole_})
    raise NotEvaluatedError(f"a derivative by {by.name}, which is given alone")


def integral(of: e.Integral, scope: Scope) -> float:
    """An integral over a finite or infinite interval."""
    first, last = (_end(end, scope) for end in (of.first, of.last))

    def integrand(t: float) -> float:
        return number(value(of.of, scope.having({of.by.name: t})), "an integrand")

    found, error = quad(integrand, first, last, limit=200, epsabs=1e-12, epsrel=1e-11)
    if error > ERROR * max(1.0, abs(found)):
        raise NotEvaluatedError("an integral that quadrature does not find")
    return float(found)


def _end(end: e.Expression, scope: Scope) -> float:
    if end == e.Symbol("∞"):
        return math.inf
    if end == e.Negation(e.Symbol("∞")):
        return -math.inf
    return number(value(end, scope), "an end of an integral")
