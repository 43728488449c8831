"""Measure the build against the bare tools and against what was promised, as ratios within one run.

`python -m scripts.bench [chapter]`. Machines differ and are shared: only ratios of one run mean something.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.base import programs
from scripts.base.paths import CODE, Paths
from scripts.course import chapter, model
from scripts.markdown import locate, qmd
from scripts.mathematics.katex import Formula, typeset
from scripts.render import assets, quarto

TURNS = 3
PARTS = (
    "slides",
    "handouts",
    "figures",
    "numbers",
    "scripts/render/filters",
    "scripts/prerender.py",
    "_quarto.yml",
    "_variables.yml",
    "references.bib",
    "index.qmd",
    "coverage.qmd",
    "errata.yml",
)
DRAW = """
import sys, importlib, io, matplotlib, matplotlib.style
from matplotlib.figure import Figure
root, key, *names = sys.argv[1:]
sys.path[:0] = [root, root + "/numbers", {code!r}]
with matplotlib.style.context([root + "/figures/course.mplstyle"]):
    for name in names:
        importlib.import_module(f"figures.{{key}}.{{name}}").draw().savefig(io.StringIO(), format="svg")
"""


def timed(action: Callable[[], object]) -> float:
    """Wall-clock seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def copy_of_course(folder: Path, keep: str) -> Path:
    """The course with one chapter and nothing made."""
    for part in PARTS:
        if (CODE / part).is_dir():
            shutil.copytree(
                CODE / part,
                folder / part,
                ignore=lambda d, names: (
                    [n for n in names if re.match(r"ch\d\d_", n) and not n.startswith(keep)]
                    + ["__pycache__"]
                ),
            )
        elif (CODE / part).exists():
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CODE / part, folder / part)
    return folder


def build(root: Path, *words: str) -> float:
    """One build in a process of its own, as a lecturer runs it."""
    command = [
        sys.executable,
        "-m",
        "scripts",
        "build",
        "--engine",
        "embedded",
        "--root",
        str(root),
        *words,
    ]
    return timed(lambda: run(command))


def check(root: Path) -> float:
    """One check in a process of its own."""
    return timed(lambda: run([sys.executable, "-m", "scripts", "check", "--root", str(root)]))


def growth(folder: Path) -> tuple[float, float]:
    """Seconds a chapter that a first check takes, of a course of 4 new chapters and of one of 16."""
    seconds = []
    for size in (4, 16):
        root = folder / f"of_{size}"
        for number in range(1, size + 1):
            chapter.start(Paths(root), f"ch{number:02d}_new", "New")
        shutil.copytree(
            CODE / "slides",
            root / "slides",
            dirs_exist_ok=True,
            ignore=lambda _, names: [n for n in names if n.startswith("ch")],
        )
        seconds.append(check(root) / size)
    return seconds[0], seconds[1]


def bare(root: Path, key: str) -> dict[str, float]:
    """Each tool alone on what a build of this course gives it, without graph, cache or checks; seconds of one process after
    the other. The course is built already."""
    names = next(c.figures for c in model.read(Paths(root))[0] if c.key == key)
    draw = [sys.executable, "-c", DRAW.format(code=str(CODE)), str(root), key, *names]
    evaluate = (
        f"import sys; sys.path[:0] = [{str(root)!r}, {str(CODE)!r}]\nfrom scripts.numbers import evaluation\n"
        f"from pathlib import Path\nevaluation.evaluate(Path({str(root)!r}), {key!r}, Path({str(root / 'x.json')!r}))"
    )
    return {
        "figures": timed(lambda: run(draw)),
        "numbers": timed(lambda: run([sys.executable, "-c", evaluate])),
        "pandoc": timed(lambda: all_documents(root, key)),
        "KaTeX and speech": formulas_seconds(root, key),
        "Typst": typst_seconds(root, key),
        "Sass": timed(lambda: assets.theme_css(root)),
    }


def run(command: list[str]) -> None:
    """A program, as on a machine that keeps compiled modules and has one thread for each process."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        command, cwd=CODE, check=True, capture_output=True, env=kept | {"OMP_NUM_THREADS": "1"}
    )


def all_documents(root: Path, key: str) -> None:
    """pandoc once for each product of a chapter and for the pages, with its own citations and no filter of ours."""
    paths = Paths(root)
    deck, sheet = (
        qmd.expand(paths, root / room / f"{key}.qmd").text for room in ("slides", "handouts")
    )
    pages = [qmd.expand(paths, page).text for page in sorted(root.glob("*.qmd"))]
    for text, to in (
        (deck, "revealjs"),
        (deck, "typst"),
        *[(sheet, to) for to in ("typst", "html")] * 3,
        *[(page, "html") for page in pages],
    ):
        subprocess.run(
            [
                str(programs.pandoc()),
                "-f",
                "markdown",
                "-t",
                to,
                "-s",
                "--katex",
                "--citeproc",
                "--metadata=title:x",
                f"--bibliography={root / 'references.bib'}",
            ],
            input=text.encode(),
            check=True,
            capture_output=True,
        )


def formulas_seconds(root: Path, key: str) -> float:
    """KaTeX and the speech engine on all formulas of deck and handout, in one Node process."""
    documents = [
        qmd.read(Paths(root), root / room / f"{key}.qmd") for room in ("slides", "handouts")
    ]
    formulas = {
        Formula(p.node["c"][1], p.node["c"][0]["t"] == "DisplayMath")
        for d in documents
        for p in locate.places(d)
        if p.kind == "Math"
    }
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: typeset(Path(folder), formulas))


def typst_seconds(root: Path, key: str) -> float:
    """Compiling the four PDFs from Typst source that is there already, in one process."""
    script = f"""
