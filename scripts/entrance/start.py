"""The first screen: one picture that the course made, and where to begin."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.course.site import hours
from scripts.entrance.shelf import Shelf


def start(shelves: Sequence[Shelf]) -> str:
    """A button that opens the first chapter, a way to all of them, and the first picture."""
    if not shelves:
        return "There is no chapter yet.\n"
    first = shelves[0]
    minutes = first.chapter.front.minutes.reading
    time = f", {hours(minutes)}" if minutes else ""
    lines = [
        "::: {.begin}\n",
        f"[Start here](read/{first.key}.html){{.button #start}}\n",
        "[All chapters](#chapters){.quiet}\n\n",
        f"[{first.chapter.number} {first.chapter.title}{time}]{{.first}}\n",
        ":::\n\n",
    ]
    shown = next((shelf for shelf in shelves if shelf.picture), None)
    if shown:
        said = f"[From chapter {shown.chapter.number}, {shown.chapter.title}]{{.from}}"
        lines.append(f"::: {{.cover}}\n![{shown.alt}](/_build/{shown.picture})\n\n{said}\n:::\n")
    return "".join(lines)
