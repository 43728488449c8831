"""What is made from what: one doit task for each step, with every file that decides its bytes. Documents: `documents`."""
from __future__ import annotations

import functools
import os
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import Any

from doit.tools import config_changed

from scripts import figures, live, numbers, packages
from scripts.course import Chapter
from scripts.errors import CourseError, Problem
from scripts.paths import CODE, Paths
from scripts.workers import Workers

PYTHON_TOOLS = ("contourpy", "matplotlib", "numpy", "pillow", "scikit-learn", "scipy")
Action = Callable[[], None]


@dataclass(frozen=True)
class Plan:
    """Everything that the tasks of one run need to know."""

    paths: Paths
    chapters: list[Chapter]
    workers: Workers
    engine: str = "embedded"
    paper: str = "a4"
    problems: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)  # by tools that know no line

    def first(self) -> Iterator[dict[str, Any]]:
        """What the checks wait for; names begin with what they make, targets are what people ask for."""
        yield {"name": "setup:packages", "actions": [lambda: packages.install(CODE)], "targets": [str(packages.stamp(CODE))],
               "uptodate": [lambda: packages.installed(CODE)]}  # asked of the packages: several courses may share them
        for chapter in self.chapters:
            yield from self.numbers(chapter)

    def pictures(self) -> Iterator[dict[str, Any]]:
        """What documents show."""
        for chapter in self.chapters:
            yield from self.figures(chapter)
        yield self.assets()

    # what the tasks share ----------------------------------------------------

    def task(self, name: str, action: Action, files: list[Path], targets: list[Path], tools: tuple[str, ...],
             after: tuple[str, ...] = (), **config: Any) -> dict[str, Any]:
        config["tools"] = {t: _versions()[t] for t in tools}
        return {"name": name, "actions": [action], "file_dep": sorted({str(f) for f in files if self.present(f)}),
                "targets": list(map(str, targets)), "task_dep": list(after), "uptodate": [config_changed(config)]}

    @cached_property
    def present(self) -> Callable[[Path], bool]:
        """Is a file there, or will a task make it? Asked of most files often."""
        return functools.cache(lambda file: file in self.made or self.paths.cache in file.parents or file.is_file())

    @cached_property
    def made(self) -> set[Path]:
        """Files outside the cache that tasks make: dependencies even before they exist."""
        return {packages.stamp(CODE), *(self.paths.figure(c.key, n) for c in self.chapters for n in c.figures)}

    @cached_property
    def imported(self) -> Callable[[Path], list[Path]]:
        """The course's own modules that a file imports, directly or not."""
        return figures.Imports(self.paths.root).of

    # chapters ------------------------------------------------------------------

    def numbers(self, chapter: Chapter) -> Iterator[dict[str, Any]]:
        homes = numbers.modules(self.paths.root, chapter.key)
        if homes:
            yield self.task(f"numbers:{chapter.key}", lambda: self.workers.call(
                numbers.evaluate, self.paths.root, chapter.key, self.paths.numbers(chapter.key),
                imports=figures.libraries([*homes, *map(self.source, repeat(chapter.key), chapter.figures)])),
                [*homes, *(f for home in homes for f in self.imported(home)),
                 CODE / "scripts" / "numbers.py", CODE / "scripts" / "live.py"],
                [self.paths.numbers(chapter.key)], PYTHON_TOOLS, kinds=live.kinds())
        if live.marked(homes):
            yield self.task(f"live:{chapter.key}", lambda: live.write(
                self.paths.numbers(chapter.key), self.paths.live(chapter.key)),
                [self.paths.numbers(chapter.key), CODE / "scripts" / "live.py"], [self.paths.live(chapter.key)], ())

    def figures(self, chapter: Chapter) -> Iterator[dict[str, Any]]:
        shared = [self.paths.root / "figures" / "course.mplstyle", self.paths.root / "slides" / "palette.scss",
                  CODE / "scripts" / "figures.py"]
        for name in chapter.figures:
            file = self.source(chapter.key, name)
            yield self.task(f"figures:{chapter.key}/{name}", self.figure(chapter.key, name, file),
                            [file, *self.imported(file), *shared],
                            [self.paths.figure(chapter.key, name)], PYTHON_TOOLS)

    def source(self, key: str, name: str) -> Path:
        """The file that draws a figure."""
        return self.paths.root / "figures" / key / f"{name}.py"

    def figure(self, key: str, name: str, file: Path) -> Action:
        def action() -> None:
            problems = figures.examine(file, self.paths.relative(file))
            if problems:
                raise CourseError(problems)
            self.workers.call(figures.draw, self.paths.root, key, name, self.paths.figure(key, name),
                              imports=figures.libraries([file, *self.imported(file)]))
        return action

    def assets(self) -> dict[str, Any]:
        from scripts.render import assets

        return self.task("assets", lambda: assets.copy(self.paths.root, self.paths.build / "assets"),
                         [CODE / "scripts" / "render" / "assets.py", packages.stamp(CODE), self.paths.root / "slides" /
                          "palette.scss", self.paths.root / "slides" / "theme.scss", CODE / "slides" / "theme.scss",
                          *(CODE / "scripts" / "templates").glob("*.css"), *(CODE / "scripts" / "templates").glob("*.js")],
                         [self.paths.build / "assets" / "theme.css"], ())


@functools.cache
def _versions() -> dict[str, str]:
    """The installed packages, read from the names of their folders: their metadata would take 2 ms each."""
    names = (entry.name.removesuffix(".dist-info") for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
             for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
    return {name.lower().replace("_", "-"): version for name, _, version in (name.rpartition("-") for name in names)}
