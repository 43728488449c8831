"""Read a .qmd once: shortcodes expanded, each line with its origin, metadata merged, the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.base import texts
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.paths import Paths
from scripts.course import metadata
from scripts.markdown import tree

SHORTCODE = re.compile(r"(?<!\{)\{\{<\s*(\S+)\s*(.*?)\s*>\}\}(?!\})")
INCLUDE = re.compile(r"\s*\{\{<\s*include\s+(.*?)\s*>\}\}\s*")
SHORTCODES = ("include", "meta", "pagebreak", "var")
CELL = re.compile(r"^\s*(?:`{3,}|~{3,})\s*\{\s*(\w+)[^}\n]*\}")  # `{python}` runs, `{.python}` not
UNCLOSED = re.compile(r"Div at line (\d+) column \d+ unclosed")
Origin = tuple[str, int]  # project path, line number


@dataclass(frozen=True)
class Expanded:
    """A document as pandoc is given it: shortcodes expanded, front matter taken off and merged.

    `origin[i]` is the path and line that line i of `text` came from; `inserted` are the texts that
    metadata put there.
    """

    path: str
    text: str
    origin: tuple[Origin, ...]
    inserted: dict[Origin, list[str]]
    meta: dict[str, Any]


@dataclass(frozen=True)
class Document(Expanded):
    """An expanded document with pandoc's blocks of it."""

    blocks: list[dict[str, Any]]


def read(paths: Paths, path: Path) -> Document:
    """Expand one document and read its tree; CourseError with every problem and unclosed div."""
    found = expand(paths, path)
    document, warnings = tree.parse(_without_cells(found.text))
    unclosed = [found.origin[int(number) - 1] for number in UNCLOSED.findall(warnings)]
    if unclosed:
        wrong = "this div is never closed. Close it with `:::`."
        raise CourseError([Problem(*origin, wrong) for origin in unclosed])
    blocks = document["blocks"]
    return Document(found.path, found.text, found.origin, found.inserted, found.meta, blocks)


def _without_cells(text: str) -> str:
    """A text in which executable cells are empty lines: what runs there is no Markdown."""
    lines, fence = [], ""
    for line in text.split("\n"):
        mark = tree.FENCE.match(line)
        if fence:
            closes = mark is not None and mark[1].startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
            lines.append("")
        elif mark and CELL.match(line):
            fence = mark[1]
            lines.append("")
        else:
            lines.append(line)
    return "\n".join(lines)


def expand(paths: Paths, path: Path) -> Expanded:
    """Expand one document; CourseError with every problem of front matter and shortcodes."""
    name = paths.relative(path)
    front, _ = metadata.front_matter(path, name)
    room = path.parent.name if path.parent != paths.root else ""
    meta = merged_meta(paths, room, front)
    expander = _Expander(paths, meta)
    skip = metadata.split(texts.read(path, name))[1]
    lines = list(expander.file(path, skip, ()))
    if expander.problems:
        raise CourseError(expander.problems)
    text = "\n".join(line for line, _ in lines)
    footer = str(meta["revealjs"].get("footer", ""))
    meta["revealjs"]["footer"] = expander.expanded(footer, (name, 1))
    return Expanded(name, text, tuple(origin for _, origin in lines), expander.inserted, meta)


def include_paths(path: Path, root: Path) -> list[Path]:
    """Every file a document includes, directly or not; what is missing or outside is left out."""
    found: list[Path] = []
    todo = [path]
    while todo:
        for command, argument in SHORTCODE.findall(todo.pop().read_text("utf-8", "replace")):
            target = root / argument.strip("\"'").lstrip("/")
            if command == "include" and target.is_file() and target not in found:
                found.append(target)
                todo.append(target)
    return found


