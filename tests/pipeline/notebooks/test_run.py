"""Notebooks run in a kernel of their own: what they show, and what stops them."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scripts.base.errors import CourseError
from scripts.base.paths import Paths
from scripts.notebooks import run, source
from tests.conftest import Course

NOTEBOOK = "notebooks/ch01_lines/slope_of_a_line.py"
BUILT = "_build/notebooks/ch01_lines/slope_of_a_line"
FAULTS = {  # old text, new text, what is said, on which line of the new text
    "an error": ("h = 1e-5", "h = 1e-5\nh / 0", "raised ZeroDivisionError: float division", 1),
    "a false assert": ("x @ x), strict", "x @ x), strict", "", 0),
    "a warning": ("h = 1e-5", "h = np.log(np.zeros(1))", "raised RuntimeWarning: divide by", 0),
    "a network": (
        "h = 1e-5",
        'import socket\nsocket.create_connection(("127.0.0.1", 9))',
        "it asks a network",
        1,
    ),
    "a name in a network": (
        "h = 1e-5",
        'import socket\nsocket.getaddrinfo("example.org", 80)',
        "it asks a network",
        1,
    ),
    "a file elsewhere": ("h = 1e-5", 'h = open("/etc/hosts")', "outside the course", 0),
    "a file written": ("h = 1e-5", 'h = open("x.txt", "w")', "writes x.txt", 0),
}
SHOWN = {  # in a cell: what is said at its first line
    "standard error": ("print(round(w, 3))", "import sys; print(w, file=sys.stderr)", "error"),
    "an address": ("print(round(w, 3))", "print(object())", "differs each time"),
}


def outcome(course: Course, limit: float = 30.0) -> dict[str, Any]:
    """What running the notebook gives, without a build around it."""
    out = course.root / "out.json"
    run.run(course.root, course.path(NOTEBOOK), out, limit)
    made: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return made


def wrong(course: Course, limit: float = 30.0) -> str:
    """The one problem of running the notebook."""
    with pytest.raises(CourseError) as caught:
        outcome(course, limit)
    assert len(caught.value.problems) == 1
    return str(caught.value.problems[0])


def test_two_runs_show_the_same(sample: Course) -> None:
    """Texts and pictures have the same bytes; time and memory are kept beside them."""
    first, second = outcome(sample), outcome(sample)
    assert first["outputs"] == second["outputs"]
    assert first["outputs"][1][0]["text"] == "0.31\n"
    assert 20 < first["memory"] < 2000
    assert 0 < first["seconds"] < 30


@pytest.mark.parametrize("fault", [name for name in FAULTS if FAULTS[name][2]])
def test_what_stops_a_notebook_is_named(sample: Course, fault: str) -> None:
    """Errors, warnings, networks and other files end it, with the line of the source."""
    old, new, said, below = FAULTS[fault]
    line = sample.edit(NOTEBOOK, old, new)
    problem = wrong(sample)
    assert problem.startswith(f"{NOTEBOOK}:{line + below}: "), problem
    assert said in problem


@pytest.mark.parametrize("fault", SHOWN)
def test_what_must_not_be_shown_is_named(sample: Course, fault: str) -> None:
    """Warnings on standard error and addresses in memory are found among the outputs."""
    old, new, said = SHOWN[fault]
    sample.edit(NOTEBOOK, old, new)
    assert said in wrong(sample)


def test_a_picture_needs_words(sample: Course) -> None:
    """A cell that drew and has no `# alt:` is named, however it drew."""
    sample.edit(NOTEBOOK, "h = 1e-5", "h = 1e-5\nFigure(figsize=(1, 1))")
    sample.edit(NOTEBOOK, "assert abs((loss(w + h)", "import math\nFigure(figsize=(1, 1))  #")
    text = sample.path(NOTEBOOK).read_text(encoding="utf-8")
    sample.path(NOTEBOOK).write_text(text.replace("import math\n", ""), encoding="utf-8")
    assert "draws and says nothing" in wrong(sample)


def test_what_pyplot_drew_is_shown_once(sample: Course) -> None:
    """A cell that leaves a figure open shows it once; words alone are named."""
    sample.edit(NOTEBOOK, "figure = Figure(figsize=(4, 2), layout", "figure = plt.figure(layout")
    sample.edit(NOTEBOOK, "    return figure\n", "")
    sample.edit(NOTEBOOK, "from ipywidgets", "import matplotlib.pyplot as plt\nfrom ipywidgets")
    shown = outcome(sample)["outputs"][-1]
    assert [next(iter(output["data"])) for output in shown] == ["image/svg+xml"]
    sample.edit(NOTEBOOK, "interact(show, slope=(0.0, 1.0, 0.1))", "print(w)")
    assert "says `# alt: …` and draws nothing" in wrong(sample)


def test_a_notebook_that_takes_too_long_is_ended(sample: Course) -> None:
    """The limit names the cell that ran."""
    sample.edit(NOTEBOOK, "h = 1e-5", "h = 1e-5\nwhile True:\n    pass")
    cells = source.read(Paths(sample.root), sample.path(NOTEBOOK)).code
    problem = wrong(sample, 3)
    line = next(cell.line for cell in cells if "while True" in cell.text)
    assert problem.startswith(f"{NOTEBOOK}:{line}: this cell ran when the 3 s")


def test_a_kernel_that_dies_is_named(sample: Course) -> None:
    """A cell that ends its process stops nobody else."""
    sample.edit(NOTEBOOK, "h = 1e-5", "import os\nos.kill(os.getpid(), 9)")
    assert "this cell ended its process" in wrong(sample)


def test_data_that_is_read_counts(sample: Course) -> None:
    """A data file beside the numbers is an input of the notebook that reads it."""
    sample.path("numbers/ch01_lines/points.csv").write_text("1\n")
    way = "np.loadtxt(open(__import__('ch01_lines.slope').slope.__file__[:-8] + 'points.csv'))"
    sample.edit(NOTEBOOK, "h = 1e-5", f"h = 1e-5\nassert {way} == 1")
    read = run.run(sample.root, sample.path(NOTEBOOK), sample.root / "out.json", 30.0)
    assert list(read) == ["numbers/ch01_lines/points.csv"]


def test_jupytext_reads_the_same_cells(sample: Course) -> None:
    """Our reading of the percent format is jupytext's."""
    jupytext = pytest.importorskip("jupytext")
    theirs = jupytext.read(sample.path(NOTEBOOK), fmt="py:percent").cells
    ours = source.read(Paths(sample.root), sample.path(NOTEBOOK)).cells
    assert [(c.cell_type == "markdown", c.source) for c in theirs] == [
        (c.markdown, c.text) for c in ours
    ]


