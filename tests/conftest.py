"""A healthy tiny course to break on purpose, and the real command to run on it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
def sample(once: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    """The sample course with everything made: what a test changes is all that is made again."""
    return Course(shutil.copytree(once, tmp_path / "course"), capsys)


@pytest.fixture
def unbuilt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Course:
    """The sample course as it is cloned, for tests of what a first build does."""
    return Course(shutil.copytree(SAMPLE, tmp_path / "course"), capsys)


@pytest.fixture(scope="session")
def built(once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course with everything made, a copy for each worker; tests only read it."""
    return Path(shutil.copytree(once, tmp_path_factory.mktemp("built") / "course"))


@pytest.fixture(scope="session")
def once(shared: Path) -> Path:
    """The sample course, built once for all workers of a run; it is only copied."""
    with alone(shared / "sample.lock"):
        if not (root := shared / "sample").exists():
            build(Path(shutil.copytree(SAMPLE, shared / "sample, unfinished")))
            (shared / "sample, unfinished").rename(root)
    return root


@pytest.fixture(scope="session")
def course(shared: Path) -> Path:
    """A copy of the real course, built once for all workers of a run; tests only read it.

    What the user has built already comes along: the copy makes what is not up to date.
    """
    with alone(shared / "course.lock"):
        if not (root := shared / "course").exists():
            others = ("node_modules", ".*", "tests", "scripts", "requirements")
            ignored = shutil.ignore_patterns(*others)
            copy = Path(shutil.copytree(CODE, shared / "course, unfinished", ignore=ignored))
            kept = CODE / "_build" / ".cache"
            if kept.exists():
                shutil.copytree(kept, copy / "_build" / ".cache", dirs_exist_ok=True)
            build(copy)
            copy.rename(root)
    return root


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One worker at a time."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build(root: Path) -> None:
    """Make everything that is out of date."""
    assert main(["build", "--engine", "embedded", "--root", str(root)]) == 0


@pytest.fixture(scope="session", autouse=True)
def untouched() -> Iterator[None]:
    """Tests leave what the user built as it is."""
    before = _listed(CODE / "_build")
    yield
    assert _listed(CODE / "_build") == before


def _listed(folder: Path) -> dict[str, int]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): file.stat().st_mtime_ns for file in files}
