"""Modules of the course: imported from their sources, who imports whom, where one went wrong.

Two folders hold them: `figures/<key>/` (imported as `figures.<key>.<name>`) and `numbers/<key>/`
(imported as `<key>.<name>`, for Python's own module `numbers` has taken the longer name).
"""

from __future__ import annotations

import ast
import functools
import importlib
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from scripts.base.errors import CourseError, Problem
from scripts.base.paths import CODE, Paths

# Whatever reads like an import counts, also in a function or a text: one too many is no harm.
FROM = re.compile(r"\bfrom\s+(\.*)([\w.]*)\s+import\s+(\([^)]*\)|[^\n;#]*)")
PLAIN = re.compile(r"(?<!\w)import\s+([\w., \t]+)")
SEPARATE = ("torch",)  # libraries that no environment has but their own
RUNNING = ("__import__", "exec", "eval", "compile")
LIBRARY = re.compile(r"^(?:from|import)[ \t]+(?!figures\b|scripts\b|ch\d|__future__)([\w.]+)", re.M)


def sources(root: Path) -> tuple[Path, Path]:
    """The folders from which modules of a course are imported."""
    return root, root / "numbers"


def import_from(root: Path, name: str) -> ModuleType:
    """Import a module of the course, such as `ch09_pca.digits`, from its source.

    Bytecode knows its source by second and size: of two quick changes it would show the first.
    """
    sys.dont_write_bytecode = True
    for folder in map(str, sources(root)):
        if folder not in sys.path:
            sys.path.insert(0, folder)
            importlib.invalidate_caches()
    return importlib.import_module(name)


def blame(error: BaseException, root: Path) -> tuple[str, int]:
    """The last line of the course's own code in a traceback: project path and line."""
    frames = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno))
    folders = (root / "figures", root / "numbers")
    own = [f for f in frames if any(f[0].is_relative_to(folder) for folder in folders)]
    return (Paths(root).relative(own[-1][0]), own[-1][1] or 1) if own else ("", 1)


def examine(path: Path, name: str) -> tuple[ast.Module, list[Problem]]:
    """A module's tree, and what `Imports` cannot follow in it; CourseError when it is no Python."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        wrong = Problem(name, error.lineno or 1, f"{error.msg}; expected Python. Mend the line.")
        raise CourseError([wrong]) from None
    problems = [
        Problem(name, line, f"{word} hides what is run; expected an import statement. Write one.")
        for line, word in hidden(tree)
    ]
    return tree, problems


def hidden(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Ways to run code of other files that are no import statements, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name) or ""
            if module.partition(".")[0] in ("importlib", "runpy"):
                yield node.lineno, module
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in RUNNING:
            yield node.lineno, f"{ast.unparse(node.func)}()"


class Imports:
    """The course's and the pipeline's own modules that a file imports. Reads each file once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.known: dict[Path, list[Path]] = {}
        self.file = functools.cache(self._file)

    def of(self, path: Path) -> list[Path]:
        """What a file imports, directly or not, in the order of the names."""
        return self._all(self.direct(path))

    def of_code(self, path: Path, code: str) -> list[Path]:
        """What a piece of code in a document imports, directly or not."""
        return self._all(self._in(path, code))

    def _all(self, direct: list[Path]) -> list[Path]:
        """These files and all that they import."""
        found, todo = set(direct), [*direct]
        while todo:
            new = set(self.direct(todo.pop())) - found
            found |= new
            todo += new
        return sorted(found)

    def direct(self, path: Path) -> list[Path]:
        """What a file itself imports."""
        if path not in self.known:
            text = path.read_text(encoding="utf-8", errors="replace")
            self.known[path] = self._in(path, text)
        return self.known[path]

    def _in(self, path: Path, code: str) -> list[Path]:
        text = code.replace("\\\n", " ")
        names = [
            name for found in FROM.finditer(text) for name in self._named(path, *found.groups())
        ]
        names += [
            n for found in PLAIN.findall(text) for n in re.split(r"[\s,]+(?:as\s+\w+)?", found)
        ]
        return [file for name in dict.fromkeys(names) if (file := self.file(name))]

    def _named(self, path: Path, dots: str, module: str, names: str) -> list[str]:
        """The dotted names that `from … import …` may mean: the module, and each name in it."""
        if dots:
            package = path.parents[len(dots) - 1]
            base = package.relative_to(self.root) if package.is_relative_to(self.root) else Path()
            module = ".".join([*base.parts, *filter(None, module.split("."))])
        return [module, *(f"{module}.{name}" for name in re.findall(r"\w+", names))]

    def _file(self, name: str) -> Path | None:
        """The file of a module of the course or of the pipeline."""
        place = name.replace(".", "/") + ".py"
        files = (folder / place for folder in (*sources(self.root), CODE))
        return next((file for file in files if name and file.is_file()), None)


def separate(file: Path) -> list[str]:
    """Libraries that a file imports and that only an environment of their own has."""
    found = re.findall(r"^\s*(?:from|import)\s+(\w+)", file.read_text("utf-8", "replace"), re.M)
    return [name for name in SEPARATE if name in found]


def libraries(files: Iterable[Path]) -> list[str]:
    """Modules of others that files import at their beginning, and what saving a figure needs."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    every = {module for text in texts for module in LIBRARY.findall(text)}
    found = {module for module in every if module.partition(".")[0] not in SEPARATE}
    return ["matplotlib.figure", "matplotlib.backends.backend_svg", *sorted(found)]