def test_the_product_is_plain(built: Path) -> None:
    """The `.ipynb` is valid, has no marks of ours, links to products, and words for pictures."""
    import nbformat

    text = (built / f"{BUILT}.ipynb").read_text(encoding="utf-8")
    nbformat.validate(nbformat.reads(text, as_version=4))
    cells = json.loads(text)["cells"]
    prose = "".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    assert ".claim" not in prose
    assert "slope is $0.33$, as in the [deck](../../slides/ch01_lines.html#/sec-slope)" in prose
    assert "(../../handouts/ch01_lines.html#exr-slope)" in prose
    output = cells[-2]["outputs"][0]
    assert "Points near a rising line" in output["metadata"]["image/svg+xml"]["alt"]
    assert 'aria-label="Points near a rising line' in "".join(output["data"]["image/svg+xml"])


def test_the_page_shows_text_code_and_pictures(built: Path) -> None:
    """The page has the formulas set, code in colours, outputs, and the way to the notebook."""
    page = (built / f"{BUILT}.html").read_text(encoding="utf-8")
    assert "<h1>The slope of a line</h1>" in page
    assert '<span class="katex">' in page
    assert '<span class="im">import</span>' in page
    assert '<a href="slope_of_a_line.ipynb">' in page
    assert '<img alt="Points near a rising line' in page
    assert "colab" not in page
    assert "slope_of_a_line.html" in (built / "_build/index.html").read_text(encoding="utf-8")
    manifest = json.loads((built / "_build/manifest.json").read_text(encoding="utf-8"))
    inputs = manifest[f"{BUILT}.ipynb"]["inputs"]
    assert {NOTEBOOK, "numbers/ch01_lines/slope.py"} <= set(inputs)


def test_only_what_changed_runs_again(unbuilt: Course) -> None:
    """A changed module runs the notebook again; a removed notebook takes its products away."""
    products = {
        f"{BUILT}.ipynb",
        f"{BUILT}.html",
        "_build/notebooks/ch01_lines/ch01_lines/slope.py",
    }

    def made() -> set[str]:
        code, out, err = unbuilt.run("notebooks")
        assert code == 0, err
        named = {line.split()[-1] for line in out.splitlines() if "_build/notebooks" in line}
        return {name for name in named if "/exercises/" not in name}

    assert made() == products
    assert made() == set()
    unbuilt.edit("numbers/ch01_lines/slope.py", '"""Rise over run."""', '"""Rise by run."""')
    assert made() == products
    unbuilt.path(NOTEBOOK).unlink()
    assert made() == {*products, "_build/notebooks/ch01_lines/scripts/declare.py"}  # gone
    assert not unbuilt.path(f"{BUILT}.ipynb").exists()


