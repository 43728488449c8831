"""Functions of values in floating point that have a name of their own."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from scripts.mathematics.float_values import (
    Fitting,
    Value,
    entries,
    is_matrix,
    lifted,
    number,
    shape,
    whole,
)
from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

ELEMENTWISE: dict[str, Callable[[Any], Any]] = {
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "arcsin": np.arcsin,
    "arccos": np.arccos,
    "arctan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "floor": np.floor,
    "ceil": np.ceil,
    "abs": np.abs,
    "ln": np.log,
    "log": np.log,
}


def applied(function: Callable[..., Any], inputs: list[Value]) -> Value:
    """The value of a setting's function; columns reach it as arrays with one axis."""
    plain = [x.ravel() if is_matrix(x) and x.shape[1] == 1 else x for x in inputs]
    return lifted(function(*plain))


def function(name: str, inputs: list[Value], index: Value) -> Value:
    """The value of a function with a name of its own; `index` is a base or the kind of a norm."""
    first = inputs[0] if inputs else None
    if name == "diag":
        return _diagonal(inputs)
    if name in ("max", "min"):
        values = [x for each in inputs for x in entries(each)]
        if not values:
            raise UndefinedError(f"the {name} of nothing")
        return max(values) if name == "max" else min(values)
    if name == "inner":
        left, right = inputs
        if shape(left) != shape(right):
            raise UndefinedError(f"an inner product of {shape(left)} and {shape(right)}")
        return float(np.sum(np.asarray(left) * np.asarray(right)))
    if name == "binom":
        upper, lower = (whole(each) for each in inputs)
        if upper is None or lower is None or lower < 0 or upper < 0:
            raise NotEvaluatedError("a binomial of no whole numbers")
        return float(math.comb(upper, lower))
    if len(inputs) != 1:
        raise NotEvaluatedError(f"{name} of {len(inputs)} arguments")
    if name in ("det", "tr", "rank"):
        return _of_matrix(name, first)
    if name == "norm":
        return _norm(first, index)
    if name == "factorial":
        n = whole(first)
        if n is None or not 0 <= n <= 170:
            raise NotEvaluatedError("a factorial of no small whole number")
        return float(math.factorial(n))
    return _elementary(name, first, index)


def _elementary(name: str, of: Value, base: Value) -> Value:
    if name not in ELEMENTWISE:
        raise NotEvaluatedError(f"the function {name}")
    if isinstance(of, Fitting) or (is_matrix(of) and of.shape[1] != 1):
        raise NotEvaluatedError(f"{name} of {shape(of)}")
    if name in ("log", "ln") and np.min(of) <= 0:
        raise UndefinedError("a logarithm of what is not positive")
    with np.errstate(all="ignore"):
        made = ELEMENTWISE[name](of) / (1 if base is None else math.log(number(base, "a base")))
    if not np.all(np.isfinite(made)):
        raise UndefinedError(f"{name} of what it is not defined for")
    return made if is_matrix(made) else float(made)


def _diagonal(inputs: list[Value]) -> Value:
    if len(inputs) == 1 and is_matrix(inputs[0]) and 1 not in inputs[0].shape:
        return np.diag(inputs[0]).reshape(-1, 1)
    return np.diag([x for each in inputs for x in entries(each)])


def _of_matrix(name: str, of: Value) -> float:
    if not is_matrix(of):
        raise NotEvaluatedError(f"{name} of {shape(of)}")
    if name != "rank" and of.shape[0] != of.shape[1]:
        raise UndefinedError(f"{name} of {shape(of)}")
    functions: dict[str, Callable[[Any], Any]] = {
        "det": np.linalg.det,
        "tr": np.trace,
        "rank": np.linalg.matrix_rank,
    }
    return float(functions[name](of))


def _norm(of: Value, index: Value) -> float:
    if isinstance(of, Fitting):
        raise NotEvaluatedError("a norm of a matrix that fits")
    if not is_matrix(of):
        return float(abs(of))
    if index == "F" or (1 in of.shape and index is None):
        return float(np.linalg.norm(of))
    if index is None:
        raise NotEvaluatedError("a norm of a matrix without its kind")
    kind = math.inf if index == "∞" else number(index, "the kind of a norm")
    if 1 in of.shape:
        return float(np.linalg.norm(of.ravel(), kind))
    if kind not in (1, 2, math.inf):
        raise NotEvaluatedError("a norm that is not 1, 2, ∞ or F")
    return float(np.linalg.norm(of, kind))
