"""`_build/manifest.json`: SHA-256 of every delivered file, and the files it came from."""

from __future__ import annotations

import json
import os
from pathlib import Path

from doit.control import TaskControl

from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.build.known import Known

DELIVERED = ("assets", "figures", "handouts", "live", "notebooks", "read", "search", "slides")


def write(paths: Paths, tasks: TaskControl, known: Known) -> None:
    """Write the manifest."""
    made = {
        paths.relative(file): {
            "sha256": known.digests.of(file),
            "inputs": inputs(paths, tasks, known, file),
        }
        for file in delivered(paths)
    }
    write_atomically(
        paths.build / "manifest.json", json.dumps(made, indent=1, sort_keys=True) + "\n"
    )


def delivered(paths: Paths) -> list[Path]:
    """Every file that a person may open."""
    files = [file for folder in DELIVERED for file in (paths.build / folder).rglob("*")]
    files += [*paths.build.glob("*.html"), *paths.build.glob("*.xml")]
    return [file for file in files if file.is_file() and not file.name.startswith(".")]


def inputs(paths: Paths, tasks: TaskControl, known: Known, product: Path) -> list[str]:
    """The files of the course that a product came from, through what the cache holds."""
    root, cache = f"{paths.root}{os.sep}", f"{paths.cache}{os.sep}"
    found, todo, seen = set[str](), [str(product)], set[str]()
    while todo:
        task = tasks.tasks.get(tasks.targets.get(todo.pop(), ""))
        if task is None:
            continue
        read = known.get_values(task.name).get("read", {})
        new = (task.file_dep | {f"{root}{name}" for name in read}) - seen
        seen |= new
        todo += [file for file in new if file.startswith(cache)]
        found |= {file for file in new if file.startswith(root) and not file.startswith(cache)}
    return sorted(file[len(root) :].replace(os.sep, "/") for file in found)
