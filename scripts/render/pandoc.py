"""One pandoc run: a document's expanded text through the course's filters into HTML or Typst."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from scripts.base import programs
from scripts.base.paths import FILTERS, TEMPLATES, Paths
from scripts.render import formulas

Target = Literal["deck", "page", "reading", "slides", "handout", "booklet", "sheet"]
FORMATS: Mapping[Target, str] = {
    "deck": "revealjs",
    "page": "html",
    "reading": "html",
    "slides": "typst",
    "handout": "typst",
    "booklet": "typst",
    "sheet": "typst",
}
# a tenth faster: no collection of a heap that is thrown away soon
RTS = ("+RTS", "-A32m", "-O256m", "-RTS")
NOT_FOR_PANDOC = {
    "revealjs",
    "bibliography",
    "course",
    "csl",
    "filters",
    "format",
    "project",
    "website",
    "crossref",
}


def convert(
    root: Path,
    text: str,
    meta: Mapping[str, Any],
    target: Target,
    *,
    template: str,
    values: Mapping[str, Any],
    options: Sequence[str] = (),
    palette: Mapping[str, str] | None = None,
) -> str:
    """The document as source text of its target; formulas are still marks (see `formulas`).

    `values` are what the template and the filters read besides the document's own metadata.
    """
    citations, references = _bibliography(root, meta)
    known = {key: value for key, value in meta.items() if key not in NOT_FOR_PANDOC}
    known |= {
        "course-target": target,
        "course-cache": str(Paths(root).cache),
        "course-references": references,
        "lang": meta.get("lang", "en"),
        "pagetitle": formulas.words(root, str(meta.get("title", ""))),
        "not-proven": meta.get("course", {}).get("proven") is False,
        **values,
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "metadata.json"
        file.write_text(json.dumps(known, default=str), encoding="utf-8")
        command: list[str | Path] = [
            programs.pandoc(),
            *RTS,
            "--from=markdown",
            f"--to={FORMATS[target]}",
            "--standalone",
            "--wrap=preserve",
            "--katex",
            "--strip-comments",
            f"--template={TEMPLATES / template}",
            f"--metadata-file={file}",
            f"--lua-filter={FILTERS / 'course.lua'}",
            *citations,
            *options,
        ]
        if palette:
            command.append(f"--variable-json=palette={json.dumps(palette)}")
        return programs.run(command, text, cwd=root)


def _bibliography(root: Path, meta: Mapping[str, Any]) -> tuple[list[str], str]:
    """pandoc's options for citations, and a digest of the files that they name."""
    named = meta.get("bibliography") or []
    names = [named] if isinstance(named, str) else named
    files = {root / str(name).lstrip("/"): "bibliography" for name in names}
    if meta.get("csl"):
        files[root / str(meta["csl"]).lstrip("/")] = "csl"
    there = {file for file in files if file.exists()}
    options = [f"--{o}={file}" for file, o in files.items() if o == "csl" or file in there]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files if file in there))
    return options, digest.hexdigest()


def ways(root: Path, out: Path) -> dict[str, str]:
    """Relative ways from the folder of an output to `_build/` and to the course."""
    build, folder = Paths(root).build, out.parent
    if not folder.is_relative_to(build):  # made elsewhere, to be moved into _build/<room>/
        folder = build / "room"
    return {"course-build": _way(folder, build), "course-root": _way(folder, root)}


def _way(folder: Path, target: Path) -> str:
    relative = os.path.relpath(target, folder).replace(os.sep, "/")
    return "" if relative == "." else relative + "/"
