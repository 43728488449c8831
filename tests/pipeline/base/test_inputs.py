"""Files that the course's code reads are inputs; what is not of the course cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.base.inputs import LARGEST
from scripts.base.modules import Imports
from tests.conftest import Course
from tests.pipeline.build.test_graph import build, products

NUMBERS, FIGURE = "numbers/ch01_lines/slope.py", "figures/ch01_lines/line.py"
READ = '''

def rise() -> float:
    """The rise of a line of which a file knows three points."""
    return float(np.loadtxt(Path(__file__).with_name("points.csv"), delimiter=",")[-1, 1])
'''


@pytest.fixture
def reading(sample: Course) -> Course:
    """The sample course, in which a number comes out of a file and a slide states it."""
    sample.path("numbers/ch01_lines/points.csv").write_text("0,0\n3,1\n6,2\n")
    sample.edit(NUMBERS, "import numpy as np\n", "from pathlib import Path\n\nimport numpy as np\n")
    text = sample.path(NUMBERS).read_text() + READ
    sample.path(NUMBERS).write_text(text)
    sample.edit(
        "slides/ch01_lines.qmd", "The data are", 'Up to [$2$]{.claim of="rise"}. The data are'
    )
    return sample


def test_a_data_file_is_an_input(reading: Course) -> None:
    """A changed value in a file that numbers read is seen; the manifest names the file."""
    build(reading)
    manifest = json.loads(reading.path("_build/manifest.json").read_text())
    assert "numbers/ch01_lines/points.csv" in manifest["_build/slides/ch01_lines.html"]["inputs"]
    assert build(reading) == set()
    reading.path("numbers/ch01_lines/points.csv").write_text("0,0\n3,1\n6,5\n")
    code, out, _ = reading.run("why", "slides/ch01_lines.html")
    assert code == 0
    assert "numbers:ch01_lines: changed: numbers/ch01_lines/points.csv" in out
    assert any("text says 2, rise gives 5" in problem for problem in reading.problems())


@pytest.mark.parametrize("where", ["at import", "in draw", "in numbers", "by its folder"])
def test_a_picture_of_a_file_is_drawn_again(reading: Course, where: str) -> None:
    """However a figure comes to a file, a change in it draws the figure again, and only then."""
    beside = 'Path(__file__).parents[2] / "numbers/ch01_lines"'
    points = f"np.loadtxt({beside} / 'points.csv', delimiter=',')"
    if where == "in numbers":
        reading.edit(FIGURE, "[0, 3 * slope()]", "[0, rise()]")
        reading.edit(FIGURE, "import slope", "import rise")
    elif where == "by its folder":
        reading.edit(FIGURE, "[0, 3 * slope()]", f"[0, len(list(({beside}).glob('*.csv')))]")
    else:
        reading.edit(FIGURE, "[0, 3 * slope()]", "[0, P[-1, 1]]")
        place = "def draw()" if where == "at import" else "    figure = Figure"
        reading.edit(
            FIGURE, place, f"{'' if where == 'at import' else '    '}P = {points}\n{place}"
        )
    reading.edit(
        FIGURE, "from matplotlib", "from pathlib import Path\nimport numpy as np\nfrom matplotlib"
    )
    assert reading.run("figures")[0] == 0
    assert products(reading.run("figures")[1]) == set()
    reading.path("numbers/ch01_lines/points.csv").write_text("0,0\n3,1\n6,5\n")
    reading.path("numbers/ch01_lines/more.csv").write_text("0,0\n")
    assert products(reading.run("figures")[1]) == {"_build/figures/ch01_lines/line.svg"}


REACHED = {
    "outside the course": (
        "open('/etc/hostname').read()",
        "it reads /etc/hostname, which is outside",
    ),
    "through a link": (
        "open(Path(__file__).with_name('link')).read()",
        "which is outside the course",
    ),
    "what was built": (
        "open(Path(__file__).parents[2] / '_build/x.txt')",
        "it reads x.txt of _build",
    ),
    "too much": (
        "open(Path(__file__).with_name('large.bin'))",
        "it reads 2.0 MB from large.bin; expected at most 2",
    ),
    "writing": ("open(Path(__file__).with_name('new.txt'), 'w')", "it writes new.txt"),
    "a network": ("__import__('socket').create_connection(('127.0.0.1', 9))", "it asks a network"),
    "an import that hides": (
        "importlib.import_module('ch01_lines.slope')",
        "importlib hides what is run",
    ),
    "running a file": ("exec(open(Path(__file__)).read())", "exec() hides what is run"),
}


@pytest.mark.parametrize("file", [NUMBERS, FIGURE])
@pytest.mark.parametrize("name", REACHED)
def test_what_is_not_of_the_course_is_refused(sample: Course, file: str, name: str) -> None:
    """Reading elsewhere, writing, a network, hidden imports: one sentence with the line."""
    code, words = REACHED[name]
    if name == "a network":
        code = code.replace("__import__('socket')", "socket")
    folder = sample.path(file).parent
    (folder / "link").symlink_to("/etc/hostname")
    (folder / "large.bin").write_bytes(b"0" * (LARGEST + 1))
    sample.path("_build/x.txt").write_text("made")
    first = "import numpy as np" if file == NUMBERS else "from matplotlib"
    hidden = "import importlib\n" if name == "an import that hides" else ""
    before = sample.edit(file, first, f"import socket\nfrom pathlib import Path\n{hidden}{first}")
    place = "    figure = Figure" if file == FIGURE else "    return 0.5"
    line = sample.edit(file, place, f"    {code}\n{place}")
    problems = sample.problems("figures" if file == FIGURE else "check")
    told = [p for p in problems if words in p]
    assert told, problems
    line = before + 2 if hidden else line
    assert told[0].startswith(f"{file}:{line}: ")


@pytest.mark.parametrize(
    "statement",
    [
        "from ._shared import COLOUR",
        "from . import _shared",
        "from figures.ch01_lines import _shared",
        "from figures.ch01_lines._shared import COLOUR",
        "import figures.ch01_lines._shared as shared",
        "import os, figures.ch01_lines._shared",
        "from figures.ch01_lines import (  # all\n    _shared,\n)",
        "from figures.ch01_lines import \\\n    _shared",
        "if True: from ._shared import COLOUR",
        "def f():\n    from ._shared import COLOUR",
        "x = 1; from ._shared import COLOUR",
        "from .. import ch01_lines; from ..ch01_lines._shared import COLOUR",
    ],
)
def test_every_import_statement_counts(sample: Course, statement: str) -> None:
    """Relative, plain, in parentheses, continued, inside functions: what is imported decides."""
    file, shared = (
        sample.path("figures/ch01_lines/other.py"),
        sample.path("figures/ch01_lines/_shared.py"),
    )
    file.write_text(f"{statement}\n")
    shared.write_text("from ch01_lines.slope import slope\n")
    assert set(Imports(sample.root).of(file)) == {shared, sample.path(NUMBERS), *declared()}


def declared() -> list[Path]:
    """What the sample's numbers import of the pipeline."""
    from scripts.base.paths import CODE

    return [CODE / "scripts" / "declare.py"]


def test_a_shared_colour_is_drawn_again(sample: Course) -> None:
    """A constant that a figure imports from beside it changes the picture."""
    sample.path("figures/ch01_lines/_shared.py").write_text('COLOUR = "red"\n')
    sample.edit(FIGURE, "from matplotlib", "from ._shared import COLOUR\nfrom matplotlib")
    sample.edit(FIGURE, "3 * slope()])", "3 * slope()], color=COLOUR)")
    assert sample.run("figures")[0] == 0
    sample.path("figures/ch01_lines/_shared.py").write_text('COLOUR = "blue"\n')
    assert products(sample.run("figures")[1]) == {"_build/figures/ch01_lines/line.svg"}
