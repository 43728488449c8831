"""Read a .qmd once: shortcodes expanded with a map back to the lines they came from, metadata merged, pandoc's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.paths import Paths
from scripts.course import metadata
from scripts.markdown import tree

SHORTCODE = re.compile(r"(?<!\{)\{\{<\s*(\S+)\s*(.*?)\s*>\}\}(?!\})")
SHORTCODES = ("include", "meta", "pagebreak", "var")
Line = tuple[str, str, int]  # text, project path, line number


@dataclass(frozen=True)
class Expanded:
    """A document as pandoc is given it: shortcodes expanded, front matter taken off and merged.

    `origin[i]` is the path and line that line i of `text` came from; `inserted` are the texts that metadata put there.
    """

    path: str
    text: str
    origin: tuple[tuple[str, int], ...]
    inserted: dict[tuple[str, int], list[str]]
    meta: dict[str, Any]


@dataclass(frozen=True)
class Document(Expanded):
    """An expanded document with pandoc's blocks of it."""

    blocks: list[dict[str, Any]]


def include_paths(path: Path, root: Path) -> list[Path]:
    """Every file a document includes, directly or not; what is missing or outside is left out."""
    found: list[Path] = []
    todo = [path]
    while todo:
        for command, argument in SHORTCODE.findall(todo.pop().read_text(encoding="utf-8")):
            target = root / argument.strip("\"'").lstrip("/")
            if command == "include" and target.is_file() and target not in found:
                found.append(target)
                todo.append(target)
    return found


def merged_meta(paths: Paths, room: str, front: dict[str, Any]) -> dict[str, Any]:
    """`_quarto.yml` below `<room>/_metadata.yml` below the front matter, as Quarto does, without its formats."""
    meta: dict[str, Any] = {}
    for file in (paths.root / "_quarto.yml", paths.root / room / "_metadata.yml"):
        if file.exists():
            meta |= metadata.load_yaml(file.read_text(encoding="utf-8"), paths.relative(file))[0]
    meta |= front
    return {k: v for k, v in meta.items() if k not in ("project", "format", "filters", "profile")}


class _Expander:
    """Replaces shortcodes, line by line, outside fenced code."""

    def __init__(self, paths: Paths, meta: dict[str, Any]) -> None:
        self.paths, self.meta, self.problems = paths, meta, list[Problem]()
        self.inserted: dict[tuple[str, int], list[str]] = {}
        variables = paths.root / "_variables.yml"
        self.variables = (
            yaml.safe_load(variables.read_text(encoding="utf-8")) if variables.exists() else {}
        )

    def file(self, path: Path, skip: int, stack: tuple[Path, ...]) -> Iterator[Line]:
        name, fence = self.paths.relative(path), ""
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines[skip:], skip + 1):
            mark = tree.FENCE.match(line)
            if mark and not fence:
                fence = mark[1]
            elif mark and fence and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            elif not fence and "{{<" in line:
                yield from self.line(line, name, number, (*stack, path))
                continue
            yield line, name, number

    def line(self, line: str, name: str, number: int, stack: tuple[Path, ...]) -> Iterator[Line]:
        include = re.fullmatch(r"\s*\{\{<\s*include\s+(.*?)\s*>\}\}\s*", line)
        if include:
            target = self.included(include[1].strip("\"'"), name, number, stack)
            if target:
                yield from self.file(target, 0, stack)
            return
        yield SHORTCODE.sub(lambda m: self.value(m[1], m[2], name, number), line), name, number

    def included(
        self, argument: str, name: str, number: int, stack: tuple[Path, ...]
    ) -> Path | None:
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
        self.problems.append(Problem(name, number, f"include {argument!r}{wrong}"))
        return None

    def value(self, command: str, argument: str, name: str, number: int) -> str:
        if command == "pagebreak":
            return "`#pagebreak()`{=typst}"
        if command not in SHORTCODES or command == "include":
            hint = (
                "`include` stands alone on its line"
                if command == "include"
                else f"known: {', '.join(SHORTCODES)}"
            )
            self.problems.append(
                Problem(
                    name,
                    number,
                    f"shortcode {command!r}; {hint}.{nearest(command, SHORTCODES)} "
                    "Use one of these or write the text out.",
                )
            )
            return ""
        found: Any = self.meta if command == "meta" else self.variables
        for part in argument.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if found is None or isinstance(found, dict | list):
            where = "the metadata" if command == "meta" else "_variables.yml"
            self.problems.append(
                Problem(
                    name,
                    number,
                    f"shortcode names {argument!r}; {where} has no such text. "
                    "Mend the name or add it.",
                )
            )
            return ""
        self.inserted.setdefault((name, number), []).append(str(found))
        return str(found)


def expand(paths: Paths, path: Path) -> Expanded:
    """Expand one document; CourseError with every problem of front matter, includes and shortcodes."""
    name = paths.relative(path)
    front, _ = metadata.front_matter(path, name)
    room = path.parent.name if path.parent != paths.root else ""
    meta = merged_meta(paths, room, front)
    expander = _Expander(paths, meta)
    skip = metadata.split(path.read_text(encoding="utf-8"))[1]
    lines = list(expander.file(path, skip, ()))
    if expander.problems:
        raise CourseError(expander.problems)
    text = "\n".join(line for line, _, _ in lines)
    return Expanded(name, text, tuple((p, n) for _, p, n in lines), expander.inserted, meta)


def read(paths: Paths, path: Path) -> Document:
    """Expand one document and read its tree; CourseError with every problem, divs that are never closed among them."""
    found = expand(paths, path)
    blocks, warnings = tree.read(found.text, paths.cache)
    unclosed = [
        found.origin[int(n) - 1]
        for n in re.findall(r"Div at line (\d+) column \d+ unclosed", warnings)
    ]
    if unclosed:
        raise CourseError(
            [Problem(p, n, "this div is never closed. Close it with `:::`.") for p, n in unclosed]
        )
    return Document(found.path, found.text, found.origin, found.inserted, found.meta, blocks)
