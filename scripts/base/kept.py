"""Small results kept from run to run by all that decides them, in one SQLite file."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

TABLE = "create table if not exists kept (key text primary key, value text) without rowid"
AT_ONCE = 500  # keys of one question; SQLite has a limit


class Kept:
    """Texts by key; `decided_by` is what else decides them.

    What is kept only saves time: a damaged file is begun anew, one that cannot be written stays.
    """

    def __init__(self, file: Path, *decided_by: str) -> None:
        self.file = file
        self.prefix = hashlib.sha256("\0".join(decided_by).encode()).hexdigest()[:16]

    def get(self, keys: Iterable[str]) -> dict[str, str]:
        """What is kept of these keys."""
        full, found = [f"{self.prefix} {key}" for key in keys], dict[str, str]()
        if not self.file.exists():
            return {}
        try:
            with closing(sqlite3.connect(self.file, timeout=60)) as base:
                for start in range(0, len(full), AT_ONCE):
                    part = full[start : start + AT_ONCE]
                    marks = ",".join("?" * len(part))
                    asked = f"select key, value from kept where key in ({marks})"  # noqa: S608
                    found.update(base.execute(asked, part))
        except sqlite3.OperationalError:  # another is only just writing the first of them
            return {}
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            self.file.unlink(missing_ok=True)
            return {}
        return {key[len(self.prefix) + 1 :]: value for key, value in found.items()}

    def put(self, made: Mapping[str, str]) -> None:
        """Keep these texts."""
        if not made:
            return
        rows = [(f"{self.prefix} {key}", value) for key, value in made.items()]
        self.file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write(rows)
        except sqlite3.OperationalError:  # no room, or no right to write
            return
        except sqlite3.DatabaseError:
            self.file.unlink(missing_ok=True)
            with contextlib.suppress(sqlite3.Error):
                self._write(rows)

    def _write(self, rows: list[tuple[str, str]]) -> None:
        base = sqlite3.connect(self.file, timeout=60, isolation_level="IMMEDIATE")
        with closing(base), base:
            base.execute(TABLE)
            base.executemany("insert or replace into kept values (?, ?)", rows)
