"""What is to be made of a course: its chapters, the engine, steps with all that decides them."""

from __future__ import annotations

import functools
import hashlib
import os
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.base import packages
from scripts.base.modules import Imports
from scripts.base.paths import CODE, Paths
from scripts.build.workers import Call
from scripts.course import address, metadata
from scripts.course.model import Chapter

Action = Callable[[], Any] | Call  # done here, or by a worker
PYTHON_TOOLS = ("contourpy", "matplotlib", "numpy", "pillow", "scikit-learn", "scipy")


@dataclass(frozen=True)
class Step:
    """One step of a build; its name begins with what it makes, such as `slides:ch09_pca.html`."""

    name: str
    action: Action
    files: tuple[Path, ...]  # whose contents decide the result
    targets: tuple[Path, ...]
    after: tuple[str, ...] = ()  # names of steps that make what stands beside the targets
    config: dict[str, Any] = field(default_factory=dict)  # what else decides the result
    always: Callable[[], bool] | None = None  # False: the step is due whatever its files say


@dataclass(frozen=True)
class Plan:
    """What one run is asked to make."""

    paths: Paths
    chapters: list[Chapter]
    engine: str = "embedded"
    paper: str = "a4"

    def step(
        self,
        name: str,
        action: Action,
        files: Iterable[Path],
        targets: Iterable[Path],
        *,
        code: tuple[str, ...],
        tools: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
        **config: Any,
    ) -> Step:
        """A step that is due when a file that is there, code, a tool or a setting changed.

        `code` names the rooms of the pipeline that decide the result, `tools` Python packages.
        """
        config["code"] = {room: code_of(room) for room in code}
        config["tools"] = {tool: versions()[tool] for tool in tools}
        there = tuple({file for file in files if self.present(file)})
        return Step(name, action, there, tuple(targets), after, config)

    @cached_property
    def present(self) -> Callable[[Path], bool]:
        """Is a file there, or will a step make it? Asked of most files often."""
        made, cache = self.made, self.paths.cache
        return functools.cache(lambda file: file in made or cache in file.parents or file.is_file())

    @cached_property
    def made(self) -> set[Path]:
        """Files outside the cache that steps make: they decide others even before they exist."""
        pictures = {
            self.paths.picture(c.key, name)
            for c in self.chapters
            for name in (*(f"{figure}.svg" for figure in c.figures), *c.photographs)
        }
        return {packages.stamp(CODE), *pictures}

    @cached_property
    def address(self) -> str:
        """Where the course is published; nothing where it does not say."""
        return address.configured(self.paths)

    @cached_property
    def title(self) -> str:
        """Of the course, as its page has it."""
        index = self.paths.root / "index.qmd"
        known = metadata.front_matter(index, index.name)[0] if index.exists() else {}
        return str(known.get("title", self.paths.root.name))

    @cached_property
    def imports(self) -> Imports:
        """Who imports whom."""
        return Imports(self.paths.root)

    @cached_property
    def imported(self) -> Callable[[Path], list[Path]]:
        """The course's own modules that a file imports, directly or not."""
        return self.imports.of


@functools.cache
def versions() -> dict[str, str]:
    """The installed packages, from the names of their folders: their metadata take 2 ms each."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    entries = (entry.name for folder in folders for entry in os.scandir(folder))
    names = (name.removesuffix(".dist-info") for name in entries if name.endswith(".dist-info"))
    parts = (name.rpartition("-") for name in names)
    return {name.lower().replace("_", "-"): version for name, _, version in parts}


@functools.cache
def code_of(room: str) -> str:
    """Digest of a room of the pipeline: its modules, filters, templates and scripts."""
    folder, digest = CODE / "scripts" / room, hashlib.sha256()
    for file in sorted(folder.rglob("*.*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