def merged_meta(paths: Paths, room: str, front: dict[str, Any]) -> dict[str, Any]:
    """`_quarto.yml` below `<room>/_metadata.yml` below the front matter, as Quarto merges them.

    Of the formats only what decks are set to is left, as `revealjs`.
    """
    layers = []
    for file in (paths.root / "_quarto.yml", paths.root / room / "_metadata.yml"):
        if file.exists():
            name = paths.relative(file)
            layers.append(metadata.load_yaml(texts.read(file, name), name)[0])
    meta: dict[str, Any] = {}
    reveal: dict[str, Any] = {}
    for layer in (*layers, front):
        meta |= layer
        formats = layer.get("format")
        if isinstance(formats, dict):
            reveal |= formats.get("revealjs") or {}
    left_out = ("project", "format", "filters", "profile")
    return {k: v for k, v in meta.items() if k not in left_out} | {"revealjs": reveal}


class _Expander:
    """Replaces shortcodes, line by line, outside fenced code."""

    def __init__(self, paths: Paths, meta: dict[str, Any]) -> None:
        self.paths, self.meta, self.problems = paths, meta, list[Problem]()
        self.inserted: dict[Origin, list[str]] = {}
        file = paths.root / "_variables.yml"
        self.variables: dict[str, Any] = {}
        if file.exists():
            self.variables = metadata.load_yaml(texts.read(file, file.name), file.name)[0]

    def file(self, path: Path, skip: int, stack: tuple[Path, ...]) -> Iterator[tuple[str, Origin]]:
        """The lines of a file with their origins; `stack` are the files that include it."""
        name, fence = self.paths.relative(path), ""
        lines = texts.read(path, name).split("\n")
        for number, line in enumerate(lines[skip:], skip + 1):
            origin = name, number
            mark = tree.FENCE.match(line)
            if mark and not fence:
                fence = mark[1]
            elif mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            if fence or mark:
                yield line, origin
            elif include := INCLUDE.fullmatch(line):
                target = self.included(include[1].strip("\"'"), origin, (*stack, path))
                if target:
                    yield from self.file(target, 0, (*stack, path))
            else:
                yield self.expanded(line, origin), origin

    def expanded(self, line: str, origin: Origin) -> str:
        return SHORTCODE.sub(lambda found: self.value(found[1], found[2], origin), line)

    def included(self, argument: str, origin: Origin, stack: tuple[Path, ...]) -> Path | None:
        """The file that a shortcode includes; a problem where it may not."""
        target = (self.paths.root / argument.lstrip("/")).resolve()
        if not argument.startswith("/"):
            wrong = "; expected a path from the project root. Write `/…`."
        elif not target.is_relative_to(self.paths.root.resolve()):
            wrong = " lies outside the project. Move the file into the project."
        elif not target.is_file():
            known = [p.name for p in target.parent.iterdir()] if target.parent.is_dir() else []
            wrong = f"; no such file.{nearest(target.name, known)} Create it or mend the path."
        elif target in [p.resolve() for p in stack]:
            wrong = " includes itself. Break the circle."
        else:
            return target
        self.problems.append(Problem(*origin, f"include {argument!r}{wrong}"))
        return None

    def value(self, command: str, argument: str, origin: Origin) -> str:
        """The text that a shortcode stands for; a problem and nothing where there is none."""
        if command == "pagebreak":
            return "`#pagebreak()`{=typst}"
        if command not in ("meta", "var"):
            self.problems.append(Problem(*origin, _unknown(command)))
            return ""
        found: Any = self.meta if command == "meta" else self.variables
        for part in argument.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if found is None or isinstance(found, dict | list):
            where = "the metadata" if command == "meta" else "_variables.yml"
            wrong = f"shortcode names {argument!r}; {where} has no such text. "
            self.problems.append(Problem(*origin, wrong + "Mend the name or add it."))
            return ""
        self.inserted.setdefault(origin, []).append(str(found))
        return str(found)


def _unknown(command: str) -> str:
    if command == "include":
        hint = "`include` stands alone on its line"
    else:
        hint = f"known: {', '.join(SHORTCODES)}"
    return (
        f"shortcode {command!r}; {hint}.{nearest(command, SHORTCODES)} "
        "Use one of these or write the text out."
    )
