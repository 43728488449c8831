"""The course as a typed model, read once from files: existence is registration, order is file-name order."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_type_hints

import msgspec
import yaml

from scripts.errors import CourseError, Problem, nearest
from scripts.paths import Paths

KEY = re.compile(r"ch(\d{2})_[a-z0-9_]+")


class Minutes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a reader needs."""

    lecture: int
    exercises: int
    notebooks: int


class Prerequisite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a chapter presumes of an earlier one."""

    chapter: int
    topics: str


class Concept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A concept, the method that needs it, and the id of the slide that shows it at work."""

    concept: str
    method: str
    section: str


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a lecture and the id of the slide that begins it."""

    title: str
    section: str


class Front(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The `course:` block in the front matter of a deck."""

    difficulty: Literal["entry", "core", "advanced"]
    minutes: Minutes
    mml: list[str]
    concepts: list[Concept]
    prerequisites: list[Prerequisite] = []
    agenda: list[Part] = []


DOCUMENT_KEYS = {"title", "subtitle", "author", "date", "lang", "bibliography", "course", "description", "format"}


@dataclass(frozen=True)
class Chapter:
    """One chapter: `key` is the file or folder name in every room."""

    key: str
    title: str
    subtitle: str
    front: Front
    handout: bool
    figures: tuple[str, ...]

    @property
    def number(self) -> int:
        return int(self.key[2:4])


def split(text: str) -> tuple[str, int]:
    """Front matter of a document and the number of lines it takes with its fences (0: none)."""
    found = re.match(r"---[ \t]*\n(.*?\n)?---[ \t]*(\n|\Z)", text, re.S)
    return (found[1] or "", found[0].count("\n")) if found else ("", 0)


def load_yaml(text: str, path: str, offset: int = 0) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    """A YAML mapping and the line of each of its keys, by path; CourseError when it cannot be read."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        value = yaml.load(text, Loader=yaml.CSafeLoader) or {}
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1 + offset
        raise CourseError([Problem(path, line, f"bad YAML: {error.problem}. Check indentation and quotes.")]) from None
    if not isinstance(value, dict):
        raise CourseError([Problem(path, 1 + offset, f"YAML holds a {type(value).__name__}; expected `key: value`.")])
    lines: dict[tuple[str, ...], int] = {}

    def mark(node: yaml.Node | None, at: tuple[str, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for name, child in node.value:
                lines[(*at, name.value)] = name.start_mark.line + 1 + offset
                mark(child, (*at, name.value))
        elif isinstance(node, yaml.SequenceNode):
            for i, child in enumerate(node.value):
                lines[(*at, str(i))] = child.start_mark.line + 1 + offset
                mark(child, (*at, str(i)))

    mark(node, ())
    return value, lines


def load_yaml_list(text: str, path: str) -> tuple[list[Any], list[int]]:
    """A YAML list and the line of each entry; CourseError when it cannot be read."""
    value, lines = load_yaml("entries:\n" + text, path, offset=-1)
    entries = value["entries"] or []
    return entries, [lines[("entries", str(i))] for i in range(len(entries))]


def front_matter(path: Path, name: str) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    """Front matter of a document; CourseError when a key is unknown or the YAML is bad."""
    text, length = split(path.read_text(encoding="utf-8"))
    if not length:
        raise CourseError([Problem(name, 1, "no front matter; expected `---` with a title. Add one.")])
    meta, lines = load_yaml(text, name, offset=1)
    problems = [
        Problem(name, lines[(key,)], f"unknown front-matter key {key!r}; expected one of "
                f"{', '.join(sorted(DOCUMENT_KEYS))}.{nearest(key, DOCUMENT_KEYS)} Rename or remove it.")
        for key in meta if key not in DOCUMENT_KEYS]
    if not isinstance(meta.get("title"), str):
        problems.append(Problem(name, lines.get(("title",), 1), "no title; expected a text. Add `title: \"…\"`."))
    if problems:
        raise CourseError(problems)
    return meta, lines


def _front(value: Any, lines: dict[tuple[str, ...], int], path: str) -> Front:
    """The typed `course:` block; every wrong field is named in one go."""
    if not isinstance(value, dict):
        raise CourseError([Problem(path, lines.get(("course",), 1), "no `course:` block in the front matter; expected "
                           "difficulty, minutes, mml, concepts. See CONTRIBUTING.md.")])
    fields = get_type_hints(Front)
    required = {f.name for f in msgspec.structs.fields(Front) if f.required}
    problems = [Problem(path, lines[("course", k)], f"unknown key {k!r} in `course:`; expected one of "
                        f"{', '.join(fields)}.{nearest(k, fields)} Rename or remove it.") for k in value if k not in fields]
    problems += [Problem(path, lines[("course",)], f"`course:` has no {k!r}. Add it.")
                 for k in sorted(required - value.keys())]
    for name, kind in fields.items():
        if name in value:
            try:
                msgspec.convert(value[name], kind)
            except msgspec.ValidationError as error:
                what, _, where = str(error).partition(" - at `$")
                steps = tuple(re.findall(r"\w+", where))
                at = next((lines[("course", name, *steps[:n])] for n in range(len(steps), -1, -1)
                           if ("course", name, *steps[:n]) in lines), 1)
                problems.append(Problem(path, at, f"course.{'.'.join((name, *steps))}: {what[0].lower() + what[1:]}."))
    if problems:
        raise CourseError(problems)
    return msgspec.convert(value, Front)


def _chapter(paths: Paths, key: str) -> Chapter:
    deck = paths.root / "slides" / f"{key}.qmd"
    name = f"slides/{key}.qmd"
    if not deck.exists():
        raise CourseError([Problem(name, 1, f"chapter {key} has files in other rooms but no deck. Write the deck, or "
                           f"start it with `nox -s new -- {key} \"Title\"`.")])
    meta, lines = front_matter(deck, name)
    folder = paths.root / "figures" / key
    figures = tuple(sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_")))
    return Chapter(key, meta["title"], str(meta.get("subtitle", "")), _front(meta.get("course"), lines, name),
                   (paths.root / "handouts" / f"{key}.qmd").exists(), figures)


def keys(paths: Paths) -> list[str]:
    """Keys of all chapters, in order."""
    found = {p.stem for room in ("slides", "handouts") for p in (paths.root / room).glob("ch*.qmd")}
    found |= {p.name for p in (paths.root / "figures").glob("ch*") if any(p.glob("*.py"))}
    return sorted(found)


def read(paths: Paths) -> tuple[list[Chapter], list[Problem]]:
    """All chapters that can be read, and what is wrong with the others."""
    chapters, problems = [], []
    for key in keys(paths):
        if not KEY.fullmatch(key):
            problems.append(Problem(f"slides/{key}.qmd", 1, f"chapter key {key!r}; expected chNN_name in lower case. "
                                    "Rename the file in each room."))
            continue
        try:
            chapters.append(_chapter(paths, key))
        except CourseError as error:
            problems += error.problems
    return chapters, problems
