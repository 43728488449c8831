"""A copy of the course with one chapter, and the seconds that builds and checks of it take."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from scripts.base.paths import CODE, Paths
from scripts.course import chapter, model, site

FOLDERS = ("slides", "handouts", "notebooks", "figures", "numbers", "scripts/render/filters")
FILES = ("scripts/prerender.py", "*.qmd", "*.yml", "*.bib")


def copy_of_course(folder: Path, keep: str) -> Path:
    """The course with one chapter and nothing made."""

    def left_out(_: str, names: list[str]) -> list[str]:
        chapters = [name for name in names if re.match(r"ch\d\d_", name)]
        return ["__pycache__", *(name for name in chapters if not name.startswith(keep))]

    for part in FOLDERS:
        shutil.copytree(CODE / part, folder / part, ignore=left_out)
    for file in (file for pattern in FILES for file in CODE.glob(pattern)):
        to = folder / file.relative_to(CODE)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, to)
    return folder


def build(root: Path, *words: str) -> float:
    """One build in a process of its own, as a lecturer runs it."""
    return pipeline("build", "--engine", "embedded", "--root", str(root), *words)


def check(root: Path) -> float:
    """One check in a process of its own."""
    return pipeline("check", "--root", str(root))


def after_a_sentence(root: Path, key: str) -> float:
    """One sentence changed in the deck: seconds until it is made again."""
    edit(root, key, "min]{.minutes}", "min]{.minutes} Sentence.")
    return build(root, "--only", f"slides/{key}.html")


def edit(root: Path, key: str, old: str, new: str) -> None:
    """The first occurrence in the deck replaced."""
    deck = root / "slides" / f"{key}.qmd"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace(old, new, 1), encoding="utf-8")


def notebooks(root: Path) -> tuple[float, float]:
    """Seconds of all notebooks when none is made yet, and again with nothing changed."""
    paths = Paths(root)
    for made in (paths.build, paths.cache / "checked", paths.cache / "converted"):
        shutil.rmtree(made / "notebooks")
    cold, again = (pipeline("notebooks", "--root", str(root)) for _ in range(2))
    return cold, again


def first_check(folder: Path, size: int) -> float:
    """Seconds a chapter that a first check takes, of a course of this many new chapters."""
    root = folder / f"of_{size}"
    for number in range(1, size + 1):
        chapter.start(Paths(root), f"ch{number:02d}_new", "New")
    site.write_readme(Paths(root), model.read(Paths(root))[0])
    return check(root) / size


def delivered(root: Path) -> int:
    """Bytes of all that was made."""
    files = (f for f in (root / "_build").rglob("*") if f.is_file() and ".cache" not in f.parts)
    return sum(file.stat().st_size for file in files)


def pipeline(*words: str) -> float:
    """Seconds of `python -m scripts …`."""
    return timed(lambda: run([sys.executable, "-m", "scripts", *words]))


def run(command: list[str]) -> str:
    """What a program prints; compiled modules are kept, and each process has one thread."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=CODE, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def timed(action: Callable[[], object]) -> float:
    """Wall-clock seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
