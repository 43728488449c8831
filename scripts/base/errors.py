"""What can be wrong with a course, as values with a place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: `path:line: what was found; what was expected. What to do.`"""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class CourseError(Exception):
    """The course is wrong; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[CourseError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # crosses from a worker process with its problems


class RenderError(Exception):
    """A tool (pandoc, Typst, KaTeX, Sass, Quarto) refused what it was given."""


class CommandError(Exception):
    """The command line was wrong: exit code 2."""


def nearest(name: str, known: Iterable[str]) -> str:
    """` Did you mean …?` with the closest known name, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" Did you mean {close[0]!r}?" if close else ""


def unwritten(error: OSError) -> str:
    """What a disk refused, in a sentence."""
    return (
        f"the disk refused it ({error.strerror or error}); expected room, and the right to read "
        "and write. Make room or give the right, then run the command again."
    )
