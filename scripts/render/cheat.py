"""The cheat sheet of a chapter: what is looked up again, on one page of A4."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.base import texts
from scripts.base.errors import CourseError, Problem, RenderError
from scripts.base.palette import palette
from scripts.render import finish, pandoc

OVER = re.compile(r'\.pdf: "?cheat-sheet (page|width) ([\w-]*)')  # what the template says of itself
SAID = {
    "page": "the cheat sheet of {title!r} runs onto a second page; expected one page, and this is "
    "the first that has no room. Take `.keep` away from what is not looked up, or say it shorter.",
    "width": "a formula is wider than a column of the cheat sheet of {title!r}, made as small as "
    "can be read; expected one that fits. Break it into lines, or take `.keep` away.",
}


def typst(root: Path, text: str, meta: Mapping[str, Any]) -> str:
    """What a deck has to be looked up, as Typst."""
    return pandoc.convert(
        root,
        text,
        meta,
        "sheet",
        template="cheat.typ",
        options=["--syntax-highlighting=idiomatic"],
        values={},
        palette=palette(root),
    )


def write(deck: Path, title: str, root: Path, converted: str, out: Path) -> None:
    """The PDF; CourseError, and no file, when it takes more than a page."""
    try:
        finish.write(root, converted, out)
    except RenderError as error:
        found = OVER.search(f"{error}")
        if not found:
            raise
        name = deck.relative_to(root).as_posix()
        line = _line(texts.read(deck, name), found[2])
        raise CourseError([Problem(name, line, SAID[found[1]].format(title=title))]) from None


def _line(text: str, identifier: str) -> int:
    """The line of a headline by its id, or the first."""
    found = re.search(rf"^#.*#{re.escape(identifier)}\b", text, re.M) if identifier else None
    return text.count("\n", 0, found.start()) + 1 if found else 1
