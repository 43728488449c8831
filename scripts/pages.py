"""Tasks of the course's own pages: every `.qmd` in the root, and what they include from the chapters."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts import qmd, site
from scripts.errors import CourseError
from scripts.files import write_atomically
from scripts.paths import CODE
from scripts.tasks import RENDER_TOOLS, Plan, load


def tasks(plan: Plan) -> Iterator[dict[str, Any]]:
    """What the pages include, then each page read, checked and rendered."""
    paths, chapters = plan.paths, plan.chapters
    cards, concepts, proven, errata = site.fragments(paths)
    decks = [paths.ast("slides", c.key) for c in chapters]
    yield plan.task("read:course", lambda: _fragments(plan), [CODE / "scripts" / "site.py", paths.root / "README.md", *decks],
                    [cards, concepts], (), chapters=[str(c) for c in chapters], concepts=site.concept_table(paths, chapters))
    trees = [paths.ast(room, c.key) for c in chapters for room in ("slides", *(["handouts"] if c.handout else []))]
    yield plan.task("read:proven", lambda: _proven(plan, proven), [*trees, CODE / "scripts" / "coverage.py"], [proven], ())
    guards = [paths.root / "errata.yml", CODE / "scripts" / "errata.py", *paths.root.glob("figures/*/_*.py")]
    yield plan.task("read:errata", lambda: _errata(plan, errata), guards, [errata], ())
    for source in sorted(paths.root.glob("*.qmd")):
        yield from page(plan, source)


def page(plan: Plan, source: Path) -> Iterator[dict[str, Any]]:
    """One page of the course."""
    from scripts.render import page

    tree, out = plan.paths.ast("", source.stem), plan.paths.build / f"{source.stem}.html"

    def read() -> None:
        from scripts import reading

        reading.page(plan.paths, source)

    included = [f for f in site.fragments(plan.paths) if f.name in source.read_text(encoding="utf-8")]
    files = [source, *qmd.include_paths(source, plan.paths.root), *included, *plan.reading]
    yield plan.task(f"read:{source.stem}", read, files, [tree], RENDER_TOOLS[:1], ("setup:packages",))
    yield plan.task(f"page:{out.name}", lambda: page.html(plan.paths.root, *load(tree), out), [tree, *plan.rendering], [out],
                    RENDER_TOOLS, ("assets",))


def _fragments(plan: Plan) -> None:
    cards, concepts, _, _ = site.fragments(plan.paths)
    write_atomically(cards, site.chapter_cards(plan.paths, plan.chapters))
    write_atomically(concepts, site.concept_table(plan.paths, plan.chapters))
    problems = site.check_readme(plan.paths, plan.chapters)
    if problems:
        raise CourseError(problems)


def rows(plan: Plan) -> list[list[str]]:
    """The coverage of each chapter whose documents are in order."""
    from scripts import coverage

    found = []
    for chapter in plan.chapters:
        trees = [plan.paths.ast(room, chapter.key) for room in ("slides", "handouts")]
        counts = [json.loads(tree.read_text(encoding="utf-8")).get("coverage", {}) for tree in trees if tree.exists()]
        if counts:
            found.append(coverage.row(f"{chapter.number} {chapter.title}", counts))
    return found


def _proven(plan: Plan, out: Path) -> None:
    from scripts import coverage

    write_atomically(out, coverage.in_markdown(rows(plan)))


def _errata(plan: Plan, out: Path) -> None:
    from scripts import errata

    write_atomically(out, errata.in_markdown(errata.read(plan.paths)))

