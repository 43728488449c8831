"""Steps of the course's own pages: every `.qmd` in the root, and what they show of the chapters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from scripts.base.errors import CourseError
from scripts.base.files import write_atomically
from scripts.build import documents, published
from scripts.build.plan import Plan, Step
from scripts.build.sources import Source
from scripts.course import site
from scripts.course.model import Chapter
from scripts.markdown.qmd import Expanded
from scripts.notebooks import reading
from scripts.render import page


def steps(plan: Plan) -> Iterator[Step]:
    """What the pages include, then each page checked and rendered."""
    paths, chapters = plan.paths, plan.chapters
    fragments = site.fragments(paths)
    proven, errata = fragments.pop("coverage"), fragments.pop("errata")
    for file in site.looked_up(paths):  # made by the steps of what is looked up
        del fragments[file.stem]
    decks = [paths.checked("slides", c.key) for c in chapters]
    sheets = [paths.checked("handouts", c.key) for c in chapters if c.handout]
    books = [file for c in chapters for file in _notebooks(plan, c)]
    computed = [p for c in chapters for p in (paths.root / "numbers" / c.key).rglob("*.py")]
    computed += paths.root.glob("notebooks/*/exercises/*.py")
    written = [*paths.root.glob("slides/*.qmd"), *paths.root.glob("handouts/*.qmd")]
    told = [*paths.root.glob("notebooks/*/*.py"), *_covers(plan)]
    shown = [str(c) for c in chapters]
    yield plan.step(
        "fragment:course",
        partial(_course, plan),
        [paths.root / "README.md", *decks, *written, *told],
        fragments.values(),
        code=("base", "course", "markdown", "entrance"),
        chapters=[*shown, *map(paths.relative, _made_elsewhere(plan))],
    )
    yield plan.step(
        "fragment:proven",
        partial(_proven, plan, proven),
        [paths.root / "measured.yml", *decks, *sheets, *books, *written, *computed],
        [proven],
        code=("base", "checks", "markdown", "mathematics", "numbers"),
        books=[(c.key, len(c.notebooks), len(c.exercises)) for c in chapters],
    )
    guards = [paths.root / "errata.yml", *paths.root.glob("numbers/*/*.py")]
    act = partial(_errata, plan, errata)
    yield plan.step("fragment:errata", act, guards, [errata], code=("base", "course"))
    for source in sorted(paths.root.glob("*.qmd")):
        text = source.read_text("utf-8", "replace")
        parts = site.fragments(paths).items()
        included = [file for name, file in parts if f'of="{name}"' in text]
        yield from _page(plan, source, included)


def _page(plan: Plan, path: Path, included: list[Path]) -> Iterator[Step]:
    """A page checked and made; `included` are fragments that other steps make."""
    out, source = plan.paths.build / f"{path.stem}.html", Source.of(plan, path)

    def convert(document: Expanded) -> str:
        return page.html(plan.paths.root, document.text, document.meta, out)

    yield documents.checked(plan, source, included)
    yield from documents.product(
        plan,
        source,
        out,
        convert,
        after=("assets", *_drawn(plan)),
        included=included,
        about=published.of_page(plan, path),
    )


def _notebooks(plan: Plan, chapter: Chapter) -> list[Path]:
    """What is known of the notebooks of a chapter that are in order."""
    stems = [reading.stem_of(chapter.key, notebook.name) for notebook in chapter.notebooks]
    return [plan.paths.checked("notebooks", stem) for stem in stems]


def _covers(plan: Plan) -> list[Path]:
    """The code of the pictures that stand for chapters: its docstring says what they show."""
    named = [(c.key, c.front.picture) for c in plan.chapters if c.front.picture]
    return [plan.paths.root / "figures" / key / f"{name}.py" for key, name in named]


def _drawn(plan: Plan) -> list[str]:
    """Names of the steps that make those pictures."""
    return [
        f"figures:{c.key}/{name if name in c.photographs else f'{name}.svg'}"
        for c in plan.chapters
        if (name := c.front.picture)
    ]


def _made_elsewhere(plan: Plan) -> list[Path]:
    """Pages of notebooks that only another environment makes, where it has made them."""
    made = (
        plan.paths.build / "notebooks" / c.key / f"{book.name}.html"
        for c in plan.chapters
        for book in c.notebooks
        if book.lacking
    )
    return [file for file in made if file.exists()]


def _course(plan: Plan) -> None:
    from scripts.entrance import cards, graph, shelf, start, ways

    shelves, files = shelf.shelves(plan.paths, plan.chapters), site.fragments(plan.paths)
    write_atomically(files["start"], start.start(shelves))
    write_atomically(files["chapters"], cards.cards(shelves))
    write_atomically(files["concepts"], graph.graphs(shelves))
    for way in (ways.begin, ways.career, ways.textbook, ways.alone):
        write_atomically(files[way.__name__], ways.path(shelves, way))
    problems = site.check_readme(plan.paths, plan.chapters)
    if problems:
        raise CourseError(problems)


def rows(plan: Plan) -> list[list[str]]:
    """The coverage of each chapter whose documents are in order."""
    from scripts.checks import coverage, measured

    found = []
    for chapter in plan.chapters:
        if known := _known(plan, chapter):
            caught, counts = measured.shown(plan.paths, chapter.key), [k["coverage"] for k in known]
            found.append(coverage.row(f"{chapter.number} {chapter.title}", counts, caught))
    return found


def _known(plan: Plan, chapter: Chapter) -> list[dict[str, Any]]:
    """What was kept of the documents of a chapter that are in order."""
    files = [plan.paths.checked(room, chapter.key) for room in ("slides", "handouts")]
    there = (file for file in [*files, *_notebooks(plan, chapter)] if file.exists())
    return [json.loads(file.read_text(encoding="utf-8")) for file in there]


def cards(plan: Plan) -> list[dict[str, Any]]:
    """The card of each chapter whose documents are in order."""
    from scripts.checks import card, measured

    found = []
    for c in plan.chapters:
        if known := _known(plan, c):
            counts, said = [k["coverage"] for k in known], [k.get("card", {}) for k in known]
            one = card.card(f"{c.number} {c.title}", counts, said)
            one["on_data"] = card.on_data(plan.paths.root, c.key, one.get("takes", {}))
            one["notebooks"] = len(c.notebooks) + len(c.exercises)
            one["caught"] = measured.told(plan.paths, c.key)
            found.append(one)
    return found


def _proven(plan: Plan, out: Path) -> None:
    from scripts.checks import card, coverage

    tables = (card.in_markdown(cards(plan)), coverage.in_markdown(rows(plan)))
    write_atomically(out, "\n\n".join(tables))


def _errata(plan: Plan, out: Path) -> None:
    from scripts.course import errata

    write_atomically(out, errata.in_markdown(errata.read(plan.paths)))
