"""The programs that render, found inside their wheels, and where our filters, templates and npm packages are."""
from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.errors import RenderError
from scripts.paths import CODE
from scripts.programs import node as node
from scripts.programs import pandoc as pandoc

FILTERS = CODE / "scripts" / "filters"
TEMPLATES = CODE / "scripts" / "templates"
MODULES = CODE / "node_modules"
EPOCH = 0  # seconds; the date that goes into PDFs, so that two runs give the same bytes


def module(name: str) -> Path:
    """A file or folder of an npm package."""
    found = MODULES / name
    if not found.exists():
        raise RenderError(f"node_modules/{name} is missing; expected the packages of package-lock.json. Run `nox -s build`.")
    return found


def run(command: Sequence[str | Path], text: str, *, cwd: Path | None = None,
        env: Mapping[str, str] | None = None) -> str:
    """Standard output of a program that is given `text`; RenderError with what it printed when it fails."""
    done = subprocess.run([str(part) for part in command], input=text.encode(), capture_output=True, cwd=cwd,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **(env or {})}, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").partition("\nstack traceback:")[0].strip()
        raise RenderError(said or f"{command[0]} ended with code {done.returncode} and said nothing")
    return done.stdout.decode()
