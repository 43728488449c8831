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

from scripts import chapter, course, qmd
from scripts.paths import CODE, Paths
from scripts.render import mathematics, quarto, tools

PARTS = ("slides", "handouts", "figures", "_quarto.yml", "_variables.yml", "references.bib", "index.qmd",
         "coverage.qmd", "errata.yml")
DRAW = """
import sys, importlib, io, matplotlib, matplotlib.style
from matplotlib.figure import Figure
root, key, *names = sys.argv[1:]
sys.path[:0] = [root, {code!r}]
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
            shutil.copytree(CODE / part, folder / part, ignore=lambda d, names: [
                n for n in names if re.match(r"ch\d\d_", n) and not n.startswith(keep)] + ["__pycache__"])
        elif (CODE / part).exists():
            shutil.copy(CODE / part, folder / part)
    return folder


def build(root: Path, *words: str) -> float:
    """One build in a process of its own, as a lecturer runs it."""
    command = [sys.executable, "-m", "scripts", "build", "--engine", "embedded", "--root", str(root), *words]
    return timed(lambda: subprocess.run(command, cwd=CODE, check=True, capture_output=True))


def check(root: Path) -> float:
    """One check in a process of its own."""
    command = [sys.executable, "-m", "scripts", "check", "--root", str(root)]
    return timed(lambda: subprocess.run(command, cwd=CODE, check=True, capture_output=True))


def growth(folder: Path) -> tuple[float, float]:
    """Seconds a chapter that a first check takes, of a course of 4 new chapters and of one of 16."""
    seconds = []
    for size in (4, 16):
        root = folder / f"of_{size}"
        for number in range(1, size + 1):
            chapter.start(Paths(root), f"ch{number:02d}_new", "New")
        shutil.copytree(CODE / "slides", root / "slides", dirs_exist_ok=True, ignore=lambda _, names: [
            n for n in names if n.startswith("ch")])
        seconds.append(check(root) / size)
    return seconds[0], seconds[1]


def bare(root: Path, key: str) -> dict[str, float]:
    """Each tool alone on the same work, without graph, cache or checks; seconds of one process after the other."""
    paths = Paths(root)
    names = next(c.figures for c in course.read(paths)[0] if c.key == key)
    script = DRAW.format(code=str(CODE))
    found = {"figures and numbers": timed(lambda: subprocess.run(
        [sys.executable, "-c", script, str(root), key, *names], check=True, capture_output=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"}))}
    script = f"import sys; sys.path[:0] = [{str(root)!r}, {str(CODE)!r}]\nfrom scripts import numbers\n" \
             f"from pathlib import Path\nnumbers.evaluate(Path({str(root)!r}), {key!r}, Path({str(root / 'x.json')!r}))"
    found["numbers of text"] = timed(lambda: subprocess.run([sys.executable, "-c", script], check=True, env=os.environ | {
        "OMP_NUM_THREADS": "1"}))
    documents = [qmd.read(paths, root / room / f"{key}.qmd") for room in ("slides", "handouts")]
    texts = [d.text for d in documents]
    pandoc = str(tools.pandoc())

    def convert(text: str, to: str) -> None:
        subprocess.run([pandoc, "-f", "markdown", "-t", to, "-s"], input=text.encode(), check=True, capture_output=True)

    def all_documents() -> None:
        for text, to in ((texts[0], "revealjs"), (texts[0], "typst"), *[(texts[1], "typst")] * 3):
            convert(text, to)

    found["pandoc"] = timed(all_documents)
    formulas = {mathematics.Formula(tex, display) for d in documents for tex, display in _formulas(d.ast["blocks"])}
    with tempfile.TemporaryDirectory() as folder:
        found["KaTeX and speech"] = timed(lambda: mathematics.typeset(Path(folder), formulas))
    found["Typst"] = typst_seconds(root, key)
    return found


def _formulas(node: object) -> list[tuple[str, bool]]:
    if isinstance(node, list):
        return [f for child in node for f in _formulas(child)]
    if isinstance(node, dict):
        if node.get("t") == "Math":
            return [(node["c"][1], node["c"][0]["t"] == "DisplayMath")]
        return _formulas(node.get("c"))
    return []


def typst_seconds(root: Path, key: str) -> float:
    """Compiling the four PDFs from Typst source that is there already."""
    script = f"""
import sys, time; sys.path.insert(0, {str(CODE)!r})
from pathlib import Path
from scripts.render import deck, handout, typesetter
from scripts.tasks import load
from scripts.paths import Paths
real, spent = typesetter.compile, []
def compile(*a, **k):
    start = time.perf_counter(); made = real(*a, **k); spent.append(time.perf_counter() - start); return made
typesetter.compile = compile
root = Path({str(root)!r}); paths = Paths(root)
deck.pdf(root, *load(paths.ast("slides", {key!r})), root / "x.pdf")
for sheet in ("exercises", "hints", "solutions"):
    handout.pdf(root, *load(paths.ast("handouts", {key!r})), root / "x.pdf", sheet, "a4")
print(sum(spent))
"""
    return float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()[-1])


def main(key: str) -> None:
    """Print times and ratios."""
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_course(Path(folder) / "course", key)
        cold = build(root)
        nothing = min(build(root) for _ in range(5))
        deck = root / "slides" / f"{key}.qmd"
        sentence = []
        for i in range(5):
            text = deck.read_text(encoding="utf-8")
            more = f"min]{{.minutes}} Sentence number {'x' * (i + 1)}."
            deck.write_text(text.replace("min]{.minutes}", more, 1), encoding="utf-8")
            sentence.append(build(root, "--only", f"slides/{key}.html"))
        deck.write_text(text, encoding="utf-8")
        checked, again = check(root), check(root)
        few, many = growth(Path(folder))
        tool = bare(root, key)
        size = sum(f.stat().st_size for f in (root / "_build").rglob("*") if f.is_file() and ".cache" not in f.parts)
        total = sum(tool.values())
        for name, seconds in tool.items():
            print(f"  {seconds:6.2f} s  {name}")
        print(f"{total:8.2f} s  bare tools, one after the other; {total / jobs:.2f} s over {jobs} cores")
        print(f"{cold:8.2f} s  cold build: {cold / (total / jobs):.2f} × bare tools over {jobs} cores (promised: at most 1.25)")
        print(f"{nothing:8.2f} s  build with nothing changed, best of 5 (promised: at most 0.3)")
        print(f"{min(sentence):8.2f} s  deck after one sentence changed, best of 5 (promised: at most 0.6)")
        print(f"{checked:8.2f} s  check after one sentence changed, {again:.2f} s with nothing changed (promised: at most 1.5)")
        print(f"{many:8.2f} s  a chapter for a first check of 16 chapters, {many / few:.2f} × that of 4 (linear: about 1)")
        print(f"{size / 1e6:8.2f} MB delivered")
        found = quarto.find()
        if found is None:
            print("Quarto is not installed: no comparison with it")
        else:
            theirs = timed(lambda: quarto.render(root, deck, "revealjs"))
            print(f"{theirs:8.2f} s  the same deck by Quarto {found.version}: {theirs / min(sentence):.1f} × ours")
        print(json.dumps({"cold_ratio": cold / (total / jobs), "nothing": nothing, "sentence": min(sentence)}))


if __name__ == "__main__":
    known = course.keys(Paths(CODE))
    if len(sys.argv) > 1 and sys.argv[1] not in known:
        sys.exit(f"no chapter {sys.argv[1]!r}; the course has {', '.join(known)}")
    main(sys.argv[1] if len(sys.argv) > 1 else known[-1])
