"""The course as a typed model, read once: existence is registration, order is file-name order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal, get_type_hints

import msgspec

from scripts.base import texts
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.modules import separate
from scripts.base.paths import Paths
from scripts.course import metadata, portrait
from scripts.course.metadata import Lines
from scripts.drawing import photographs

KEY = re.compile(r"ch(\d{2})_[a-z0-9_]+")
TITLE = re.compile(r"^# # (.+)$", re.M)  # of a notebook


class Minutes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a reader needs."""

    lecture: int
    exercises: int
    notebooks: int
    reading: int = 0  # of the reading edition, by one who reads alone; 0: not stated


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
    concepts: list[Concept]
    outcome: str = ""  # one sentence: what a reader can do afterwards
    picture: str = ""  # the figure, photograph or drawing that stands for the chapter
    mml: list[str] = []
    proven: bool = True  # False: it is built, and what does not hold yet is counted
    prerequisites: list[Prerequisite] = []
    next: list[Prerequisite] = []  # later chapters that the text names, with what they teach
    agenda: list[Part] = []
    setting: str = ""  # of formulas, where no slide or exercise names its own


@dataclass(frozen=True)
class Notebook:
    """A notebook of a chapter: the name of its file, its title, libraries that are not here."""

    name: str
    title: str
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """One chapter: `key` is the file or folder name in every room."""

    key: str
    title: str
    subtitle: str
    front: Front
    handout: bool
    figures: tuple[str, ...]  # names of what code draws
    photographs: tuple[str, ...]  # names of files: photographs and drawings
    notebooks: tuple[Notebook, ...]
    exercises: tuple[str, ...] = ()  # names of those that have a notebook

    @property
    def number(self) -> int:
        return int(self.key[2:4])


def read(paths: Paths) -> tuple[list[Chapter], list[Problem]]:
    """All chapters that can be read, and what is wrong with the others."""
    chapters: list[Chapter] = []
    problems = _strangers(paths)
    for key in keys(paths):
        try:
            chapters.append(_chapter(paths, key))
        except CourseError as error:
            problems += error.problems
    return chapters, problems


def _strangers(paths: Paths) -> list[Problem]:
    """Documents in the rooms of chapters that are none."""
    files = [file for room in ("slides", "handouts") for file in (paths.root / room).glob("*.qmd")]
    named = [file for file in files if not file.name.startswith(("_", "ch"))]
    said = (
        "no chapter; expected chNN_name.qmd. Rename it in each room, or begin its name with `_` "
        "when it is only included."
    )
    return [Problem(paths.relative(file), 1, said) for file in sorted(named)]


def keys(paths: Paths) -> list[str]:
    """Keys of all chapters, in order."""
    found = {p.stem for room in ("slides", "handouts") for p in (paths.root / room).glob("ch*.qmd")}
    for room in ("figures", "numbers", "notebooks"):
        found |= {p.name for p in (paths.root / room).glob("ch*") if any(p.glob("*.py"))}
    return sorted(found)


def _chapter(paths: Paths, key: str) -> Chapter:
    name = f"slides/{key}.qmd"
    if not KEY.fullmatch(key):
        said = (
            f"chapter key {key!r}; expected chNN_name in lower case. Rename the file in each room."
        )
        raise CourseError([Problem(name, 1, said)])
    deck = paths.root / name
    if not deck.exists():
        said = (
            f"chapter {key} has files in other rooms but no deck. Write the deck, or "
            f'start it with `nox -s new -- {key} "Title"`.'
        )
        raise CourseError([Problem(name, 1, said)])
    meta, lines = metadata.front_matter(deck, name)
    _are_text(paths, key)
    front = _front(meta.get("course"), lines, name)
    files = sorted(p.stem for p in (paths.root / "figures" / key).glob("*.py"))
    figures = tuple(figure for figure in files if not figure.startswith("_"))
    shown = tuple(file.name for file in photographs.of(paths.root, key))
    wrong = portrait.problems(front.outcome, front.picture, (*figures, *shown), lines, name)
    if wrong:
        raise CourseError(wrong)
    return Chapter(
        key,
        meta["title"],
        str(meta.get("subtitle", "")),
        front,
        (paths.root / "handouts" / f"{key}.qmd").exists(),
        figures,
        shown,
        _notebooks(paths, key),
        tuple(sorted(p.stem for p in (paths.root / "notebooks" / key / "exercises").glob("*.py"))),
    )


def _notebooks(paths: Paths, key: str) -> tuple[Notebook, ...]:
    """The notebooks of a chapter, in the order of their names."""
    found = []
    for file in sorted((paths.root / "notebooks" / key).glob("*.py")):
        title = TITLE.search(texts.read(file, paths.relative(file)))
        lacking = [name for name in separate(file) if find_spec(name) is None]
        words = title[1].strip() if title else file.stem
        found.append(Notebook(file.stem, words, tuple(lacking)))
    return tuple(found)


def _are_text(paths: Paths, key: str) -> None:
    """CourseError naming every source of a chapter that is not UTF-8."""
    problems: list[Problem] = []
    modules = (
        f
        for room in ("numbers", "figures", "notebooks")
        for f in (paths.root / room / key).rglob("*.py")
    )
    for file in sorted([*(paths.root / "handouts").glob(f"{key}.qmd"), *modules]):
        try:
            texts.read(file, paths.relative(file))
        except CourseError as error:
            problems += error.problems
    if problems:
        raise CourseError(problems)


def _front(value: Any, lines: Lines, path: str) -> Front:
    """The typed `course:` block; every wrong field is named in one go."""
    if not isinstance(value, dict):
        said = (
            "no `course:` block in the front matter; expected "
            "difficulty, minutes, mml, concepts. See CONTRIBUTING.md."
        )
        raise CourseError([Problem(path, lines.get(("course",), 1), said)])
    fields = get_type_hints(Front)
    required = {f.name for f in msgspec.structs.fields(Front) if f.required}
    problems = [
        Problem(
            path,
            lines[("course", k)],
            f"unknown key {k!r} in `course:`; expected one of "
            f"{', '.join(fields)}.{nearest(k, fields)} Rename or remove it.",
        )
        for k in value
        if k not in fields
    ]
    problems += [
        Problem(path, lines[("course",)], f"`course:` has no {k!r}. Add it.")
        for k in sorted(required - value.keys())
    ]
    for name in [name for name in fields if name in value]:
        try:
            msgspec.convert(value[name], fields[name])
        except msgspec.ValidationError as error:
            what, _, where = str(error).partition(" - at `$")
            steps = (name, *re.findall(r"\w+", where))
            said = f"course.{'.'.join(steps)}: {what[0].lower() + what[1:]}."
            problems.append(Problem(path, _line(lines, ("course", *steps)), said))
    if problems:
        raise CourseError(problems)
    return msgspec.convert(value, Front)


def _line(lines: Lines, steps: tuple[str, ...]) -> int:
    """The line of a key, or of the nearest around it that has one."""
    around = (steps[:n] for n in range(len(steps), 0, -1))
    return next((lines[key] for key in around if key in lines), 1)
