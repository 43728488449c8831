"""The figure contract: `draw()` and nothing else; saved as SVG with the same bytes each time."""

from __future__ import annotations

import ast
import io
import re
import sys
from pathlib import Path
from typing import Any

from scripts.base import inputs
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.files import write_atomically
from scripts.base.modules import Imports, blame, import_from
from scripts.base.paths import Paths

FORBIDDEN = {
    "savefig": "the pipeline saves",
    "show": "the pipeline shows",
    "rcParams": "style stands in figures/course.mplstyle",
    "seed": "randomness comes from np.random.default_rng(<literal>)",
    "use": "style stands in figures/course.mplstyle",
}
FIGURE = re.compile(r"/_build/figures/([\w-]+)/([\w-]+)\.svg")  # how a document names one
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
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        return [Problem(name, error.lineno or 1, f"{error.msg}; expected Python. Mend the line.")]
    problems = []
    if not ast.get_docstring(tree):
        problems.append(
            Problem(
                name,
                1,
                "no docstring; expected one whose first sentence says what the picture shows. "
                "Write it.",
            )
        )
    functions = [n.name for n in tree.body if isinstance(n, ast.FunctionDef)]
    if "draw" not in functions:
        problems.append(
            Problem(
                name,
                1,
                f"no draw(); expected `def draw() -> Figure`.{nearest('draw', functions)} Add it.",
            )
        )
    for node in tree.body:
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not isinstance(node, HEADERS) and not text:
            problems.append(
                Problem(
                    name,
                    node.lineno,
                    "code that runs at import; expected imports, constants and functions. "
                    "Move it into draw().",
                )
            )
    for part in ast.walk(tree):
        if isinstance(part, ast.Attribute) and part.attr in FORBIDDEN and _calls_library(part):
            problems.append(
                Problem(
                    name,
                    part.lineno,
                    f"{ast.unparse(part)} in a figure; {FORBIDDEN[part.attr]}. Remove it.",
                )
            )
    return problems


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
    home = Paths(root).relative(file)
    style = root / "figures" / "course.mplstyle"
    settings: list[str | Path | dict[str, Any]] = ["default"]
    settings += [str(style)] if style.exists() else []
    settings += [{"svg.hashsalt": f"{key}/{name}", "svg.fonttype": "path"}]
    with matplotlib.style.context(settings):
        try:
            with inputs.watched(root):
                figure = import_from(root, f"figures.{key}.{name}").draw()
        except Exception as error:
            path, line = blame(error, root)
            raise CourseError(
                [
                    Problem(
                        path or home,
                        line,
                        f"figure {name} raised {type(error).__name__}: {error}. Mend the figure.",
                    )
                ]
            ) from None
        if not isinstance(figure, Figure):
            raise CourseError(
                [
                    Problem(
                        home,
                        1,
                        f"draw() returned {type(figure).__name__}; expected a "
                        "matplotlib.figure.Figure. "
                        "Return the figure.",
                    )
                ]
            )
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        if "matplotlib.pyplot" in sys.modules:
            import matplotlib.pyplot as plt

            plt.close(figure)
    write_atomically(out, steady(buffer.getvalue()))
    return inputs.read_by(root, [file, *Imports(root).of(file)])


def steady(svg: str) -> str:
    """Coordinates to a thousandth of a point: another processor's last bit does not show."""

    def shorten(number: re.Match[str]) -> str:
        text = f"{float(number[0]):.3f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    return COORDINATES.sub(lambda m: f'{m[1]}="{LONG.sub(shorten, m[2])}"', svg)
