"""Run notebooks on the versions that are installed, make nothing: what they assert must hold."""

from __future__ import annotations

import sys
import time
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from scripts.base.errors import CommandError, CourseError
from scripts.base.modules import separate
from scripts.base.paths import CODE, Paths
from scripts.notebooks import run, source

NAMED = ("numpy", "scipy", "matplotlib", "scikit-learn")
LIMIT = 300.0  # seconds a notebook may take: nothing is loaded beforehand here


def main(keys: list[str]) -> int:
    """Run the notebooks of these chapters, of all without any; 1 when one does not hold."""
    print(", ".join(f"{name} {metadata.version(name)}" for name in NAMED), flush=True)
    wrong = 0
    for file in found(CODE, keys):
        start = time.perf_counter()
        try:
            run.outputs(CODE, file, source.read(Paths(CODE), file), LIMIT)
            said = "holds"
        except CourseError as error:
            wrong += 1
            said = "\n".join(["does not hold", *(str(problem) for problem in error.problems)])
        name = file.relative_to(CODE).as_posix()
        print(f"{time.perf_counter() - start:7.2f} s  {name} {said}", flush=True)
    return 1 if wrong else 0


def found(root: Path, keys: list[str]) -> list[Path]:
    """The notebooks of these chapters whose libraries are installed; CommandError for none."""
    files = sorted(file for key in keys or ["*"] for file in root.glob(f"notebooks/{key}/*.py"))
    if not files:
        raise CommandError(f"{' '.join(keys) or 'notebooks/'}: no notebook; expected a chapter")
    return [file for file in files if all(find_spec(name) for name in separate(file))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
