"""The exercises of a sheet as others name them: number, title, minutes, band, slides."""

from __future__ import annotations

import re
from dataclasses import dataclass

EXERCISE = re.compile(
    r"^:::+ *\{#(?P<id>exr-[\w-]+)(?P<pairs>[^}\n]*)\} *\n(?:\s*#+ (?P<title>[^\n{]+))?", re.M
)
BAND = re.compile(r"^(?P<opens>:::+ *\{[^\n]*\n\s*)?## (?P<title>[^\n{]+)", re.M)
PAIR = re.compile(r'([\w-]+)=(?:"([^"]*)"|([^\s"}]+))')


@dataclass(frozen=True)
class Exercise:
    """One exercise."""

    identifier: str
    number: int
    title: str
    minutes: str
    slides: tuple[str, ...]  # ids of the slides that it practises
    difficulty: str = ""
    band: str = ""  # the heading under which it stands


def read(text: str) -> list[Exercise]:
    """The exercises of the text of a sheet, in order."""
    found = []
    bands = [(m.start(), m["title"].strip()) for m in BAND.finditer(text) if not m["opens"]]
    for number, match in enumerate(EXERCISE.finditer(text), 1):
        pairs = {name: one or other for name, one, other in PAIR.findall(match["pairs"])}
        title = (match["title"] or pairs.get("name", "")).strip()
        slides = tuple(pairs.get("practises", "").replace(",", " ").split())
        band = next((title for at, title in reversed(bands) if at < match.start()), "")
        minutes, difficulty = pairs.get("minutes", ""), pairs.get("difficulty", "")
        found.append(Exercise(match["id"], number, title, minutes, slides, difficulty, band))
    return found
