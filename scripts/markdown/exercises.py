"""The exercises of a sheet as others name them: number, title, minutes, slides they practise."""

from __future__ import annotations

import re
from dataclasses import dataclass

EXERCISE = re.compile(
    r"^:::+ *\{#(?P<id>exr-[\w-]+)(?P<pairs>[^}\n]*)\} *\n(?:\s*#+ (?P<title>[^\n{]+))?", re.M
)
PAIR = re.compile(r'([\w-]+)=(?:"([^"]*)"|([^\s"}]+))')


@dataclass(frozen=True)
class Exercise:
    """One exercise."""

    identifier: str
    number: int
    title: str
    minutes: str
    slides: tuple[str, ...]  # ids of the slides that it practises


def read(text: str) -> list[Exercise]:
    """The exercises of the text of a sheet, in order."""
    found = []
    for number, match in enumerate(EXERCISE.finditer(text), 1):
        pairs = {name: one or other for name, one, other in PAIR.findall(match["pairs"])}
        title = (match["title"] or pairs.get("name", "")).strip()
        slides = tuple(pairs.get("practises", "").replace(",", " ").split())
        found.append(Exercise(match["id"], number, title, pairs.get("minutes", ""), slides))
    return found
