"""Each tool alone on what a build gives it, without graph, cache or checks."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.base import programs
from scripts.base.paths import CODE, Paths
from scripts.bench.builds import run, timed
from scripts.course import model
from scripts.markdown import locate, qmd
from scripts.mathematics.katex import Formula, typeset
from scripts.render import assets

DRAW = """
import sys, importlib, io, matplotlib, matplotlib.style
from matplotlib.figure import Figure
code, root, key, *names = sys.argv[1:]
sys.path[:0] = [root, root + "/numbers", code]
with matplotlib.style.context([root + "/figures/course.mplstyle"]):
    for name in names:
        figure = importlib.import_module(f"figures.{key}.{name}").draw()
        figure.savefig(io.StringIO(), format="svg")
"""
EVALUATE = """
import sys
code, root, key = sys.argv[1:]
sys.path[:0] = [root, code]
from pathlib import Path
from scripts.numbers import evaluation
evaluation.evaluate(Path(root), key, Path(root) / "x.json")
"""
TYPST = """
import sys, time
code, root, key = sys.argv[1:]
sys.path.insert(0, code)
from pathlib import Path
from scripts.base import typesetter
from scripts.render import formulas
files = sorted((Path(root) / "_build/.cache/converted").rglob(f"{key}*.pdf"))
sources = [formulas.into_typst(Path(root), file.read_text()) for file in files]
assert len(sources) == 5
start = time.perf_counter()
for source in sources:
    typesetter.compile(Path(root), source, "x")
print(time.perf_counter() - start)
"""
NBCLIENT = """
import sys
from pathlib import Path
import nbclient, nbformat
for file in sorted((Path(sys.argv[2]) / "_build/notebooks" / sys.argv[3]).glob("*.ipynb")):
    book = nbformat.read(file, 4)
    where = {"metadata": {"path": str(file.parent)}}
    nbclient.NotebookClient(book, kernel_name="python3", resources=where).execute()
"""


def alone(root: Path, key: str) -> dict[str, float]:
    """Seconds of each tool, one process after the other; the course is built already."""
    names = next(c.figures for c in model.read(Paths(root))[0] if c.key == key)
    return {
        "figures": timed(lambda: python(DRAW, root, key, *names)),
        "numbers": timed(lambda: python(EVALUATE, root, key)),
        "pandoc": timed(lambda: all_documents(root, key)),
        "KaTeX and speech": formulas(root, key),
        "Typst": float(python(TYPST, root, key).split()[-1]),
        "notebooks": timed(lambda: python(NBCLIENT, root, key)),
        "Sass": timed(lambda: assets.theme_css(root)),
    }


def python(program: str, root: Path, *words: str) -> str:
    """What a program prints that is given the code, the course and these words."""
    return run([sys.executable, "-c", program, str(CODE), str(root), *words])


def all_documents(root: Path, key: str) -> None:
    """pandoc with citations and no filter of ours: each product of a chapter, then the pages."""
    deck, sheet = (expanded(root, f"{room}/{key}.qmd") for room in ("slides", "handouts"))
    pages = [expanded(root, page.name) for page in sorted(root.glob("*.qmd"))]
    citations = ("--citeproc", f"--bibliography={root / 'references.bib'}")
    for to in ("revealjs", "typst", "html", "typst"):  # the deck, and its reading edition
        pandoc(deck, to, *citations)
    for to in ("typst", "typst", "typst", "html"):
        pandoc(sheet, to, *citations)
    for page in pages:
        pandoc(page, "html", *citations)


def deck_alone(root: Path, key: str) -> None:
    """pandoc on the deck, without filters, citations or formulas."""
    pandoc(expanded(root, f"slides/{key}.qmd"), "revealjs")


def pandoc(text: str, to: str, *options: str) -> None:
    """One conversion."""
    command = [str(programs.pandoc()), "--from=markdown", f"--to={to}", "--standalone", "--katex"]
    subprocess.run(
        [*command, "--metadata=title:x", *options],
        input=text.encode(),
        check=True,
        capture_output=True,
    )


def expanded(root: Path, name: str) -> str:
    """A document with what it includes."""
    return qmd.expand(Paths(root), root / name).text


def formulas(root: Path, key: str) -> float:
    """Seconds of KaTeX and the speech engine on all formulas of deck and handout, in one Node."""
    documents = [
        qmd.read(Paths(root), root / room / f"{key}.qmd") for room in ("slides", "handouts")
    ]
    places = [place for document in documents for place in locate.places(document)]
    found = {
        Formula(place.node["c"][1], place.node["c"][0]["t"] == "DisplayMath")
        for place in places
        if place.kind == "Math"
    }
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: typeset(Path(folder), found))
