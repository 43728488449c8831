"""What the course's code reads while it runs: of the course it is an input, the rest is refused.

Modules stay loaded in a worker, and what they keep in memory serves several tasks. So a file that
was read counts for the module whose line asked for it, and with it for all that import this module.
"""

from __future__ import annotations

import importlib
import os
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from scripts.base.digests import digest
from scripts.base.paths import CODE

LARGEST = 2_000_000  # bytes of a data file
ROOMS = ("figures", "numbers", "notebooks", "slides", "handouts")  # whose code or listings run
AUTHORS = ("plot.py", "declare.py")  # of the pipeline, used by the course's code
IMPORTING = (
    "<frozen importlib.",
    importlib.__file__.removesuffix("__init__.py"),
)  # who looks for modules


class Refused(Exception):  # noqa: N818  # the word that the author reads
    """Code of the course reached for something that is not part of the course."""


class _Watch:
    """The one audit hook of a process: Python never takes one away again."""

    def __init__(self) -> None:
        self.root: Path | None = None  # None: nobody is watched now
        self.read: dict[Path, dict[Path, str]] = defaultdict(dict)  # by the module that asked
        self.watched: tuple[str, ...] = ()
        self.allowed: tuple[str, ...] = ()
        self.hooked = False

    def start(self, root: Path) -> None:
        """Watch the code of a course."""
        if not self.hooked:
            sys.addaudithook(self)
            self.hooked = True
        self.root = root
        own = [str(root / room) + os.sep for room in ROOMS]
        self.watched = (*own, *(str(CODE / "scripts" / name) for name in AUTHORS))
        self.allowed = _allowed()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.root is None:
            return
        if event == "open":
            self._open(arguments[0], str(arguments[1] or "r"))
        elif event in ("os.listdir", "os.scandir", "sqlite3.connect"):
            self._open("." if arguments[0] is None else arguments[0], "r")
        elif event == "socket.connect" and self._asker():
            raise Refused("it asks a network; expected files of the course. Ship the data with it")

    def _open(self, name: Any, mode: str) -> None:
        if isinstance(name, int):  # opened before, under its name
            return
        path = Path(os.path.realpath(os.fsdecode(name)))
        asker = None if str(path).startswith(self.allowed) else self._asker()
        if asker is None or self.root is None:
            return
        if set(mode) & set("wax+"):
            raise Refused(f"it writes {path.name}; expected code that writes no file. Remove it")
        if not path.is_relative_to(self.root) and not path.is_relative_to(CODE):
            raise Refused(
                f"it reads {path}, which is outside the course. Put the file beside the code"
            )
        if path.is_relative_to(self.root / "_build"):
            raise Refused(f"it reads {path.name} of _build; expected sources. Import what made it")
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Refused(
                f"it reads {path.stat().st_size / 1e6:.1f} MB from {path.name}; expected at most "
                f"{LARGEST / 1e6:.0f}. Keep fewer examples or digits"
            )
        if path not in self.read[asker]:
            with self.unwatched():
                self.read[asker][path] = digest(path)  # as it was before it is read

    @contextmanager
    def unwatched(self) -> Iterator[None]:
        """For a moment nobody is watched."""
        root, self.root = self.root, None
        try:
            yield
        finally:
            self.root = root

    def _asker(self) -> Path | None:
        """The course's module whose line is being run; None while a library is imported."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(IMPORTING):
                return None
            if file.startswith(self.watched):
                return Path(file)
            frame = frame.f_back
        return None


def _allowed() -> tuple[str, ...]:
    """Where anybody may read: installed packages, fonts of the decks, the kernel's files."""
    installed = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    return (
        *(os.path.realpath(folder) + os.sep for folder in installed),
        f"{CODE / 'node_modules'}{os.sep}",
        "/proc/",
        "/sys/",
        "/dev/",
    )


_watch = _Watch()


@contextmanager
def watched(root: Path) -> Iterator[None]:
    """Within, code of the course reads files of the course only, and what it reads is noted."""
    _watch.start(root)
    try:
        yield
    finally:
        _watch.root = None


def read_by(root: Path, modules: Iterable[Path]) -> dict[str, str]:
    """The files that these modules have read so far, as paths from the root, with their digests."""
    files: dict[Path, str] = {}
    for module in modules:
        files |= _watch.read.get(module, {})
    inside = (file for file in sorted(files) if file.is_relative_to(root))
    return {file.relative_to(root).as_posix(): files[file] for file in inside}
