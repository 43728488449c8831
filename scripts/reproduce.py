"""Prove that the same sources give the same bytes: clean copies built under other conditions.

`python -m scripts.reproduce`. The first difference is shown: the file, and where in it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from scripts.base.paths import CODE

LEFT_OUT = ("_build", ".git", ".venv", ".nox", "node_modules", "__pycache__", ".*_cache")
SHOWN = 60  # bytes around the first difference
SPIN = "while True: pass"


@dataclass(frozen=True)
class Condition:
    """Where and how a copy is built."""

    folder: str
    jobs: int
    umask: int = 0o022
    environment: dict[str, str] = field(default_factory=dict)
    beside: int = 0  # processes that keep the machine busy meanwhile
    twice: bool = False  # with what Python compiled at a first build


CONDITIONS = (
    Condition("plain", os.cpu_count() or 1),
    Condition(
        "another place/ünïcode",
        1,
        0o077,
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "77"},
    ),
    Condition(
        "a/rather/deep/folder/with.dots",
        3,
        0o002,
        {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
        beside=2,
    ),
    Condition("twice", 2, environment={"PYTHONDONTWRITEBYTECODE": ""}, twice=True),
)


def main(words: list[str]) -> int:
    """0 when every copy has the same manifest, else 1."""
    parse = argparse.ArgumentParser(prog="python -m scripts.reproduce", description=__doc__)
    parse.add_argument("--root", type=Path, default=CODE, metavar="FOLDER")
    parse.add_argument("--times", type=int, default=1, metavar="N", help="how many rounds")
    arguments = parse.parse_args(words)
    fine = [one_round(arguments.root.resolve(), n) for n in range(1, arguments.times + 1)]
    return 0 if all(fine) else 1


def one_round(root: Path, number: int) -> bool:
    """Build a copy under each condition; True when all are equal."""
    with tempfile.TemporaryDirectory() as folder:
        place, sources = Path(folder), Path(folder) / "sources"  # as they are now
        shutil.copytree(root, sources, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if (root / "node_modules").exists():
            (sources / "node_modules").symlink_to(root / "node_modules")
        builds = [built(sources, place, condition) for condition in CONDITIONS]
        manifests = [json.loads((b / "manifest.json").read_bytes()) for b in builds]
        equal = sum(manifest == manifests[0] for manifest in manifests)
        say(f"round {number}: {equal} of {len(builds)} manifests equal, {len(manifests[0])} files")
        for build, manifest in zip(builds[1:], manifests[1:], strict=True):
            if manifest != manifests[0]:
                say(f"  {build.parent}: {difference(builds[0], manifests[0], build, manifest)}")
    return bool(equal == len(builds))


def built(sources: Path, place: Path, condition: Condition) -> Path:
    """The `_build` of a clean copy, made under a condition."""
    copy = place / condition.folder
    shutil.copytree(sources, copy, symlinks=True)
    home = place / f"home of {copy.name}"
    home.mkdir()
    environment = os.environ | {"HOME": str(home)} | condition.environment
    command = [sys.executable, "-m", "scripts", "build", "--engine", "embedded"]
    command += ["--root", str(copy), "--jobs", str(condition.jobs)]
    code = copy if (copy / "scripts").is_dir() else CODE
    busy = [subprocess.Popen([sys.executable, "-c", SPIN]) for _ in range(condition.beside)]
    start = time.perf_counter()
    try:
        for again in (False, True)[: 1 + condition.twice]:
            if again:
                shutil.rmtree(copy / "_build")
            run(command, code, environment, condition.umask)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    say(f"{time.perf_counter() - start:7.1f} s  {condition.folder}")
    return copy / "_build"


def run(command: list[str], code: Path, environment: dict[str, str], umask: int) -> None:
    """A build of its own; SystemExit with its words when it fails."""
    before = os.umask(umask)
    try:
        done = subprocess.run(command, cwd=code, env=environment, capture_output=True, text=True)
    finally:
        os.umask(before)
    if done.returncode:
        sys.exit(f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}")


def difference(
    one: Path,
    first: dict[str, dict[str, object]],
    other: Path,
    second: dict[str, dict[str, object]],
) -> str:
    """The first file that is not the same, and the first place in it."""
    for name in sorted(first.keys() | second.keys()):
        if first.get(name) == second.get(name):
            continue
        if name not in first or name not in second:
            return f"{name} is made once only"
        if first[name]["sha256"] == second[name]["sha256"]:
            return f"{name} has other inputs"
        a, b = ((build.parent / name).read_bytes() for build in (one, other))
        at = next(
            (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
        )
        begin = max(0, at - SHOWN // 2)
        return (
            f"{name} differs at byte {at}: {a[begin : at + SHOWN]!r} and {b[begin : at + SHOWN]!r}"
        )
    return "nothing"


def say(line: str) -> None:
    """A line for whoever waits."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
