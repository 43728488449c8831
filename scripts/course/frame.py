"""What a course has besides its chapters, written once into an empty folder."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.base.files import write_atomically
from scripts.base.paths import CODE, Paths

OURS = (  # as in this project, until the course changes them
    "slides/_metadata.yml",
    "slides/_notation.qmd",
    "slides/palette.scss",
    "slides/theme.scss",
    "handouts/_metadata.yml",
    "handouts/typst-show.typ",
    "figures/course.mplstyle",
    "coverage.qmd",
    "symbols.qmd",
    ".gitignore",
    "_quarto.yml",
)
START = Path(__file__).with_name("start")
OWN = {"index.qmd": "index.qmd", "README.md": "readme.txt", "references.bib": "references.txt"}
TITLE = "Mathematics of machine learning"


def write(paths: Paths) -> list[Path]:
    """The files that a course needs before its first chapter; nothing where `_quarto.yml` is.

    Filters and the pre-render step stay where the pipeline is: the course names the way to them.
    """
    if (paths.root / "_quarto.yml").exists():
        return []
    title = paths.root.name.replace("_", " ").replace("-", " ").strip().capitalize() or "A course"
    way = Path(os.path.relpath(CODE, paths.root)).as_posix()
    written = []
    for name, source in {**{name: CODE / name for name in OURS}, **_own()}.items():
        text = source.read_text(encoding="utf-8").replace("TITLE", title).replace(TITLE, title)
        if name == "_quarto.yml":
            text = text.replace("scripts/", f"{way}/scripts/")
        if not (paths.root / name).exists():
            write_atomically(paths.root / name, text)
            written.append(paths.root / name)
    return written


def _own() -> dict[str, Path]:
    return {name: START / template for name, template in OWN.items()}
