"""Quarto's pre-render step: figures and assets, for `quarto render` and `quarto preview` by hand.

Uses the standard library only: Quarto starts it with whichever Python it finds.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def python() -> str:
    """This Python if it has the packages, else the one that `nox -s build` set up."""
    if importlib.util.find_spec("doit") and importlib.util.find_spec("matplotlib"):
        return sys.executable
    for place in (".venv/bin/python", ".venv/Scripts/python.exe"):
        if (ROOT / place).exists():
            return str(ROOT / place)
    sys.exit(
        "_quarto.yml:1: the course's Python packages are not installed; "
        "expected those of `nox -s build`. Run it once, then Quarto."
    )


def chapters() -> list[str]:
    """The chapters that Quarto is about to render; none when it renders pages or everything."""
    named = os.environ.get("QUARTO_PROJECT_INPUT_FILES", "").split("\n")
    inputs = [Path(name) for name in named if name]
    rooms = {file.parent.name for file in inputs}
    if os.environ.get("QUARTO_PROJECT_RENDER_ALL") or not rooms <= {"slides", "handouts"}:
        return []
    return sorted({file.stem for file in inputs})


if __name__ == "__main__" and os.environ.get("COURSE_PREPARED") != "1":
    course = os.environ.get("QUARTO_PROJECT_ROOT") or os.getcwd()
    command = [python(), "-m", "scripts", "prepare", *chapters(), "--root", course]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
