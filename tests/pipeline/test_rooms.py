"""The pipeline's rooms stand on floors, imports point down, and modules stay readable."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.base.paths import CODE

FLOORS = (
    {"base", "plot", "declare", "prerender"},
    {"mathematics", "numbers", "drawing"},
    {"course"},
    {"markdown"},
    {"checks", "entrance", "indexes", "render"},
    {"notebooks"},
    {"build"},
    {"browser", "lecture"},
    {"verbs", "bench", "reproduce"},
    {"__main__"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
SCRIPTS = CODE / "scripts"


def modules() -> list[Path]:
    return sorted(SCRIPTS.rglob("*.py"))


def room(file: Path) -> str:
    """The folder of a module, or its own name at the door."""
    return file.relative_to(SCRIPTS).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The rooms that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "scripts":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.split(".")[1]
                for alias in node.names
                if alias.name.startswith("scripts.")
            )


def test_imports_point_down() -> None:
    """A room imports from floors below its own; rooms on one floor do not know each other."""
    upward = {
        (str(file.relative_to(CODE)), used)
        for file in modules()
        if room(file) != "__init__"
        for used in imported(file)
        if used != room(file) and FLOOR[used] >= FLOOR[room(file)]
    }
    assert upward == set()


def test_there_are_few_floors() -> None:
    """Every room has a floor, and a newcomer counts them on two hands."""
    assert {room(file) for file in modules()} - {"__init__"} == set(FLOOR)
    assert len(FLOORS) <= 11


def test_a_room_says_what_it_is_for() -> None:
    """The `__init__` of a room is one docstring."""
    for file in SCRIPTS.glob("*/__init__.py"):
        body = ast.parse(file.read_text(encoding="utf-8")).body
        assert len(body) == 1, file
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), file


def test_modules_are_one_noun_each() -> None:
    """No module of the pipeline passes 250 lines."""
    lengths = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
