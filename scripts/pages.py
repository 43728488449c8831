"""Tasks of the course's own pages: every `.qmd` in the root, and what they include from the chapters."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts import documents, site
from scripts.errors import CourseError
from scripts.files import write_atomically
from scripts.paths import CODE
from scripts.tasks import Plan


def tasks(plan: Plan) -> Iterator[dict[str, Any]]:
    """What the pages include, then each page checked and rendered."""
    paths, chapters = plan.paths, plan.chapters
    cards, concepts, proven, errata = site.fragments(paths)
    decks = [paths.checked("slides", c.key) for c in chapters]
    sheets = [paths.checked("handouts", c.key) for c in chapters if c.handout]
    yield plan.task("fragment:course", lambda: _fragments(plan),
                    [CODE / "scripts" / "site.py", paths.root / "README.md", *decks], [cards, concepts], (),
                    chapters=[str(c) for c in chapters], concepts=site.concept_table(paths, chapters))
    yield plan.task("fragment:proven", lambda: _proven(plan, proven),
                    [*decks, *sheets, CODE / "scripts" / "coverage.py"], [proven], ())
    guards = [paths.root / "errata.yml", CODE / "scripts" / "errata.py", *paths.root.glob("figures/*/_*.py")]
    yield plan.task("fragment:errata", lambda: _errata(plan, errata), guards, [errata], ())
    for source in sorted(paths.root.glob("*.qmd")):
        text = source.read_text(encoding="utf-8")
        yield from documents.of_page(plan, source, [f for f in site.fragments(paths) if f'of="{f.stem}"' in text])


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
        files = [plan.paths.checked(room, chapter.key) for room in ("slides", "handouts")]
        counts = [json.loads(file.read_text(encoding="utf-8"))["coverage"] for file in files if file.exists()]
        if counts:
            found.append(coverage.row(f"{chapter.number} {chapter.title}", counts))
    return found


def _proven(plan: Plan, out: Path) -> None:
    from scripts import coverage

    write_atomically(out, coverage.in_markdown(rows(plan)))


def _errata(plan: Plan, out: Path) -> None:
    from scripts import errata

    write_atomically(out, errata.in_markdown(errata.read(plan.paths)))

