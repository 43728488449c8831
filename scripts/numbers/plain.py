"""Values of a chapter as plain data: numbers, lists of lists, and dicts of named fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

Plain = Any  # a number, a list of such, or a dict of such by name; None for what is no number
TOO_LARGE = "too large"  # the key that stands for an array that no text states, with its shape
STATED = 2000  # entries of the largest array that is kept


def plain(value: Any) -> Plain:
    """A scalar, vector, matrix, tuple, dict, dataclass or named tuple as plain data; else None."""
    import numpy as np  # not above: checks read plain data without NumPy

    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields({f.name: getattr(value, f.name) for f in dataclasses.fields(value)})
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _fields(value._asdict())
    if isinstance(value, Mapping):
        return _fields(value)
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, list | tuple):
        parts = [plain(part) for part in value]
        return None if any(part is None for part in parts) else parts
    if isinstance(value, bool) or not isinstance(value, int | float | np.number | np.ndarray):
        return None
    array = np.asarray(value)
    if array.dtype == object:
        return plain(array.tolist())
    return array.astype(float).tolist() if array.dtype.kind in "iuf" else None


def _fields(value: Mapping[Any, Any]) -> Plain:
    """The fields that are numbers, by name; None where there are none."""
    fields = {str(name): plain(part) for name, part in value.items()}
    return {name: part for name, part in fields.items() if part is not None} or None


def kept(value: Plain) -> Plain:
    """Plain data in which of a list with too many numbers to be stated only the shape is left."""
    if isinstance(value, dict):
        return {name: kept(part) for name, part in value.items()}
    if isinstance(value, list) and len(flat(value)) > STATED:
        return {TOO_LARGE: list(shape(value))}
    return value


def flat(value: Plain) -> list[float]:
    """The numbers of plain data in reading order."""
    if isinstance(value, list):
        return [number for part in value for number in flat(part)]
    if isinstance(value, dict):
        return [number for part in value.values() for number in flat(part)]
    return [value]


def shape(value: Plain) -> tuple[int, ...]:
    """The shape of nested lists; of ragged ones that of their first entries."""
    if not isinstance(value, list):
        return ()
    return (len(value), *(shape(value[0]) if value else ()))
