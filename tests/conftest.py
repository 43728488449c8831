"""A healthy tiny course to break on purpose, and the real command to run on it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.base.paths import CODE

SAMPLE = Path(__file__).parent / "sample"


@dataclass
class Course:
    """A copy of the sample course that a test may change."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def path(self, name: str) -> Path:
        return self.root / name

    def edit(self, name: str, old: str, new: str) -> int:
        """Replace text that must be there; the line on which the replaced text began."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def run(self, *words: str) -> tuple[int, str, list[str]]:
        """Exit code, standard output, and the lines of standard error."""
        self.capture.readouterr()
        code = main([*words, "--root", str(self.root)])
        printed = self.capture.readouterr()
        return code, printed.out, printed.err.splitlines()

    def problems(self, verb: str = "check") -> list[str]:
        """What a run that must fail says, without its closing line."""
        code, out, err = self.run(verb)
        assert code == 1, out + "\n".join(err)
        assert "Traceback" not in out + "".join(err)
        return [line for line in err if ": " in line and not line.startswith(f"{verb}:")]


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    root = tmp_path / "course"
    shutil.copytree(SAMPLE, root)
    return Course(root, capsys)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course, built once; tests only read it."""
    root = tmp_path_factory.mktemp("built") / "course"
    shutil.copytree(SAMPLE, root)
    assert main(["build", "--engine", "embedded", "--root", str(root)]) == 0
    return root


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real course, built once for all workers of a run; tests only read it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / "the_course"
    with (shared / "the_course.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            others = ("_build", "node_modules", ".*", "tests", "scripts", "requirements")
            shutil.copytree(CODE, root, ignore=shutil.ignore_patterns(*others))
        assert main(["build", "--engine", "embedded", "--root", str(root)]) == 0
    return root


@pytest.fixture(scope="session", autouse=True)
def untouched() -> Iterator[None]:
    """Tests leave what the user built as it is."""
    before = _listed(CODE / "_build")
    yield
    assert _listed(CODE / "_build") == before


def _listed(folder: Path) -> dict[str, int]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): file.stat().st_mtime_ns for file in files}