def test_words_of_the_deck_are_not_its_ids(sample: Course) -> None:
    """A sentence of the deck checks no notebook again; an id that a notebook needs does."""
    checked = sample.path("_build/.cache/checked/notebooks/ch01_lines.slope_of_a_line.json")
    assert sample.run("check")[0] == 0
    before = checked.stat().st_mtime_ns
    sample.edit("slides/ch01_lines.qmd", "Say it slowly.", "Say it very slowly.")
    assert sample.run("check")[0] == 0
    assert checked.stat().st_mtime_ns == before
    sheet = sample.path("handouts/ch01_lines.qmd")
    sheet.write_text(sheet.read_text().replace("exr-slope", "exr-slant"))
    assert any("has no 'exr-slope'" in problem for problem in sample.problems())


def test_text_may_state_the_notebooks_own_variables(sample: Course) -> None:
    """A claim may be of a variable, which is compared when the notebook has run."""
    sample.edit(NOTEBOOK, "# The loop is", '# It is [$0.31$]{.claim of="w"}. The loop is')
    assert sample.run("notebooks")[0] == 0
    line = sample.edit(NOTEBOOK, "[$0.31$]", "[$0.32$]")
    problems = sample.problems("notebooks")
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{NOTEBOOK}:{line}: text says 0.32, w gives 0.3103")


def test_asserts_bind_numbers_of_the_text(sample: Course) -> None:
    """A number that an assert beside it has needs no span; another one does."""
    sample.edit(NOTEBOOK, "# The loop is", "# It is 0.31, from 20 points. The loop is")
    both = "assert round(w, 2) == 0.31\nassert len(x) == 20\nassert np.isclose"
    sample.edit(NOTEBOOK, "assert np.isclose", both)
    assert sample.run("check")[0] == 0
    line = sample.edit(NOTEBOOK, "It is 0.31, from 20", "It is 0.32, from 21")
    found = [problem.split(" is checked")[0] for problem in sample.problems()]
    assert found == [f"{NOTEBOOK}:{line}: 0.32", f"{NOTEBOOK}:{line}: 21"]


def test_an_exercise_sends_to_its_notebook(built: Path) -> None:
    """The sheet links the notebook that links its exercise."""
    sheet = (built / "_build/handouts/ch01_lines.html").read_text(encoding="utf-8")
    link = '<a href="../notebooks/ch01_lines/slope_of_a_line.html">The slope of a line</a>'
    assert link in sheet


def test_an_address_gives_links(sample: Course) -> None:
    """Colab and Binder are shown where one address is configured."""
    file = sample.path("_quarto.yml")
    where = 'course-notebooks: "https://github.com/me/course/blob/pages/lectures"\n'
    file.write_text(file.read_text(encoding="utf-8") + where, encoding="utf-8")
    code, _, err = sample.run("notebooks")
    assert code == 0, err
    page = sample.path(f"{BUILT}.html").read_text(encoding="utf-8")
    file_there = "lectures/notebooks/ch01_lines/slope_of_a_line.ipynb"
    assert f"colab.research.google.com/github/me/course/blob/pages/{file_there}" in page
    assert "mybinder.org/v2/gh/me/course/pages?labpath=lectures%2Fnotebooks%2F" in page
    cells = json.loads(sample.path(f"{BUILT}.ipynb").read_text(encoding="utf-8"))["cells"]
    first = "".join(cells[0]["source"])
    assert f"numpy=={np.__version__}" in first
    assert 'sys.path.insert(0, "course/lectures/notebooks/ch01_lines")' in first
    assert [c.get("execution_count") for c in cells[:3]] == [None, None, 1]


def test_a_notebook_runs_where_it_lies(sample: Course, tmp_path: Path) -> None:
    """Outside the course its cells find beside them the modules and colours that they import."""
    sample.edit(NOTEBOOK, "import numpy as np\n", "import numpy as np\nfrom scripts import plot\n")
    sample.edit(NOTEBOOK, "rng = np", 'assert plot.colour("data")\nrng = np')
    assert sample.run("notebooks")[0] == 0
    file = sample.path(f"{BUILT}.ipynb")
    folder = shutil.copytree(file.parent, tmp_path / "elsewhere")
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(c["source"]) + "\n" for c in cells if c["cell_type"] == "code")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_notebook_without_its_library_is_left_out(unbuilt: Course) -> None:
    """One that imports torch is checked, and made where torch is installed."""
    if importlib.util.find_spec("torch"):
        pytest.skip("torch is installed")
    unbuilt.edit(NOTEBOOK, "h = 1e-5", "import torch\nh = 1e-5")
    code, out, err = unbuilt.run("build", "--engine", "embedded")
    assert code == 0, err
    said = "not made without torch: ch01_lines/slope_of_a_line"
    assert out.splitlines().count(said) == 1
    assert not unbuilt.path(f"{BUILT}.ipynb").exists()
