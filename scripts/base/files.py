"""Writing files whole: an interrupt leaves the old file or the new, never half."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

PARTIAL = ".partial-"


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write elsewhere on the same disk and rename; nothing stays when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    folder = _unfinished(path)
    folder.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=f"{PARTIAL}{os.getpid()}-", dir=folder)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def sweep(build: Path) -> None:
    """Remove what builds left unfinished that were killed; those that still run keep theirs."""
    for file in (build / ".cache").glob(f"{PARTIAL}*"):
        owner = file.name.removeprefix(PARTIAL).partition("-")[0]
        if not (owner.isdigit() and _runs(int(owner))):
            file.unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    """Where a file is written before it is whole: in the cache of its build, or beside it."""
    build = next((folder for folder in path.parents if folder.name == "_build"), None)
    return build / ".cache" if build else path.parent


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
