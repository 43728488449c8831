"""YAML with the lines of its keys: the front matter of documents and the course's own lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from scripts.base import texts
from scripts.base.errors import CourseError, Problem, nearest

Lines = dict[tuple[str, ...], int]  # the line of each key, by its path from the top
DOCUMENT_KEYS = {
    "title",
    "subtitle",
    "author",
    "date",
    "lang",
    "bibliography",
    "course",
    "description",
    "format",
    "picture",
}


def front_matter(path: Path, name: str) -> tuple[dict[str, Any], Lines]:
    """Front matter of a document; CourseError when a key is unknown or the YAML is bad."""
    whole = texts.read(path, name)
    text, length = split(whole)
    if not length:
        late = whole.lstrip().startswith("---")
        said = "no front matter on the first line; expected `---` there, then a title. "
        raise CourseError([Problem(name, 1, said + ("Move it up." if late else "Add one."))])
    meta, lines = load_yaml(text, name, offset=1)
    problems = [
        Problem(
            name,
            lines[(key,)],
            f"unknown front-matter key {key!r}; expected one of "
            f"{', '.join(sorted(DOCUMENT_KEYS))}."
            f"{nearest(key, DOCUMENT_KEYS)} Rename or remove it.",
        )
        for key in meta
        if key not in DOCUMENT_KEYS
    ]
    if not isinstance(meta.get("title"), str):
        said = 'no title; expected a text. Add `title: "…"`.'
        problems.append(Problem(name, lines.get(("title",), 1), said))
    if problems:
        raise CourseError(problems)
    return meta, lines


def split(text: str) -> tuple[str, int]:
    """Front matter of a document and the number of lines it takes with its fences (0: none)."""
    found = re.match(r"---[ \t]*\n(.*?\n)?---[ \t]*(\n|\Z)", text, re.S)
    return (found[1] or "", found[0].count("\n")) if found else ("", 0)


def load_yaml(text: str, path: str, offset: int = 0) -> tuple[dict[str, Any], Lines]:
    """A YAML mapping and the line of each of its keys; CourseError when it cannot be read."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        value = yaml.load(text, Loader=yaml.CSafeLoader) or {}
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1 + offset
        said = f"bad YAML: {error.problem}. Check indentation and quotes."
        raise CourseError([Problem(path, line, said)]) from None
    if not isinstance(value, dict):
        said = f"YAML holds a {type(value).__name__}; expected `key: value`."
        raise CourseError([Problem(path, 1 + offset, said)])
    lines: Lines = {}

    def mark(node: yaml.Node | None, at: tuple[str, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            children = [(name.value, name, child) for name, child in node.value]
        elif isinstance(node, yaml.SequenceNode):
            children = [(str(i), child, child) for i, child in enumerate(node.value)]
        else:
            return
        for name, begin, child in children:
            lines[(*at, name)] = begin.start_mark.line + 1 + offset
            mark(child, (*at, name))

    mark(node, ())
    return value, lines


def load_yaml_list(text: str, path: str) -> tuple[list[Any], list[int]]:
    """A YAML list and the line of each entry; CourseError when it cannot be read."""
    value, lines = load_yaml("entries:\n" + text, path, offset=-1)
    entries = value["entries"] or []
    return entries, [lines[("entries", str(i))] for i in range(len(entries))]
