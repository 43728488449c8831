"""Listings of a document, run one after the other as a reader would; what came of it, as JSON."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import signal
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from scripts.base import inputs
from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.modules import Imports, blame, hidden
from scripts.numbers.comparing import Wrong, compare, is_number, member
from scripts.numbers.evaluation import modules

LIMIT = 60.0  # seconds that the listings of a document may take


@dataclass(frozen=True)
class Listing:
    """The code of a listing and what stands at its fence.

    `takes` are names that it takes from `numbers/<key>/`, `compared` the function there that holds
    it against the chapter's own code, `not_run` the reason why it cannot be run here.
    """

    code: str
    takes: str = ""
    compared: str = ""
    not_run: str | None = None


class Ran(NamedTuple):
    """What running a listing gave: what it printed, or the line and the words of what is wrong."""

    listing: Listing
    printed: str = ""
    line: int = 0
    wrong: str = ""


class _Stopped(BaseException):
    """The time is over; no `except Exception` of a listing holds it."""


def run(
    root: Path,
    key: str,
    document: str,
    listings: Sequence[tuple[Listing, str, int]],
    out: Path,
    limit: float,
) -> dict[str, str]:
    """Run listings, given with the places where they begin, and write what `load` reads.

    The answer names the data files that were read, with their digests. CourseError when they take
    too long, which depends on the machine and is not kept.
    """
    with inputs.watched(root):
        ran = outcomes(root, key, document, listings, limit)
    write_atomically(out, json.dumps([[vars(one.listing), *one[1:]] for one in ran]))
    known = Imports(root)
    own = [_file(root, document, number) for number in range(len(listings))]
    used = [file for home in modules(root, key) for file in (home, *known.of(home))]
    used += known.of_code(root / document, "\n".join(listing.code for listing, *_ in listings))
    return inputs.read_by(root, {*own, *used})


def load(file: Path) -> list[Ran]:
    """What `run` wrote."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return [Ran(Listing(**listing), *others) for listing, *others in known]


def outcomes(
    root: Path,
    key: str,
    document: str,
    listings: Sequence[tuple[Listing, str, int]],
    limit: float = LIMIT,
) -> list[Ran]:
    """What running gives, up to the first listing that is wrong; what builds on it is not run."""
    import numpy as np

    names: dict[str, Any] = {"__name__": "__main__", "np": np}
    found: list[Ran] = []
    for number, (listing, path, line) in enumerate(listings):
        if listing.not_run is not None:
            found.append(Ran(listing))
            continue
        file, printed = str(_file(root, document, number)), io.StringIO()
        try:
            with _stopped(limit), contextlib.redirect_stdout(printed), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _run(root, key, listing, file, names)
        except _Stopped as error:
            at = line + _line(error, file) - 1
            raise CourseError([Problem(path, at, _too_long(limit))]) from None
        except (Exception, SystemExit) as error:
            found.append(Ran(listing, "", _line(error, file), _said(error, root)))
            break
        found.append(Ran(listing, printed.getvalue()))
    return found


def _run(root: Path, key: str, listing: Listing, file: str, names: dict[str, Any]) -> None:
    """Run a listing among the names of those before it, and compare it."""
    tree = ast.parse(listing.code, file)
    for line, word in hidden(tree):
        raise Wrong(f"{word} hides what is run; expected an import statement. Write one.", line)
    for part in listing.takes.split():
        shown, _, name = part.rpartition("=")
        value = member(root, key, name)
        names[shown or name] = value() if is_number(value) else value
    code = compile(tree, file, "exec", dont_inherit=True)
    exec(code, names)  # noqa: S102  # that is what listings are for
    if listing.compared:
        compare(root, key, listing.compared, names)


def _file(root: Path, document: str, number: int) -> Path:
    """What Python takes for the file of a listing; what it reads counts for the document."""
    return root / f"{document}#{number}"


def _line(error: BaseException, file: str) -> int:
    """The line of the listing on which it went wrong."""
    if isinstance(error, Wrong):
        return error.line
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 1 for f in reversed(frames) if f.filename == file), 1)


def _said(error: BaseException, root: Path) -> str:
    """What went wrong, in words."""
    if isinstance(error, Wrong):
        return str(error)
    if isinstance(error, inputs.Refused):
        return f"{error}."
    if isinstance(error, SyntaxError):
        return f"{error.msg}; expected Python. Mend the line, or name another language."
    path, line = blame(error, root)
    inside = f" in {path}:{line}" if path else ""
    return (
        f"the listing raised {type(error).__name__}: {error}{inside}; expected code that runs, in "
        "order within its document. Mend it."
    )


def _too_long(limit: float) -> str:
    return f"the listing ran longer than {limit:g} s; expected less. Mend it, or make it smaller."


@contextlib.contextmanager
def _stopped(seconds: float) -> Iterator[None]:
    """Within, time is limited; where there are no alarms, only the limit of workers is left."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Stopped

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