import sys, time; sys.path.insert(0, {str(CODE)!r})
from pathlib import Path
from scripts.render import formulas, typesetter
root = Path({str(root)!r})
files = sorted((root / "_build/.cache/converted").rglob("{key}*.pdf"))
sources = [formulas.into_typst(root, file.read_text()) for file in files]
assert len(sources) == 4
start = time.perf_counter()
for source in sources:
    typesetter.compile(root, source, "x")
print(time.perf_counter() - start)
"""
    return float(
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True
        ).stdout.split()[-1]
    )


def pandoc_alone(root: Path, key: str) -> None:
    """pandoc on the deck, without filters, citations or formulas."""
    text = qmd.expand(Paths(root), root / "slides" / f"{key}.qmd").text
    subprocess.run(
        [
            str(programs.pandoc()),
            "-f",
            "markdown",
            "-t",
            "revealjs",
            "-s",
            "--katex",
            "--metadata=title:x",
        ],
        input=text.encode(),
        check=True,
        capture_output=True,
    )


def sentence(root: Path, key: str) -> float:
    """One sentence changed in the deck: seconds until it is made again."""
    deck = root / "slides" / f"{key}.qmd"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("min]{.minutes}", "min]{.minutes} Sentence.", 1), encoding="utf-8")
    return build(root, "--only", f"slides/{key}.html")


def main(key: str) -> None:
    """Print times and ratios. What is compared is measured in turns, and the best of the turns counts."""
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        colds, bares = [], []
        for turn in range(TURNS):
            root = copy_of_course(Path(folder) / f"course{turn}", key)
            colds.append(build(root))
            bares.append(bare(root, key))
        cold, tool = min(colds), {name: min(b[name] for b in bares) for name in bares[0]}
        total = sum(tool.values())
        nothing = min(build(root) for _ in range(10))
        changed = min(sentence(root, key) for _ in range(10))
        alone = min(timed(lambda: pandoc_alone(root, key)) for _ in range(10))
        deck = root / "slides" / f"{key}.qmd"
        deck.write_text(
            deck.read_text(encoding="utf-8").replace(" Sentence.", " One more sentence.", 1),
            encoding="utf-8",
        )
        checked, again = check(root), check(root)
        few, many = growth(Path(folder))
        size = sum(
            f.stat().st_size
            for f in (root / "_build").rglob("*")
            if f.is_file() and ".cache" not in f.parts
        )
        for name, seconds in tool.items():
            print(f"  {seconds:6.2f} s  {name}")
        print(
            f"{total:8.2f} s  bare tools, one after the other; {total / jobs:.2f} s over {jobs} cores"
        )
        print(
            f"{cold:8.2f} s  cold build: {cold / (total / jobs):.2f} × bare tools over {jobs} cores (promised: at most 1.25)"
        )
        print(f"{nothing:8.2f} s  build with nothing changed, best of 10 (promised: at most 0.3)")
        print(
            f"{changed:8.2f} s  deck after one sentence changed, best of 10 (promised: at most 0.6); "
            f"{changed / alone:.1f} × pandoc alone on that deck"
        )
        print(
            f"{checked:8.2f} s  check after one sentence changed, {again:.2f} s with nothing changed (promised: at most 1.5)"
        )
        print(
            f"{many:8.2f} s  a chapter for a first check of 16 chapters, {many / few:.2f} × that of 4 (linear: about 1)"
        )
        print(f"{size / 1e6:8.2f} MB delivered")
        if quarto.find() is None:
            print("Quarto is not installed: no comparison with it")
        else:
            theirs = timed(lambda: quarto.render(root, root / "slides" / f"{key}.qmd", "revealjs"))
            print(f"{theirs:8.2f} s  the same deck by Quarto: {theirs / changed:.1f} × ours")
        print(
            json.dumps(
                {"cold_ratio": cold / (total / jobs), "nothing": nothing, "sentence": changed}
            )
        )


if __name__ == "__main__":
    known = model.keys(Paths(CODE))
    if len(sys.argv) > 1 and sys.argv[1] not in known:
        sys.exit(f"no chapter {sys.argv[1]!r}; the course has {', '.join(known)}")
    main(sys.argv[1] if len(sys.argv) > 1 else known[-1])
