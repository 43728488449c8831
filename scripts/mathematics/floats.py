"""Values in floating point: numbers, matrices of NumPy. What `exact` does, for settings."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np

from scripts.mathematics.scope import NotEvaluatedError, UndefinedError

Value = Any  # a float, an array with two axes, or a Fitting
RELATIVE, ABSOLUTE = 1e-8, 1e-10
CONSTANTS: dict[str, Any] = {"\\pi": math.pi, "e": math.e, "\\mathrm{e}": math.e}


class Fitting:
    r"""`\mathbf{I}`, `\mathbf{0}` and multiples of them: they fit any shape that they meet."""

    def __init__(self, factor: float, identity: bool) -> None:
        self.factor, self.identity = factor, identity

    def __repr__(self) -> str:
        return f"{self.factor:.10g} I" if self.identity else "0"

    def like(self, shape: tuple[int, ...]) -> np.ndarray:
        """As a matrix of this shape."""
        if not self.identity:
            return np.zeros(shape)
        if shape[0] != shape[1]:
            raise UndefinedError(f"an identity of shape {shape[0]}×{shape[1]}")
        return self.factor * np.eye(shape[0])


CONSTANTS |= {"\\mathbf{I}": Fitting(1.0, True), "\\mathbf{0}": Fitting(0.0, False)}
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


def rational(value: Fraction) -> float:
    """A number as printed."""
    return float(value)


def lifted(bound: Any) -> Value:
    """A number or array of a setting; a list of numbers is a column."""
    if isinstance(bound, Fitting):
        return bound
    array = np.asarray(bound, dtype=float)
    if array.ndim > 2:
        raise NotEvaluatedError(f"an array with {array.ndim} axes")
    if array.ndim == 0:
        return float(array)
    return array.reshape(-1, 1) if array.ndim == 1 else array


def is_matrix(of: Value) -> bool:
    """Has it rows and columns?"""
    return isinstance(of, np.ndarray)


def shape(of: Value) -> str:
    """The shape of a value as a message says it."""
    if isinstance(of, Fitting):
        return "a matrix that fits"
    return f"shape {of.shape[0]}×{of.shape[1]}" if is_matrix(of) else "a number"


def space(sizes: list[int]) -> str:
    """How a shape is said of which these are the sizes."""
    return f"shape {'×'.join(map(str, [*sizes, 1][:2]))}" if sizes else "a number"


def definite(left: Value, right: Value, strictly: bool) -> bool:
    """Is the difference of two matrices positive definite, or at least semidefinite?"""
    if not is_matrix(left) or not np.allclose(left - right, (left - right).T):
        raise NotEvaluatedError("an order of matrices that are not symmetric")
    lam = np.linalg.eigvalsh(left - right)
    margin = RELATIVE * max(1.0, float(abs(lam).max()))
    return bool(lam.min() > margin if strictly else lam.min() >= -margin)


def entries(of: Value) -> list[float]:
    """The numbers of a value, row by row."""
    return [float(x) for x in of.ravel()] if is_matrix(of) else [of]


def number(of: Value, what: str) -> float:
    """A value that must be a number; `what` names it."""
    if is_matrix(of) or isinstance(of, Fitting):
        raise UndefinedError(f"{what} has {shape(of)}; expected a number")
    if not math.isfinite(of):
        raise UndefinedError(f"{what} is not finite")
    return float(of)


def alike(left: Value, right: Value) -> tuple[Value, Value]:
    """Two values, of which one may fit the other."""
    if isinstance(left, Fitting) and is_matrix(right):
        return left.like(right.shape), right
    if isinstance(right, Fitting) and is_matrix(left):
        return left, right.like(left.shape)
    return left, right


def add(left: Value, right: Value) -> Value:
    """A sum of two of one shape."""
    left, right = alike(left, right)
    if isinstance(left, Fitting) and isinstance(right, Fitting):
        return Fitting(left.factor + right.factor, left.identity or right.identity)
    if shape(left) != shape(right):
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not add")
    return left + right


def negate(of: Value) -> Value:
    """Minus a value."""
    return multiply(-1.0, of, "")


def multiply(left: Value, right: Value, sign: str) -> Value:
    """A product, of matrices too; a row times a column is a number."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Fitting):
            if one.identity:
                return multiply(one.factor, other, "") if is_matrix(other) else _scaled(one, other)
            return one
    if not (is_matrix(left) and is_matrix(right)):
        return left * right
    if sign == "×":
        if left.shape == right.shape == (3, 1):
            return np.cross(left.ravel(), right.ravel()).reshape(3, 1)
        raise NotEvaluatedError("a cross product")
    if sign == "·" and left.shape == right.shape and left.shape[1] == 1 < left.shape[0]:
        return float(left.ravel() @ right.ravel())
    if left.shape[1] != right.shape[0]:
        raise UndefinedError(f"{shape(left)} and {shape(right)} do not multiply")
    made = left @ right
    return float(made[0, 0]) if made.shape == (1, 1) else made


