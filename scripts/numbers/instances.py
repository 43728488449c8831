"""Instances of a setting: what its symbols stand for, once, or for each of several seeds."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from types import CodeType
from typing import Any

SEEDS = range(20)  # a random setting, like a derivation, is evaluated on one instance for each

Instance = dict[str, Any]  # values by the TeX of symbols


def instances(setting: Callable[..., Instance]) -> list[Instance]:
    """The instances of a setting; ValueError for what is no dict of values by TeX."""
    import numpy as np  # not above: checks read plain data without NumPy

    if inspect.signature(setting).parameters:
        made = [setting(np.random.default_rng(seed)) for seed in SEEDS]
    else:
        made = [setting()]
    for instance in made:
        if not isinstance(instance, dict) or not all(isinstance(key, str) for key in instance):
            raise ValueError("it returned no dict of values by TeX; expected one")
    return made


def used(function: Callable[..., Any], known: frozenset[str] = frozenset()) -> frozenset[str]:
    """Names of functions of numbers/ that a function is made of, directly or through others."""
    globals_ = inspect.unwrap(function).__globals__
    package = function.__module__.partition(".")[0]
    for code in _codes(inspect.unwrap(function).__code__):
        for name in code.co_names:
            homes = [globals_, *(vars(m) for m in globals_.values() if inspect.ismodule(m))]
            found = next((home[name] for home in homes if name in home), None)
            inner = inspect.unwrap(found) if callable(found) else None
            if not inspect.isfunction(inner) or name in known:
                continue
            if inner.__module__.partition(".")[0] == package:
                known = used(inner, known | {name})
    return known


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of a function, and of what is defined inside it."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def digest(made: list[Instance], code: str) -> str:
    """What changes when a value of an instance does; of functions all their `code` decides."""
    told = hashlib.sha256()
    for instance in made:
        for key in sorted(instance):
            told.update(f"{key}\0{_told(instance[key], code)}\0".encode())
    return told.hexdigest()


def _told(value: Any, code: str) -> str:
    if callable(value):
        return f"function {code}"
    if hasattr(value, "tobytes"):
        return f"{value.dtype.str} {value.shape} {hashlib.sha256(value.tobytes()).hexdigest()}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{k!r}: {_told(v, code)}' for k, v in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_told(each, code) for each in value)}]"
    return repr(value)
