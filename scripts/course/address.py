"""Where the course is published, if it says so: the address under which `_build` lies."""

from __future__ import annotations

import re

from scripts.base import texts
from scripts.base.errors import CourseError, Problem
from scripts.base.paths import Paths
from scripts.course import metadata

NAME = "course-address"  # in _quarto.yml
ADDRESS = re.compile(r"https?://[\w.:-]+(?:/[\w.~-]+)*/?")


def configured(paths: Paths) -> str:
    """The address with a slash behind it, or nothing; CourseError when it is none."""
    file = paths.root / "_quarto.yml"
    if not file.exists():
        return ""
    meta, lines = metadata.load_yaml(texts.read(file, file.name), file.name)
    found = str(meta.get(NAME) or "")
    if found and not ADDRESS.fullmatch(found):
        said = (
            f"{NAME} {found!r}; expected the address under which `_build` is published, such as "
            '"https://example.org/course". Mend it, or remove the line.'
        )
        raise CourseError([Problem(file.name, lines[(NAME,)], said)])
    return f"{found.rstrip('/')}/" if found else ""
