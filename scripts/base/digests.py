"""Digests of files: contents decide, and a file that nobody touched is not read again.

A file is known by its size, its place on the disk and the moments of its last change, of which
nobody can set the last (`st_ctime`). Where a change may hide within the same tick of the clock, and
on systems without such a moment, the file is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path

from scripts.base.files import write_atomically

TICK = 100_000_000  # nanoseconds within which two changes may look alike
Mark = tuple[int, int, int, int]


class Digests:
    """SHA-256 of files by path, kept in one file from run to run; a damaged one is begun anew."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.known: dict[str, tuple[Mark, str]] = {}
        self.asked: set[str] = set()
        self.fresh = False
        try:
            kept = json.loads(file.read_bytes())
            self.known = {path: (tuple(mark), digest) for path, (mark, digest) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self.fresh = True  # begun anew

    def of(self, path: Path | str) -> str:
        """The digest of a file's bytes or of the names in a folder; nothing where neither is."""
        name = os.fspath(path)
        try:
            status = os.stat(name)
        except OSError:
            return ""
        self.asked.add(name)
        mark = (status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        before = self.known.get(name)
        if before and before[0] == mark:
            return before[1]
        digest = _digest(name)
        if os.name != "nt" and time.time_ns() - max(mark[2:]) > TICK:
            self.known[name] = (mark, digest)
            self.fresh = True
        else:
            self.known.pop(name, None)
        return digest

    def save(self) -> None:
        """Keep what is known of the files that this run asked for."""
        if self.fresh or self.known.keys() - self.asked:
            kept = {name: self.known[name] for name in sorted(self.asked & self.known.keys())}
            write_atomically(self.file, json.dumps(kept))


def _digest(name: str) -> str:
    if os.path.isdir(name):
        return hashlib.sha256("\n".join(sorted(os.listdir(name))).encode()).hexdigest()
    with open(name, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(path: Path | str) -> str:
    """The digest of a file or folder, read now; nothing where neither is."""
    return _digest(os.fspath(path)) if os.path.exists(path) else ""
