"""What earlier runs made from what: digests of every file that decided a step and that it made."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from doit.dependency import DatabaseException, Dependency, FileChangedChecker, JSONCodec, SqliteDB

from scripts.base.digests import Digests
from scripts.base.paths import Paths


class Contents(FileChangedChecker):  # type: ignore[misc]  # doit ships no types
    """doit's question whether a file changed, answered by its contents."""

    def __init__(self, digests: Digests) -> None:
        self.digests = digests

    def info(self, file_path: str) -> str:
        digest = self.digests.of(file_path)
        if not digest:
            raise FileNotFoundError(file_path)
        return digest

    def check_modified(self, file_path: str, file_stat: str, state: str) -> bool:
        return file_stat != state

    def get_state(self, dep: str, current_state: str | None) -> str:
        return self.digests.of(dep)


class Known(Dependency):  # type: ignore[misc]  # doit ships no types
    """doit's database. A step is remembered with the files as they were before it began.

    Files of the course stand in it by their names from its root, so that a course that is moved or
    copied with its `_build` is not made again.
    """

    def __init__(self, paths: Paths) -> None:
        self.inside = f"{paths.root}{os.sep}"
        self.digests = Digests(paths.cache / "digests.json")
        self.begun: dict[str, dict[str, str]] = {}  # digests by file, by step
        self.anew = False  # was the database damaged?
        file = paths.cache / "graph.sqlite"
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open(file)
            self.backend._conn.execute("select task_id, task_data from doit").fetchall()
        except (DatabaseException, sqlite3.Error, ValueError):
            file.unlink(missing_ok=True)
            with _as_disk(file):
                self._open(file)
            self.anew = True

    def _open(self, file: Path) -> None:
        super().__init__(SqliteDB, str(file), lambda: Contents(self.digests), JSONCodec)
        self._get, self._set = self._recall, self._remember  # doit goes by these names

    def _recall(self, step: str, key: str) -> Any:
        known = self.backend.get(step, key.removeprefix(self.inside))
        listed = known if key == "deps:" else None
        return [os.path.join(self.inside, name) for name in listed] if listed else known

    def _remember(self, step: str, key: str, value: Any) -> None:
        if key == "deps:":
            value = [name.removeprefix(self.inside) for name in value]
        self.backend.set(step, key.removeprefix(self.inside), value)

    def begin(self, step: str, files: Iterable[Path]) -> None:
        """A step begins: what it reads from now on may change while it reads."""
        self.begun[step] = {str(file): self.digests.of(file) for file in files}

    def save_success(self, task: Any, result_hash: Any = None) -> None:
        """Remember a step that went well."""
        super().save_success(task, result_hash)
        for file, digest in self.begun.get(task.name, {}).items():
            self._set(task.name, file, digest)

    def changed(self, root: Path, values: dict[str, Any]) -> list[str]:
        """Files that the step's code read, or that it made, and that are not as they were."""
        noted = {**values.get("read", {}), **values.get("made", {})}
        return [name for name, digest in noted.items() if self.digests.of(root / name) != digest]

    def close(self) -> None:
        """Write everything down."""
        with _as_disk(Path(self.name)):
            super().close()
        self.digests.save()


@contextmanager
def _as_disk(file: Path) -> Iterator[None]:
    """What SQLite says of a disk, as Python says it."""
    try:
        yield
    except (DatabaseException, sqlite3.Error) as error:
        raise OSError(errno.EIO, str(error), str(file)) from None
