"""What `mutate` measured of each chapter, kept in `measured.yml` with the digest of what it read.

A measure is shown only while text, numbers and checks are those that were measured.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from scripts.base import texts
from scripts.base.files import write_atomically
from scripts.base.paths import CODE, Paths
from scripts.course import metadata
from scripts.markdown import qmd

if TYPE_CHECKING:
    from scripts.checks.mutate import Measure

FILE = "measured.yml"
HEAD = "# Written by `nox -s mutate`. `of` is the digest of what it read of a chapter.\n"
CODE_ROOMS = ("checks", "markdown", "mathematics", "numbers")


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """False texts of a chapter, and how many `check` caught."""

    of: str
    seed: int
    changes: int
    caught: int


def keep(paths: Paths, key: str, found: Measure) -> None:
    """Write down a measure in place of the one before."""
    made = Measured(_digest(paths, key), found.seed, found.total.total(), found.caught.total())
    known = {**_read(paths), key: made}
    content: dict[str, Any] = {name: msgspec.to_builtins(known[name]) for name in sorted(known)}
    write_atomically(paths.root / FILE, HEAD + yaml.safe_dump(content, sort_keys=False))


def shown(paths: Paths, key: str) -> str:
    """`873/1000`, or a dash when nothing was measured of what now stands there."""
    found = _read(paths).get(key)
    if found is None or found.of != _digest(paths, key):
        return "–"
    return f"{found.caught}/{found.changes}"


def told(paths: Paths, key: str) -> str:
    """`87 % of 1000`, with a word where text, numbers or checks have changed since."""
    found = _read(paths).get(key)
    if found is None:
        return "not measured"
    stale = "" if found.of == _digest(paths, key) else ", stale: run `nox -s mutate`"
    return f"{100 * found.caught / found.changes:.1f} % of {found.changes}{stale}"


def sources(paths: Paths, key: str) -> list[Path]:
    """The files of the course that are measured."""
    documents = [paths.root / room / f"{key}.qmd" for room in ("slides", "handouts")]
    there = [file for file in documents if file.exists()]
    included = {found for file in there for found in qmd.include_paths(file, paths.root)}
    computed = (paths.root / "numbers" / key).rglob("*.py")
    return sorted({*there, *included, *computed})


def _read(paths: Paths) -> dict[str, Measured]:
    file = paths.root / FILE
    if not file.exists():
        return {}
    content, _ = metadata.load_yaml(texts.read(file, FILE), FILE)
    return msgspec.convert(content, dict[str, Measured])


def _digest(paths: Paths, key: str) -> str:
    digest = hashlib.sha256()
    code = [f for room in CODE_ROOMS for f in sorted((CODE / "scripts" / room).glob("*.*"))]
    for root, files in ((paths.root, sources(paths, key)), (CODE, code)):
        for file in files:
            name = file.relative_to(root).as_posix()
            text = file.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()[:16]
