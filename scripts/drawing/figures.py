"""The figure contract: `draw()` and nothing else; saved as SVG with the same bytes each time."""

from __future__ import annotations

import ast
import io
import logging
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.base import inputs, modules
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.drawing import dark, typefaces

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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
MISSING = re.compile(r"Glyph (\d+) |does not have a glyph for .* \[U\+([0-9a-fA-F]+)\]")
MINUS_ZERO = re.compile(r"(?<![\d.e])-0(?:\.0+)?(?![\d.])")
GRID = 4  # decimals of a position, as a share of the figure
HASHED = re.compile(r'(\bid="|url\(#|href="#)([a-z][0-9a-f]{10})(?=[")])')
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

    from scripts import plot

    matplotlib.use("agg")
    plot.follow(root)
    file = root / "figures" / key / f"{name}.py"
    home, style = Paths(root).relative(file), root / "figures" / "course.mplstyle"
    salt = {"svg.hashsalt": f"{key}/{name}", "svg.fonttype": "path"}
    own = [str(style)] if style.exists() else []
    with matplotlib.style.context(["default", typefaces.settings(), *own, salt]):
        try:
            with inputs.watched(root), _missing_letters() as missing:
                figure = modules.import_from(root, f"figures.{key}.{name}").draw()
                svg = saved(figure) if isinstance(figure, Figure) else ""
        except (Exception, SystemExit, KeyboardInterrupt) as error:
            path, line = modules.blame(error, root)
            reason = " ".join(str(error).split())
            what = f"figure {name} raised {type(error).__name__}: {reason}. Mend the figure."
            raise CourseError([Problem(path or home, line, what)]) from None
    if not svg:
        what = f"draw() returned {type(figure).__name__}; expected a matplotlib.figure.Figure."
        raise CourseError([Problem(home, 1, f"{what} Return the figure.")])
    if missing:
        shown = ", ".join(map(repr, missing))
        what = f"figure {name} shows {shown}, which its typeface has not. Write other letters."
        raise CourseError([Problem(home, 1, what)])
    write_atomically(out, dark.followed(steady(svg), root))
    return inputs.read_by(root, [file, *modules.Imports(root).of(file)])


@contextmanager
def _missing_letters() -> Iterator[dict[str, None]]:
    """Letters that typefaces do not have: text warns of them, mathematics writes a log."""
    found: dict[str, None] = {}

    def note(said: object, *_: object, **__: object) -> bool:
        text = said.getMessage() if isinstance(said, logging.LogRecord) else str(said)
        for plain, hexadecimal in MISSING.findall(text):
            found[chr(int(plain) if plain else int(hexadecimal, 16))] = None
        return False  # nothing more is said

    log = logging.getLogger("matplotlib.mathtext")
    log.addFilter(note)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = note  # type: ignore[assignment]  # it takes and gives more
            yield found
    finally:
        log.removeFilter(note)


def saved(figure: Figure) -> str:
    """A figure as SVG, its layout on a grid: a solver's last bits differ from run to run."""
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
        figure.set_layout_engine("none")
        _snap(figure)
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    if "matplotlib.pyplot" in sys.modules:
        import matplotlib.pyplot as plt

        plt.close(figure)
    return buffer.getvalue()


def _snap(figure: Any) -> None:
    """Put every panel that a layout placed on a grid, those of parts of the figure too."""
    for part in figure.subfigs:
        bounds = (round(bound, GRID) + 0.0 for bound in part.bbox_relative.extents)
        part._redo_transform_rel_fig(part.bbox_relative.from_extents(*bounds))
        _snap(part)
    for axes in figure.axes:
        position = axes.get_position(original=True).bounds
        axes.set_position([round(bound, GRID) for bound in position], which="original")


def steady(svg: str) -> str:
    """Coordinates to a thousandth of a point, ids in their order: no last bit of a sum shows."""
    ids: dict[str, str] = {}

    def shorten(number: re.Match[str]) -> str:
        text = f"{float(number[0]):.3f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    def renamed(found: re.Match[str]) -> str:
        return found[1] + ids.setdefault(found[2], f"{found[2][0]}{len(ids)}")

    def even(found: re.Match[str]) -> str:
        return f'{found[1]}="{MINUS_ZERO.sub("0", LONG.sub(shorten, found[2]))}"'

    rounded = COORDINATES.sub(even, svg)
    return HASHED.sub(renamed, rounded)
