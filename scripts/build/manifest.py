"""`_build/manifest.json`: SHA-256 of every delivered file, and the files it came from."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from doit.control import TaskControl
from doit.dependency import Dependency

from scripts.base.files import write_atomically
from scripts.base.paths import Paths

DELIVERED = ("assets", "figures", "handouts", "live", "slides")


def write(paths: Paths, tasks: TaskControl, known: Dependency) -> None:
    """Write the manifest. Files older than the last one have the hashes that it says."""
    manifest = paths.build / "manifest.json"
    before = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    written = manifest.stat().st_mtime_ns if before else 0
    made = {}
    for file in delivered(paths):
        name = paths.relative(file)
        old = name in before and file.stat().st_mtime_ns < written
        made[name] = {
            "sha256": before[name]["sha256"]
            if old
            else hashlib.sha256(file.read_bytes()).hexdigest(),
            "inputs": inputs(paths, tasks, known, file),
        }
    write_atomically(manifest, json.dumps(made, indent=1, sort_keys=True) + "\n")


def delivered(paths: Paths) -> list[Path]:
    """Every file that a person may open."""
    files = [file for folder in DELIVERED for file in (paths.build / folder).rglob("*")]
    files += paths.build.glob("*.html")
    return [file for file in files if file.is_file() and not file.name.startswith(".")]


def inputs(paths: Paths, tasks: TaskControl, known: Dependency, product: Path) -> list[str]:
    """The files of the course that a product came from, through what the cache holds."""
    root, cache = f"{paths.root}{os.sep}", f"{paths.cache}{os.sep}"
    found, todo, seen = set[str](), [str(product)], set[str]()
    while todo:
        task = tasks.tasks.get(tasks.targets.get(todo.pop(), ""))
        if task is None:
            continue
        read = (known.get_values(task.name) or {}).get("read", {})
        new = (task.file_dep | {f"{root}{name}" for name in read}) - seen
        seen |= new
        todo += [file for file in new if file.startswith(cache)]
        found |= {file for file in new if file.startswith(root) and not file.startswith(cache)}
    return sorted(file[len(root) :].replace(os.sep, "/") for file in found)