def _scaled(identity: Fitting, other: Value) -> Fitting:
    if isinstance(other, Fitting):
        return Fitting(identity.factor * other.factor, other.identity)
    return Fitting(identity.factor * other, True)


def divide(left: Value, right: Value) -> Value:
    """A quotient."""
    if number(right, "what is divided by") == 0:
        raise UndefinedError("a division by zero")
    return multiply(left, 1 / right, "")


def root(of: Value, index: Value) -> float:
    """A real root; of a negative number for odd indices only."""
    of, n = number(of, "a root's radicand"), whole(index)
    if n is None or n < 1:
        raise NotEvaluatedError("a root whose index is no whole number")
    if of < 0 and n % 2 == 0:
        raise UndefinedError("a root of a negative number")
    return math.copysign(abs(of) ** (1 / n), of)


def power(below: Value, above: Value) -> Value:
    """A power; of matrices whole ones, and of symmetric positive ones any."""
    above = number(above, "an exponent")
    if isinstance(below, Fitting):
        return Fitting(power(below.factor, above), below.identity)
    if not is_matrix(below):
        if below == 0 and above <= 0:
            raise UndefinedError("a power of zero whose exponent is not positive")
        if below < 0 and above != round(above):
            raise UndefinedError("a root of a negative number")
        return number(math.pow(below, above), "a power")
    if below.shape[0] != below.shape[1]:
        raise UndefinedError(f"a power of {shape(below)}")
    if above < 0 and np.linalg.cond(below) > 1e12:
        raise UndefinedError("an inverse of a singular matrix")
    if above == round(above):
        return np.linalg.matrix_power(below, round(above))
    if not np.allclose(below, below.T):
        raise NotEvaluatedError("a root of a matrix that is not symmetric")
    lam, Q = np.linalg.eigh(below)
    if lam.min() < -ABSOLUTE * abs(lam).max():
        raise UndefinedError("a root of a matrix with a negative eigenvalue")
    return (Q * np.clip(lam, 0, None) ** above) @ Q.T


def transpose(of: Value) -> Value:
    """Rows as columns."""
    return of.T if is_matrix(of) else of


def matrix(rows: list[list[Value]]) -> np.ndarray:
    """Rows of numbers, or of matrices side by side."""
    if any(isinstance(entry, Fitting) for row in rows for entry in row):
        raise NotEvaluatedError("a matrix of which parts fit any shape")
    try:
        return np.block([[np.atleast_2d(entry) for entry in row] for row in rows])
    except ValueError:
        raise UndefinedError("parts of a matrix that do not fit together") from None


def entry(of: Value, places: list[int]) -> float:
    """An entry of a matrix, counted from 1."""
    size = of.shape if is_matrix(of) else ()
    if len(places) != len(size) or not all(1 <= p <= n for p, n in zip(places, size, strict=True)):
        raise UndefinedError(f"no entry {places} in {shape(of)}")
    return float(of[places[0] - 1, places[1] - 1])


def whole(of: Value) -> int | None:
    """A whole number, None if it is none."""
    if is_matrix(of) or isinstance(of, Fitting) or not math.isfinite(of):
        return None
    return round(of) if of == round(of) else None


def scaled(of: Value, unit: str) -> float:
    """A number in percent or degrees."""
    return number(of, unit) * (0.01 if unit == "%" else math.pi / 180)


def order(left: Value, right: Value) -> int:
    """−1, 0 or 1 as a number is less, equal to rounding, or more."""
    if math.isclose(left, right, rel_tol=RELATIVE, abs_tol=ABSOLUTE):
        return 0
    return 1 if left > right else -1


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
    functions = {"det": np.linalg.det, "tr": np.trace, "rank": np.linalg.matrix_rank}
    return float(functions[name](of))


def _norm(of: Value, index: Value) -> float:
    if isinstance(of, Fitting):
        raise NotEvaluatedError("a norm of a matrix that fits")
    if not is_matrix(of):
        return abs(of)
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
