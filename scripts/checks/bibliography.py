"""The sources that documents cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.base import texts
from scripts.base.errors import Problem
from scripts.base.kept import Kept
from scripts.base.paths import Paths
from scripts.base.programs import pandoc
from scripts.checks.subject import Subject
from scripts.markdown import tree


def sources_can_be_read(subject: Subject) -> Iterator[Problem]:
    """The bibliography of a document that cites is BibTeX."""
    text = sources(subject.root)
    if text and any(place.kind == "Cite" for place in subject.places):
        kept = Kept(
            Paths(subject.root).cache / "read.sqlite", "bibtex", str(pandoc().stat().st_size)
        )
        said = kept.get([text]).get(text)
        if said is None:
            said = tree.complaint(text, "bibtex")
            kept.put({text: said})
        if said:
            line, what = re.search(r"line (\d+)", said), " ".join(said.split("\n")[1:2])
            yield Problem(
                "references.bib",
                min(int(line[1]), text.rstrip().count("\n") + 1) if line else 1,
                f"this is no BibTeX ({what or said.strip()}); expected an entry with commas and "
                "closed braces. Mend it.",
            )


def keys(root: Path) -> frozenset[str]:
    """Keys of references.bib."""
    return frozenset(re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", sources(root), re.M))


def sources(root: Path) -> str:
    """The text of references.bib; nothing where there is none."""
    file = root / "references.bib"
    return texts.read(file, file.name) if file.exists() else ""
