"""Measure the build against the bare tools and against what was promised.

`python -m scripts.bench [chapter]`. Machines differ and are shared: only ratios of one run count.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from scripts.base.paths import CODE, Paths
from scripts.bench import builds, tools
from scripts.course import model
from scripts.render import quarto

TURNS = 3


def main(key: str) -> None:
    """Print times and ratios. What is compared is measured in turns, and the best turn counts."""
    with tempfile.TemporaryDirectory() as folder:
        colds, bares = [], []
        for turn in range(TURNS):
            root = builds.copy_of_course(Path(folder) / f"course{turn}", key)
            colds.append(builds.build(root))
            bares.append(tools.alone(root, key))
        ratio = against_tools(min(colds), {name: min(b[name] for b in bares) for name in bares[0]})
        nothing = min(builds.build(root) for _ in range(10))
        print(f"{nothing:8.2f} s  build with nothing changed, best of 10 (promised: at most 0.3)")
        changed = against_pandoc(root, key)
        checks(root, key)
        cold, again = builds.notebooks(root)
        print(
            f"{cold:8.2f} s  notebooks alone, cold (promised: at most 25), {again:.2f} s unchanged"
        )
        growth(Path(folder))
        print(f"{builds.delivered(root) / 1e6:8.2f} MB delivered")
        against_quarto(root, key, changed)
        print(json.dumps({"cold_ratio": ratio, "nothing": nothing, "sentence": changed}))


def against_tools(cold: float, tool: dict[str, float]) -> float:
    """A cold build as a multiple of the bare tools, were they spread over all cores."""
    for name, seconds in tool.items():
        print(f"  {seconds:6.2f} s  {name}")
    jobs = os.cpu_count() or 1
    total = sum(tool.values())
    spread = total / jobs
    print(f"{total:8.2f} s  bare tools, one after the other; {spread:.2f} s over {jobs} cores")
    print(
        f"{cold:8.2f} s  cold build: {cold / spread:.2f} × bare tools over {jobs} cores "
        "(promised: at most 1.25)"
    )
    return cold / spread


def against_pandoc(root: Path, key: str) -> float:
    """Seconds until a deck is made again after one sentence changed."""
    changed = min(builds.after_a_sentence(root, key) for _ in range(10))
    alone = min(builds.timed(lambda: tools.deck_alone(root, key)) for _ in range(10))
    print(
        f"{changed:8.2f} s  deck after one sentence changed, best of 10 (promised: at most 0.6); "
        f"{changed / alone:.1f} × pandoc alone on that deck"
    )
    return changed


def checks(root: Path, key: str) -> None:
    """A check after one sentence changed, and another."""
    builds.edit(root, key, " Sentence.", " One more sentence.")
    first, again = builds.check(root), builds.check(root)
    print(
        f"{first:8.2f} s  check after one sentence changed, {again:.2f} s with nothing changed "
        "(promised: at most 1.5)"
    )


def growth(folder: Path) -> None:
    """How the time of a first check grows with the course."""
    few, many = (builds.first_check(folder, size) for size in (4, 16))
    print(
        f"{many:8.2f} s  a chapter for a first check of 16 chapters, "
        f"{many / few:.2f} × that of 4 (linear: about 1)"
    )


def against_quarto(root: Path, key: str, ours: float) -> None:
    """The same deck by Quarto, where it is installed."""
    if quarto.find() is None:
        print("Quarto is not installed: no comparison with it")
        return
    deck = root / "slides" / f"{key}.qmd"
    theirs = builds.timed(lambda: quarto.render(root, deck, "revealjs"))
    print(f"{theirs:8.2f} s  the same deck by Quarto: {theirs / ours:.1f} × ours")


if __name__ == "__main__":
    known = model.keys(Paths(CODE))
    key = sys.argv[1] if len(sys.argv) > 1 else known[-1]
    if key not in known:
        sys.exit(f"no chapter {key!r}; the course has {', '.join(known)}")
    main(key)
