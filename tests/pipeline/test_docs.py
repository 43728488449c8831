"""What README and CONTRIBUTING promise is there."""

from __future__ import annotations

import ast
import re

from scripts.base.paths import CODE
from scripts.checks.subset import CLASSES


def sessions() -> dict[str, str]:
    """Sessions of the noxfile with their docstrings, read without nox."""
    tree = ast.parse((CODE / "noxfile.py").read_text())
    return {
        n.name: ast.get_docstring(n) or ""
        for n in tree.body
        if isinstance(n, ast.FunctionDef)
        and any("session" in ast.unparse(d) for d in n.decorator_list)
    }


def test_the_readme_lists_every_session() -> None:
    """The table of sessions is that of the noxfile, and each session says what it does."""
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", (CODE / "README.md").read_text(), re.M)
    assert {name for row in rows for name in re.findall(r"\w+", row)} == set(sessions())
    assert all(sessions().values())


def test_contributing_lists_every_class() -> None:
    """Each class that the check lets pass is explained, and each that is explained passes."""
    subset = (
        (CODE / "CONTRIBUTING.md")
        .read_text()
        .partition("## The Markdown subset")[2]
        .partition("\n## ")[0]
    )
    text = (CODE / "CONTRIBUTING.md").read_text()
    explained = set(re.findall(r"[`{]\.([a-z-]+)", text))
    quiet = {"body-column"} | {
        c for c in CLASSES if c.startswith(("fade-", "callout-", "semi-", "highlight-"))
    }
    assert subset
    assert CLASSES - explained - quiet == set()


def test_the_noxfile_is_thin() -> None:
    """Sessions only: it imports nothing of the pipeline."""
    text = (CODE / "noxfile.py").read_text()
    assert "import scripts" not in text
    assert "from scripts" not in text
