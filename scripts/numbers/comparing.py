"""What a listing takes from its chapter, and what it left behind against the chapter's own code."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.base.errors import nearest
from scripts.base.modules import import_from
from scripts.numbers.evaluation import AGREE, modules
from scripts.numbers.instances import SEEDS


class Wrong(Exception):  # noqa: N818
    """A sentence about a line of a listing."""

    def __init__(self, said: str, line: int = 1) -> None:
        super().__init__(said)
        self.line = line


def compare(root: Path, key: str, name: str, names: dict[str, Any]) -> None:
    """Hold what a listing left behind against the chapter's own code, on random data."""
    import numpy as np

    function, compared = member(root, key, name), 0
    if not hasattr(function, "listing"):
        raise Wrong(f"{name} compares no listing; expected @listing above it. Write it there.")
    for seed in SEEDS:
        for what, got, expected in function(dict(names), np.random.default_rng(seed)):
            compared += 1
            if not _same(got, expected):
                raise Wrong(
                    f"{what} is {_few(got)} on random data, {name} in numbers/{key} expects "
                    f"{_few(expected)}. Correct the listing or {name}."
                )
    if not compared:
        raise Wrong(f"{name} gives nothing to compare; expected (name, got, expected). Yield it.")


def member(root: Path, key: str, name: str) -> Any:
    """What a module of the chapter calls by this name."""
    known = {file: list(_names(file)) for file in modules(root, key)}
    homes = [file for file in known if name in known[file]]
    if len(homes) > 1:
        raise Wrong(f"{name!r} stands in {homes[0].name} and {homes[1].name}. Rename one of them.")
    if not homes:
        everything = [one for names in known.values() for one in names]
        near = nearest(name, everything)
        raise Wrong(f"numbers/{key} has no {name!r}.{near} Mend the name or write it.")
    return getattr(import_from(root, f"{key}.{homes[0].stem}"), name)


def _names(file: Path) -> Iterator[str]:
    """Names that a module defines."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def is_number(value: Any) -> bool:
    """A function without arguments stands for what it returns, as in claims."""
    return inspect.isfunction(value) and not inspect.signature(value).parameters


def _same(got: Any, expected: Any) -> bool:
    """Are two results the same numbers in the same shape, or the same things?"""
    import numpy as np

    try:
        one, other = np.asarray(got, float), np.asarray(expected, float)
    except (TypeError, ValueError):
        return bool(got == expected)
    return one.shape == other.shape and np.allclose(one, other, rtol=AGREE, atol=AGREE)


def _few(value: Any) -> str:
    """A result as a message shows it."""
    import numpy as np

    shape = np.shape(value)
    text = np.array2string(np.asarray(value), precision=6, threshold=6, separator=", ")
    return " ".join(text.split()) + (f" of shape {shape}" if shape else "")
