"""Values of a chapter's `_numbers.py`, computed in a worker and kept as JSON, so that checking a sentence needs no NumPy."""
from __future__ import annotations

import importlib
import inspect
import json
import sys
import traceback
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from scripts.errors import CourseError, Problem
from scripts.files import write_atomically
from scripts.paths import Paths

SEEDS = (0, 1, 2)  # a derivation is evaluated on one random instance for each


def import_from(root: Path, name: str) -> ModuleType:
    """Import a module of the course, such as `figures.ch09_pca._numbers`."""
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
        importlib.invalidate_caches()
    return importlib.import_module(name)


def blame(error: BaseException, folder: Path, root: Path) -> tuple[str, int]:
    """The last line of the chapter's own code in a traceback: project path and line."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(folder)]
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_relative_to(folder):
        return Paths(root).relative(Path(error.filename)), error.lineno or 1
    return (Paths(root).relative(Path(frames[-1].filename)), frames[-1].lineno or 1) if frames else ("", 1)


def _flat(value: Any) -> list[float] | None:
    """A scalar, vector or matrix as a list of floats in reading order; None when it is not a number."""
    import numpy as np

    if isinstance(value, Fraction):
        return [float(value)]
    if isinstance(value, list | tuple):
        parts = [_flat(v) for v in value]
        return None if any(p is None for p in parts) else [x for p in parts for x in p or []]
    if isinstance(value, bool) or not isinstance(value, int | float | np.number | np.ndarray):
        return None
    array = np.asarray(value)
    if array.dtype == object:
        return _flat(list(array.ravel()))
    return [float(x) for x in array.ravel()] if array.dtype.kind in "iuf" else None


def evaluate(root: Path, key: str, out: Path) -> None:
    """Write `{"values": {name: [floats]}, "derivations": {name: [[floats per line] per seed]}}`.

    Raises CourseError for a module or function that raises or returns something else than numbers.
    """
    import numpy as np

    paths, folder = Paths(root), root / "figures" / key
    home = paths.relative(folder / "_numbers.py")
    try:
        module = import_from(root, f"figures.{key}._numbers")
    except Exception as error:
        path, line = blame(error, folder, root)
        raise CourseError([Problem(path or home, line, f"{type(error).__name__}: {error}. Mend the module, so that it "
                                   "can be imported.")]) from None
    values: dict[str, list[float]] = {}
    derivations: dict[str, list[Any]] = {}
    problems = []
    for name, member in sorted(vars(module).items()):
        if name.startswith("_") or inspect.ismodule(member) or inspect.isclass(member):
            continue
        of_course = getattr(member, "__module__", "").startswith(f"figures.{key}.")
        if callable(member) and not of_course:
            continue  # an imported helper such as functools.cache
        parameters = list(inspect.signature(member).parameters) if callable(member) else []
        if callable(member) and parameters not in ([], ["rng"]):
            continue
        try:
            if parameters:
                derivations[name] = [[_flat(v) for v in member(np.random.default_rng(s))] for s in SEEDS]
                continue
            result = _flat(member() if callable(member) else member)
        except Exception as error:
            path, line = blame(error, folder, root)
            problems.append(Problem(path or home, line, f"{name} raised {type(error).__name__}: {error}. Mend it."))
            continue
        if result is not None:
            values[name] = result
    if problems:
        raise CourseError(problems)
    write_atomically(out, json.dumps({"values": values, "derivations": derivations}, sort_keys=True, indent=1))
