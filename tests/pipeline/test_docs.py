"""What README and CONTRIBUTING promise is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from scripts.base.paths import CODE, Paths
from scripts.checks.subset import CLASSES
from scripts.notebooks import tasks


def sessions() -> dict[str, str]:
    """Sessions of the noxfile with their docstrings, read without nox."""
    body = ast.parse((CODE / "noxfile.py").read_text()).body
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    return {
        function.name.replace("_", "-"): ast.get_docstring(function) or ""
        for function in functions
        if any("session" in ast.unparse(decorator) for decorator in function.decorator_list)
    }


def test_the_readme_lists_every_session() -> None:
    """The table of sessions is that of the noxfile, and each session says what it does."""
    rows = re.findall(r"^\| ((?:`[\w-]+`(?:, )?)+) \|", (CODE / "README.md").read_text(), re.M)
    assert {name for row in rows for name in re.findall(r"[\w-]+", row)} == set(sessions())
    assert all(sessions().values())


def test_contributing_lists_every_class() -> None:
    """Each class that the check lets pass is explained, and each that is explained passes."""
    text = (CODE / "CONTRIBUTING.md").read_text()
    explained = set(re.findall(r"[`{]\.([a-z-]+)", text))
    families = ("fade-", "callout-", "semi-", "highlight-")
    quiet = {"body-column"} | {name for name in CLASSES if name.startswith(families)}
    assert "## The Markdown subset" in text
    assert CLASSES - explained - quiet == set()


def test_the_noxfile_is_thin() -> None:
    """Sessions only: it imports nothing of the pipeline."""
    text = (CODE / "noxfile.py").read_text()
    assert "import scripts" not in text
    assert "from scripts" not in text


def test_the_example_of_an_exercise_notebook_keeps_its_contract(tmp_path: Path) -> None:
    """What CONTRIBUTING shows can be taken as it stands."""
    text = (CODE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = text.partition("**An exercise notebook.**")[2].partition("\nStatement and hints")[0]
    lines = [line[4:] for line in part.split("\n") if line.startswith("    ") or not line]
    file = tmp_path / "exr-slope.py"
    file.write_text("\n".join(lines).strip("\n"), encoding="utf-8")
    found = tasks.read(Paths(tmp_path), file)
    assert {kind for kind, _ in found.cells} == set(tasks.KINDS)
