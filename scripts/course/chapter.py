"""Start a chapter: one file in each room, which build at once and show what goes where."""

from __future__ import annotations

from pathlib import Path

from scripts.base.errors import CommandError
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course import frame, model

TEMPLATES = {
    "slides/{key}.qmd": "deck.qmd",
    "handouts/{key}.qmd": "handout.qmd",
    "numbers/{key}/points.py": "points.txt",
    "figures/{key}/first_picture.py": "figure.txt",
}


def start(paths: Paths, key: str, title: str) -> list[Path]:
    """Write the files of a new chapter, and those of a course where there is none yet.

    CommandError when the key is malformed or taken.
    """
    if not model.KEY.fullmatch(key):
        expected = "chNN_name in lower case, such as ch16_kernels"
        raise CommandError(f"{key!r} is no chapter key; expected {expected}")
    if not title.strip():
        raise CommandError(f'no title; expected one, such as: new {key} "Kernels"')
    if key in model.keys(paths):
        raise CommandError(f"chapter {key} exists already; choose another key")
    written = frame.write(paths)
    for place, template in TEMPLATES.items():
        text = (Path(__file__).with_name("start") / template).read_text(encoding="utf-8")
        file = paths.root / place.format(key=key)
        write_atomically(file, text.replace("KEY", key).replace("TITLE", title.replace('"', "'")))
        written.append(file)
    return written
