"""A healthy tiny course to break on purpose, and the real command to run on it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.__main__ import main

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
