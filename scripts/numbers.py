"""Values of a chapter's `_numbers.py`, computed in a worker and kept as JSON, so that checking a sentence needs no NumPy."""
from __future__ import annotations

import ast
import importlib
import inspect
import json
import sys
import traceback
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from scripts import live
from scripts.errors import CourseError, Problem
from scripts.files import write_atomically
from scripts.paths import Paths

SEEDS = range(20)  # a derivation is evaluated on one random instance for each
AGREE = 1e-8  # relative difference that two routes to one number may have


def import_from(root: Path, name: str) -> ModuleType:
    """Import a module of the course, such as `figures.ch09_pca._numbers`, from its source.

    Bytecode knows its source by second and size: of two quick changes it would show the first.
    """
    sys.dont_write_bytecode = True
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


def modules(root: Path, key: str) -> list[Path]:
    """`_numbers.py` and its siblings with a leading underscore: where the numbers of a chapter are computed."""
    return sorted((root / "figures" / key).glob("_*.py"))


def evaluate(root: Path, key: str, out: Path) -> None:
    """Write the values of all public names of `_numbers.py` and its siblings as JSON, as `claims.Values` reads it.

    Constants, functions without arguments, and derivations, which take `rng` and return a list of (TeX, value), one for
    each side. CourseError for what raises, for a name that two modules give, and for two routes that disagree.
    """
    found = _Names(root, key)
    for file in modules(root, key):
        found.add(file)
    if found.problems:
        raise CourseError(found.problems)
    write_atomically(out, json.dumps({
        "values": found.values, "derivations": found.derivations, "homes": found.homes, "units": found.units,
        "live": found.live, "two_routes": sorted(found.two_routes)}, sort_keys=True, indent=1))


class _Names:
    """The names of a chapter's modules with their values."""

    def __init__(self, root: Path, key: str) -> None:
        self.root, self.key, self.folder = root, key, root / "figures" / key
        self.values: dict[str, list[float]] = {}
        self.derivations: dict[str, dict[str, Any]] = {}
        self.units: dict[str, str] = {}
        self.live: dict[str, dict[str, Any]] = {}
        self.two_routes: set[str] = set()
        self.homes: dict[str, str] = {}
        self.problems: list[Problem] = []

    def add(self, file: Path) -> None:
        home = Paths(self.root).relative(file)
        try:
            module = import_from(self.root, f"figures.{self.key}.{file.stem}")
        except Exception as error:
            path, line = blame(error, self.folder, self.root)
            self.problems.append(Problem(path or home, line, f"{type(error).__name__}: {error}. Mend the module, so that "
                                         "it can be imported."))
            return
        for name, line in defined(file):
            if name in self.homes:
                self.problems.append(Problem(home, line, f"{name} is defined in {self.homes[name]} too; expected a name once. "
                                             "Rename one."))
            self.homes[name] = home
            try:
                self.value(name, getattr(module, name), home, line)
            except Exception as error:
                path, at = blame(error, self.folder, self.root)
                self.problems.append(Problem(path or home, at if path else line,
                                             f"{name} raised {type(error).__name__}: {error}. Mend it."))

    def value(self, name: str, member: Any, home: str, line: int) -> None:
        import numpy as np

        if callable(member) and inspect.signature(member).parameters:
            instances = [list(member(np.random.default_rng(s))) for s in SEEDS]
            self.derivations[name] = {"sides": [tex for tex, _ in instances[0]], "doc": inspect.getdoc(member) or "",
                                      "instances": [[_flat(value) for _, value in sides] for sides in instances]}
            return
        if hasattr(member, "live"):
            self.live[name] = live.plain(member())
            return
        flat = _flat(member() if callable(member) else member)
        if flat is None:
            return
        self.values[name] = flat
        if hasattr(member, "unit"):
            self.units[name] = member.unit
        if hasattr(member, "second_route"):
            again = _flat(member.second_route())
            if again is None or not np.allclose(again, flat, rtol=AGREE, atol=AGREE):
                self.problems.append(Problem(home, line, f"{name} gives {flat[:6]}, its second route {(again or [])[:6]}; "
                                             "expected the same. Correct one of them."))
            self.two_routes.add(name)


def defined(file: Path) -> list[tuple[str, int]]:
    """Names that a module gives to claims, with their lines: CONSTANTS, functions of nothing, functions of `rng`."""
    found = []
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args] in ([], ["rng"]):
            found.append((node.name, node.lineno))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [(t.id, node.lineno) for t in targets if isinstance(t, ast.Name) and t.id.isupper()]
    return [(name, line) for name, line in found if not name.startswith("_")]
