"""Which names of a chapter's numbers are computed from data, not from numbers that were made up.

Data are what a library ships (`load_digits`, `fetch_…`) or what a file beside the modules holds.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

LOADED = re.compile(r"\b(?:load|fetch)_\w+|\b(?:loadtxt|genfromtxt|read_csv|open|np\.load)\(")
Name = tuple[str, str]  # module and name


def names(folder: Path) -> set[str]:
    """Functions and constants of `numbers/<key>/` that read data, or use one that does."""
    uses, loading = dict[Name, set[Name]](), set[Name]()
    for file in sorted(folder.glob("*.py")):
        _read(file, uses, loading)
    found, before = loading, set[Name]()
    while found != before:
        before = found
        found = before | {name for name, used in uses.items() if used & before}
    return {name for _, name in found}


def is_loaded(code: str) -> bool:
    """Does a piece of code load data itself?"""
    return LOADED.search(code) is not None


def _read(file: Path, uses: dict[Name, set[Name]], loading: set[Name]) -> None:
    """What each name at the top of a module uses, and which of them load data."""
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    elsewhere = {
        alias.asname or alias.name: ((node.module or "").rpartition(".")[2], alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in tree.body:
        for name in _defined(node):
            mine = (file.stem, name)
            words = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - {name}
            uses[mine] = {elsewhere.get(word, (file.stem, word)) for word in words}
            if is_loaded(ast.get_source_segment(text, node) or ""):
                loading.add(mine)


def _defined(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a module gives."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
    return [target.id for target in targets if isinstance(target, ast.Name)]
