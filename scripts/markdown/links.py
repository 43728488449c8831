"""Where links between documents lead: to a source, or to what is made of one."""

from __future__ import annotations

import os
import re
from pathlib import Path

ADDRESS = re.compile(r"[a-zA-Z][\w+.-]*:")
TARGET = re.compile(r"\]\(([^()\s#]+\.(?:qmd|html|pdf|py|ipynb))")
PRODUCT = re.compile(r"\.html$|(?:-hints|-solutions)?(?:-letter)?\.pdf$")
MADE = (".qmd", ".html", ".pdf", ".py", ".ipynb")
ROOMS = ("slides", "handouts")


def source(root: Path, folder: Path, target: str) -> Path | None:
    """The source of a document that a link in `folder` leads to, whether it is there or not.

    None for what is no document of the course.
    """
    path = target.partition("#")[0]
    if ADDRESS.match(target) or not path.endswith(MADE):
        return None
    base = root if path.startswith("/") else folder
    found = Path(os.path.normpath(base / path.lstrip("/")))
    if not found.is_relative_to(root):
        return None
    if found.is_relative_to(root / "notebooks"):
        return found.with_suffix(".py")
    if found.suffix in (".py", ".ipynb"):
        return None
    return found if found.suffix == ".qmd" else found.with_name(PRODUCT.sub(".qmd", found.name))


def sources(root: Path, folder: Path, text: str) -> list[Path]:
    """The sources of all documents that a text links to."""
    found = (source(root, folder, target) for target in TARGET.findall(text))
    return sorted({path for path in found if path is not None})


def anchors(text: str) -> set[str]:
    """The ids that a source gives."""
    return set(re.findall(r"\{[^}\n]*#([\w-]+)", text))
