"""The cells of a notebook that run, as trees of Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.notebooks.source import Cell, Source
from scripts.numbers.values import base, expressions

BOLD = re.compile(r"^(?:[-*] )?\*\*(.+?)\*\*\s*(.*)$", re.M)
OF = re.compile(r"\{[^{}\n]*\.(?:claim|given)\b[^{}\n]*\bof=\"([^\"]+)\"")
Found = Iterator[tuple[int, str]]  # the line and words of what is wrong


@dataclass(frozen=True)
class Code:
    """A cell and its tree."""

    cell: Cell
    tree: ast.Module

    def line(self, node: ast.AST) -> int:
        """The line of the source on which a node stands."""
        return self.cell.line + getattr(node, "lineno", 1) - 1

    @cached_property
    def imports(self) -> set[str]:
        """The packages that it imports."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
        return found


def codes(source: Source) -> tuple[list[Code], list[tuple[int, str]]]:
    """Every cell as a tree; the line and words of each that is no Python."""
    found, wrong = [], []
    for cell in source.code:
        try:
            found.append(Code(cell, ast.parse(cell.text)))
        except SyntaxError as error:
            line = cell.line + (error.lineno or 1) - 1
            said = "Python, without commands of notebooks such as % and !. Mend the line."
            wrong.append((line, f"{error.msg}; expected {said}"))
    return found, wrong


def stated(source: Source) -> list[str]:
    """The notebook's own variables whose values its text states: `[$0.3$]{.claim of="w"}`."""
    text = "\n".join(cell.text for cell in source.cells if cell.markdown)
    names = {name for found in OF.findall(text) for name in map(base, expressions(found))}
    assigned = {
        node.id
        for code in codes(source)[0]
        for node in ast.walk(code.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return sorted(names & assigned)


def called(code: Code, name: str) -> Iterator[ast.Call]:
    """The calls of a function of this name, whatever it is called on."""
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Call) and named(node) == name:
            yield node


def named(node: ast.Call) -> str:
    """The name of the function that is called."""
    return ast.unparse(node.func).rpartition(".")[2]


def bold(cell: Cell) -> dict[str, str]:
    """What stands behind each bold beginning of a paragraph or bullet."""
    return {found[1]: found[2] for found in BOLD.finditer(cell.text)}


def line_of(cell: Cell, words: str) -> int:
    """The line on which words stand in a cell."""
    return cell.line + cell.text[: max(0, cell.text.find(words))].count("\n")
