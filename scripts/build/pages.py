"""Steps of the course's own pages: every `.qmd` in the root, and what they show of the chapters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from scripts.base.errors import CourseError
from scripts.base.files import write_atomically
from scripts.build import documents
from scripts.build.plan import Plan, Step
from scripts.course import site
from scripts.course.model import Chapter
from scripts.notebooks import reading


def steps(plan: Plan) -> Iterator[Step]:
    """What the pages include, then each page checked and rendered."""
    paths, chapters = plan.paths, plan.chapters
    cards, concepts, proven, errata = site.fragments(paths)
    decks = [paths.checked("slides", c.key) for c in chapters]
    sheets = [paths.checked("handouts", c.key) for c in chapters if c.handout]
    books = [file for c in chapters for file in _notebooks(plan, c)]
    computed = (p for c in chapters for p in (paths.root / "numbers" / c.key).rglob("*.py"))
    measured = [*paths.root.glob("slides/*.qmd"), *paths.root.glob("handouts/*.qmd"), *computed]
    yield plan.step(
        "fragment:course",
        partial(_course, plan),
        [paths.root / "README.md", *decks],
        [cards, concepts],
        code=("base", "course"),
        chapters=[str(c) for c in chapters],
        concepts=site.concept_table(paths, chapters),
    )
    yield plan.step(
        "fragment:proven",
        partial(_proven, plan, proven),
        [paths.root / "measured.yml", *decks, *sheets, *books, *measured],
        [proven],
        code=("base", "checks", "markdown", "mathematics", "numbers"),
    )
    guards = [paths.root / "errata.yml", *paths.root.glob("numbers/*/*.py")]
    act = partial(_errata, plan, errata)
    yield plan.step("fragment:errata", act, guards, [errata], code=("base", "course"))
    made = [*site.fragments(paths), *site.looked_up(paths)]
    for source in sorted(paths.root.glob("*.qmd")):
        text = source.read_text("utf-8", "replace")
        included = [file for file in made if f'of="{file.stem}"' in text]
        yield from documents.of_page(plan, source, included)


def _notebooks(plan: Plan, chapter: Chapter) -> list[Path]:
    """What is known of the notebooks of a chapter that are in order."""
    stems = [reading.stem_of(chapter.key, notebook.name) for notebook in chapter.notebooks]
    return [plan.paths.checked("notebooks", stem) for stem in stems]


def _course(plan: Plan) -> None:
    cards, concepts, _, _ = site.fragments(plan.paths)
    write_atomically(cards, site.chapter_cards(plan.paths, plan.chapters))
    write_atomically(concepts, site.concept_table(plan.paths, plan.chapters))
    problems = site.check_readme(plan.paths, plan.chapters)
    if problems:
        raise CourseError(problems)


def rows(plan: Plan) -> list[list[str]]:
    """The coverage of each chapter whose documents are in order."""
    from scripts.checks import coverage, measured

    found = []
    for chapter in plan.chapters:
        files = [plan.paths.checked(room, chapter.key) for room in ("slides", "handouts")]
        files += _notebooks(plan, chapter)
        counts = [
            json.loads(file.read_text(encoding="utf-8"))["coverage"]
            for file in files
            if file.exists()
        ]
        if counts:
            caught = measured.shown(plan.paths, chapter.key)
            found.append(coverage.row(f"{chapter.number} {chapter.title}", counts, caught))
    return found


def _proven(plan: Plan, out: Path) -> None:
    from scripts.checks import coverage

    write_atomically(out, coverage.in_markdown(rows(plan)))


def _errata(plan: Plan, out: Path) -> None:
    from scripts.course import errata

    write_atomically(out, errata.in_markdown(errata.read(plan.paths)))
