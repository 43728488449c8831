"""The figure contract: `draw()` and nothing else; drawn in a warm worker, saved as an SVG with the same bytes each time."""
from __future__ import annotations

import ast
import functools
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.errors import CourseError, Problem, nearest
from scripts.files import write_atomically
from scripts.numbers import blame, import_from
from scripts.paths import CODE, Paths

FORBIDDEN = {
    "savefig": "the pipeline saves", "show": "the pipeline shows", "rcParams": "style stands in figures/course.mplstyle",
    "seed": "randomness comes from np.random.default_rng(<literal>)", "use": "style stands in figures/course.mplstyle"}
FIGURE = re.compile(r"/_build/figures/([\w-]+)/([\w-]+)\.svg")  # how a document names one
HEADERS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.ClassDef)
COORDINATES = re.compile(r'(?<= )(d|x|y|x1|x2|y1|y2|points)="([^"]*)"')
LONG = re.compile(r"-?\d+\.\d{4,}")
IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+((?:figures|scripts)[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)"
                    r"|import[ \t]+((?:figures|scripts)[\w.]*))", re.M)
LIBRARY = re.compile(r"^(?:from|import)[ \t]+(?!figures\b|scripts\b|__future__)([\w.]+)", re.M)


class Imports:
    """The course's own modules that its files import: a change in one of them redraws the figure. Reads a file once."""

    def __init__(self, root: Path) -> None:
        self.root, self.known = root, dict[Path, list[Path]]()
        self.file = functools.cache(self._file)

    def of(self, path: Path) -> list[Path]:
        """What a file imports, directly or not, in the order of the names."""
        found, todo = set[Path](), [path]
        while todo:
            new = set(self.direct(todo.pop())) - found
            found |= new
            todo += new
        return sorted(found)

    def direct(self, path: Path) -> list[Path]:
        """What a file itself imports."""
        if path not in self.known:
            dotted = [name for module, names, plain in IMPORT.findall(path.read_text(encoding="utf-8")) for name in (
                [module, *(f"{module}.{n}" for n in re.findall(r"\w+", names))] if module else [plain])]
            self.known[path] = [file for name in dotted if (file := self.file(name))]
        return self.known[path]

    def _file(self, name: str) -> Path | None:
        """The file of a module of the course or of the pipeline."""
        files = (base / (name.replace(".", "/") + ".py") for base in (self.root, CODE))
        return next((file for file in files if file.is_file()), None)


def libraries(files: Iterable[Path]) -> list[str]:
    """The modules that files import at their beginning, the course's own left out, and what saving a figure needs."""
    found = {module for file in files for module in LIBRARY.findall(file.read_text(encoding="utf-8"))}
    return ["matplotlib.figure", "matplotlib.backends.backend_svg", *sorted(found)]


def examine(path: Path, name: str) -> list[Problem]:
    """What is wrong with a figure file, read without running it."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        return [Problem(name, error.lineno or 1, f"{error.msg}; expected Python. Mend the line.")]
    problems = []
    if not ast.get_docstring(tree):
        problems.append(Problem(name, 1, "no docstring; expected one whose first sentence says what the picture shows. "
                                "Write it."))
    functions = [n.name for n in tree.body if isinstance(n, ast.FunctionDef)]
    if "draw" not in functions:
        problems.append(Problem(name, 1, f"no draw(); expected `def draw() -> Figure`.{nearest('draw', functions)} Add it."))
    for node in tree.body:
        if not isinstance(node, HEADERS) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            problems.append(Problem(name, node.lineno, "code that runs at import; expected imports, constants and "
                                    "functions. Move it into draw()."))
    for call in ast.walk(tree):
        if isinstance(call, ast.Attribute) and call.attr in FORBIDDEN and _calls_library(call):
            problems.append(Problem(name, call.lineno, f"{ast.unparse(call)} in a figure; {FORBIDDEN[call.attr]}. "
                                    "Remove it."))
    return problems


def _calls_library(node: ast.Attribute) -> bool:
    owner = ast.unparse(node.value)
    return node.attr in ("savefig", "rcParams") or owner in ("plt", "mpl", "matplotlib", "np.random", "plt.style")


def draw(root: Path, key: str, name: str, out: Path) -> None:
    """Draw one figure of the course and save it as SVG; CourseError when it raises or returns something else."""
    import matplotlib
    import matplotlib.style
    from matplotlib.figure import Figure

    matplotlib.use("agg")
    folder = root / "figures" / key
    home = Paths(root).relative(folder / f"{name}.py")
    style = root / "figures" / "course.mplstyle"
    settings: list[str | Path | dict[str, Any]] = ["default", *([str(style)] if style.exists() else []),
                {"svg.hashsalt": f"{key}/{name}", "svg.fonttype": "path"}]
    with matplotlib.style.context(settings):
        try:
            figure = import_from(root, f"figures.{key}.{name}").draw()
        except Exception as error:
            path, line = blame(error, root / "figures", root)
            raise CourseError([Problem(path or home, line, f"figure {name} raised {type(error).__name__}: {error}. "
                                       "Mend the figure.")]) from None
        if not isinstance(figure, Figure):
            raise CourseError([Problem(home, 1, f"draw() returned {type(figure).__name__}; expected a "
                                       "matplotlib.figure.Figure. Return the figure.")])
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        if "matplotlib.pyplot" in sys.modules:
            import matplotlib.pyplot as plt

            plt.close(figure)
    write_atomically(out, steady(buffer.getvalue()))


def steady(svg: str) -> str:
    """Round coordinates to a thousandth of a point, so that the last bit of another processor does not show."""
    def shorten(number: re.Match[str]) -> str:
        text = f"{float(number[0]):.3f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    return COORDINATES.sub(lambda m: f'{m[1]}="{LONG.sub(shorten, m[2])}"', svg)
