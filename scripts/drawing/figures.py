"""The figure contract: `draw()` and nothing else; saved as SVG with the same bytes each time."""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.base import inputs, modules
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.files import write_atomically
from scripts.base.paths import Paths

FORBIDDEN = {
    "savefig": "the pipeline saves",
    "show": "the pipeline shows",
    "rcParams": "style stands in figures/course.mplstyle",
    "seed": "randomness comes from np.random.default_rng(<literal>)",
    "use": "style stands in figures/course.mplstyle",
}
FIGURE = re.compile(r"/_build/figures/([\w-]+)/([\w-]+\.(?:svg|png|jpe?g))")  # in a document
HEADERS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.ClassDef)
COORDINATES = re.compile(r'(?<= )(d|x|y|x1|x2|y1|y2|points)="([^"]*)"')
LONG = re.compile(r"-?\d+\.\d{4,}")


def make(root: Path, key: str, name: str, out: Path) -> dict[str, str]:
    """Draw a figure that keeps the contract; CourseError with every way in which it does not."""
    file = root / "figures" / key / f"{name}.py"
    problems = examine(file, Paths(root).relative(file))
    if problems:
        raise CourseError(problems)
    return draw(root, key, name, out)


def examine(path: Path, name: str) -> list[Problem]:
    """What is wrong with a figure file, read without running it."""
    tree, problems = modules.examine(path, name)
    return [*problems, *(Problem(name, line, message) for line, message in _breaches(tree))]


def _breaches(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where a figure file does not keep the contract, and how."""
    if not ast.get_docstring(tree):
        yield 1, "no docstring; expected one that says first what the picture shows. Write it."
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    if "draw" not in functions:
        meant = nearest("draw", functions)
        yield 1, f"no draw(); expected `def draw() -> Figure`.{meant} Add it."
    for node in tree.body:
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not isinstance(node, HEADERS) and not text:
            yield (
                node.lineno,
                "code that runs at import; expected imports, constants and functions. "
                "Move it into draw().",
            )
    for part in ast.walk(tree):
        if isinstance(part, ast.Attribute) and part.attr in FORBIDDEN and _calls_library(part):
            why = FORBIDDEN[part.attr]
            yield part.lineno, f"{ast.unparse(part)} in a figure; {why}. Remove it."


def _calls_library(node: ast.Attribute) -> bool:
    owner = ast.unparse(node.value)
    return node.attr in ("savefig", "rcParams") or owner in (
        "plt",
        "mpl",
        "matplotlib",
        "np.random",
        "plt.style",
    )


def draw(root: Path, key: str, name: str, out: Path) -> dict[str, str]:
    """Draw one figure of the course and save it as SVG; the data files it read, with digests.

    CourseError when it raises or returns something else.
    """
    import matplotlib
    import matplotlib.style
    from matplotlib.figure import Figure

    matplotlib.use("agg")
    file = root / "figures" / key / f"{name}.py"
    home, style = Paths(root).relative(file), root / "figures" / "course.mplstyle"
    salt = {"svg.hashsalt": f"{key}/{name}", "svg.fonttype": "path"}
    with matplotlib.style.context(["default", *([str(style)] if style.exists() else []), salt]):
        try:
            with inputs.watched(root):
                figure = modules.import_from(root, f"figures.{key}.{name}").draw()
        except Exception as error:
            path, line = modules.blame(error, root)
            said = f"figure {name} raised {type(error).__name__}: {error}. Mend the figure."
            raise CourseError([Problem(path or home, line, said)]) from None
        if not isinstance(figure, Figure):
            said = (
                f"draw() returned {type(figure).__name__}; expected a matplotlib.figure.Figure. "
                "Return the figure."
            )
            raise CourseError([Problem(home, 1, said)])
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        if "matplotlib.pyplot" in sys.modules:
            import matplotlib.pyplot as plt

            plt.close(figure)
    write_atomically(out, steady(buffer.getvalue()))
    return inputs.read_by(root, [file, *modules.Imports(root).of(file)])


def steady(svg: str) -> str:
    """Coordinates to a thousandth of a point: another processor's last bit does not show."""

    def shorten(number: re.Match[str]) -> str:
        text = f"{float(number[0]):.3f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    return COORDINATES.sub(lambda m: f'{m[1]}="{LONG.sub(shorten, m[2])}"', svg)
