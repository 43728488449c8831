"""Settings that one engine obeys and the other ignores are named, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from scripts.base import texts
from scripts.base.errors import Problem
from scripts.base.paths import CODE, Paths
from scripts.course import metadata

TRANSITIONS = ("none", "fade", "slide", "convex", "concave", "zoom")
OBEYED: dict[str, dict[str, tuple[Any, ...]]] = {  # values; none: any text
    "revealjs": {
        "footer": (),
        "slide-number": (True, False, "c/t", "c", "h/v", "h.v"),
        "transition": TRANSITIONS,
        "background-transition": TRANSITIONS,
        "incremental": (True, False),
        "controls": (True, False),
        "progress": (True, False),
    },
    "typst": {},
}
FORMAT = {"slides": "revealjs", "handouts": "typst"}
ANYWHERE = {"bibliography", "course-title", "csl", "format", "lang"}
IN_FILE = {
    "_quarto.yml": {
        "project",
        "filters",
        "execute",
        "course-address",
        "course-notebooks",
        *ANYWHERE,
    },
    "_metadata.yml": {"show-hints", "show-solutions", *ANYWHERE},
}


def check(paths: Paths, path: Path) -> Iterator[Problem]:
    """What a document, its room and the project set that only Quarto would obey."""
    room = path.parent.name
    for file in (paths.root / "_quarto.yml", path.parent / "_metadata.yml", path):
        if file.exists() and (file != path or room in FORMAT):
            yield from _of_file(file, paths.relative(file), room)


def _of_file(file: Path, name: str, room: str) -> Iterator[Problem]:
    document = file.suffix == ".qmd"
    text = texts.read(file, name)
    offset = 1 if document else 0
    meta, lines = metadata.load_yaml(metadata.split(text)[0] if document else text, name, offset)
    for key in meta if not document else ():
        if key not in IN_FILE[file.name]:
            yield Problem(name, lines[(key,)], _said(key, sorted(IN_FILE[file.name])))
    formats = meta.get("format", {})
    if isinstance(formats, str):
        formats = {formats: {}}
    for form, settings in formats.items():
        line = lines.get(("format", form), lines.get(("format",), 1))
        if room in FORMAT and form != FORMAT[room]:
            yield Problem(name, line, _said(f"format {form}", [FORMAT[room]]))
        elif isinstance(settings, dict) and form in OBEYED:
            for key, value in settings.items():
                if not _obeyed(form, key, value):
                    at = lines.get(("format", form, key), line)
                    yield Problem(name, at, _said(f"{key}: {value!r}", _possible(form, key)))


def _obeyed(form: str, key: str, value: Any) -> bool:
    """Do both engines do it?"""
    if key in OBEYED[form]:
        return value in OBEYED[form][key] or (not OBEYED[form][key] and isinstance(value, str))
    return bool(_ours(form).get(key, None) == value)


def _possible(form: str, key: str) -> list[str]:
    if OBEYED[form].get(key):
        return [str(value) for value in OBEYED[form][key]]
    if key in _ours(form):
        return [f"{_ours(form)[key]!r}"]
    return sorted(OBEYED[form]) or ["no setting besides the project's own"]


@cache
def _ours(form: str) -> dict[str, Any]:
    """The settings of this project, which the embedded engine has built in."""
    room = next(room for room, known in FORMAT.items() if known == form)
    file = CODE / room / "_metadata.yml"
    meta = metadata.load_yaml(texts.read(file, file.name), file.name)[0]
    return dict(meta["format"][form])


def _said(what: str, expected: list[str]) -> str:
    return (
        f"{what} is obeyed by Quarto and not by the embedded engine; "
        f"expected {', '.join(expected)}. Remove it, or set one of these."
    )
