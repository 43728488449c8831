"""Values of a chapter's numbers, computed in a worker, kept as JSON: a check needs no NumPy."""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path
from typing import Any

from scripts.base import inputs
from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.modules import Imports, blame, examine, import_from
from scripts.base.paths import Paths
from scripts.numbers import live
from scripts.numbers.instances import SEEDS, Instance, digest, instances, used
from scripts.numbers.plain import flat, kept, plain

AGREE = 1e-8  # relative difference that two routes to one number may have


def modules(root: Path, key: str) -> list[Path]:
    """The modules in which a chapter computes."""
    return sorted((root / "numbers" / key).glob("*.py"))


def evaluate(root: Path, key: str, out: Path) -> dict[str, str]:
    """Write the values of all public names of a chapter as JSON, as `values.Values` reads it.

    Names are constants, functions without arguments, and derivations, which take `rng` and return a
    list of (TeX, value), one for each side. The answer names the data files that were read, with
    their digests. CourseError for what raises, for a name that two modules give, for two routes
    that disagree.
    """
    found, files, known = _Names(root), modules(root, key), Imports(root)
    with inputs.watched(root):
        for file in files:
            found.add(file)
    if found.problems:
        raise CourseError(found.problems)
    sources = {file for module in files for file in (module, *known.of(module))}
    read = inputs.read_by(root, sources)
    code = "".join(file.read_text(encoding="utf-8") for file in sorted(sources)) + repr(read)
    write_atomically(out, json.dumps(found.made(code), sort_keys=True, indent=1))
    return read


def defined(file: Path) -> list[tuple[str, int]]:
    """Names that claims may state, with lines: CONSTANTS, functions of nothing or `rng`."""
    found = []
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args] in ([], ["rng"]):
            found.append((node.name, node.lineno))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            named = (t.id for t in targets if isinstance(t, ast.Name))
            found += [(name, node.lineno) for name in named if name.isupper()]
    return [(name, line) for name, line in found if not name.startswith("_")]


class _Names:
    """The names of a chapter's modules with their values."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.values: dict[str, Any] = {}
        self.derivations: dict[str, dict[str, Any]] = {}
        self.units: dict[str, str] = {}
        self.live: dict[str, dict[str, Any]] = {}
        self.instances: dict[str, list[Instance]] = {}
        self.uses: dict[str, list[str]] = {}
        self.two_routes: set[str] = set()
        self.homes: dict[str, str] = {}
        self.problems: list[Problem] = []

    def made(self, code: str) -> dict[str, Any]:
        """What is kept; `code` is all that decides what functions among the values do."""
        return {
            "values": self.values,
            "derivations": self.derivations,
            "homes": self.homes,
            "units": self.units,
            "live": self.live,
            "settings": {name: digest(made, code) for name, made in self.instances.items()},
            "uses": self.uses,
            "two_routes": sorted(self.two_routes),
        }

    def add(self, file: Path) -> None:
        """All names of a module."""
        home = Paths(self.root).relative(file)
        try:
            self.problems += examine(file, home)[1]
            module = import_from(self.root, f"{file.parent.name}.{file.stem}")
        except CourseError as error:
            self.problems += error.problems
            return
        except Exception as error:
            reason = (
                f"{type(error).__name__}: {error}. Mend the module, so that it can be imported."
            )
            self.wrong(reason, home, 1, error)
            return
        for name, line in defined(file):
            if name in self.homes:
                again = f"{name} is defined in {self.homes[name]} too; expected a name once."
                self.wrong(f"{again} Rename one.", home, line)
            self.homes[name] = home
            try:
                self.value(name, getattr(module, name), home, line)
            except Exception as error:
                reason = f"{name} raised {type(error).__name__}: {error}. Mend it."
                self.wrong(reason, home, line, error)

    def wrong(self, message: str, home: str, line: int, error: Exception | None = None) -> None:
        """A problem where the chapter's own code went wrong, or at the name that was asked for."""
        path, at = blame(error, self.root) if error else ("", 1)
        self.problems.append(Problem(path or home, at if path else line, message))

    def value(self, name: str, member: Any, home: str, line: int) -> None:
        """The value of one name."""
        if hasattr(member, "setting"):
            self.instances[name] = instances(member)
            self.uses[name] = sorted(used(member))
            return
        if callable(member) and inspect.signature(member).parameters:
            self.derivations[name] = _chain(member)
            return
        if hasattr(member, "live"):
            self.live[name] = live.plain(member())
            return
        value = plain(member() if callable(member) else member)
        if value is None:
            return
        self.values[name] = kept(value)
        if hasattr(member, "unit"):
            self.units[name] = member.unit
        if hasattr(member, "second_route"):
            self.two_routes.add(name)
            again = plain(member.second_route())
            if not _agree(value, again):
                both = f"{name} gives {_few(value)}, its second route {_few(again)}"
                self.wrong(f"{both}; expected the same. Correct one of them.", home, line)


def _chain(member: Any) -> dict[str, Any]:
    """The sides of a derivation, and their values on one instance for each seed."""
    import numpy as np

    instances = [list(member(np.random.default_rng(seed))) for seed in SEEDS]
    return {
        "sides": [tex for tex, _ in instances[0]],
        "doc": inspect.getdoc(member) or "",
        "instances": [[_side(value) for _, value in sides] for sides in instances],
    }


def _side(value: Any) -> list[float] | None:
    known = plain(value)
    return None if known is None else flat(known)


def _agree(one: Any, other: Any) -> bool:
    """Are two values the same numbers in the same order, under the same names?"""
    import numpy as np

    if isinstance(one, dict) or isinstance(other, dict):
        named = isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys()
        return named and all(_agree(one[name], other[name]) for name in one)
    first, second = flat(one), [] if other is None else flat(other)
    return len(first) == len(second) and np.allclose(first, second, rtol=AGREE, atol=AGREE)


def _few(value: Any) -> str:
    numbers = [] if value is None else flat(value)[:6]
    return f"[{', '.join(f'{number:.10g}' for number in numbers)}]"
