"""Steps of the reading editions: each made of its deck, linked with sheet and notebooks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from scripts.base.files import write_atomically
from scripts.build import documents, published
from scripts.build.plan import Plan, Step
from scripts.build.sources import Source
from scripts.course.model import Chapter, Notebook
from scripts.markdown import exercises
from scripts.markdown.exercises import Exercise
from scripts.markdown.qmd import Expanded
from scripts.notebooks import address
from scripts.numbers import evaluation, live
from scripts.render import cheat, reading
from scripts.render.reading import Beside

SENT = re.compile(r"#((?:exr|sec)-[\w-]+)\)")  # where the links of a notebook lead


def steps(plan: Plan) -> Iterator[Step]:
    """A page, a PDF and a cheat sheet for each chapter."""
    for chapter in plan.chapters:
        yield from _edition(plan, chapter)


def _edition(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    paths, key = plan.paths, chapter.key
    source = Source.of(plan, paths.root / "slides" / f"{key}.qmd")
    out = paths.build / "read" / key
    page, pdf = out.with_suffix(".html"), out.with_suffix(".pdf")
    beside = _beside(plan, chapter)
    moving = live.marked(evaluation.modules(paths.root, key))
    drawing = (f"figures:{p.parent.name}/{p.name}" for p in source.pictures)
    after = ("assets", *([f"live:{key}"] if moving else []), *drawing)
    yield _named(plan, out.with_suffix(".js"), beside)
    known: dict[str, Any] = {"beside": vars(beside), "kinds": live.kinds()}
    yield from documents.product(
        plan,
        source,
        page,
        partial(_page, plan, page, beside, key if moving else ""),
        after=after,
        about=published.of_chapter(plan, chapter, page),
        **known,
    )
    yield from documents.product(
        plan, source, pdf, partial(_booklet, plan, pdf, beside), pictures=source.pictures, **known
    )
    yield from documents.product(
        plan,
        source,
        out.with_name(f"{key}-sheet.pdf"),
        lambda d: cheat.typst(paths.root, d.text, d.meta),
        write=partial(cheat.write, source.path, chapter.title),
    )


def _named(plan: Plan, out: Path, beside: Beside) -> Step:
    """The same for the deck, whose key R shows what a slide has beside it."""
    told = json.dumps(vars(beside), sort_keys=True, ensure_ascii=False)
    text = f"window.courseBeside = {told};\n"
    name = f"beside:{out.stem}"
    return plan.step(
        name, lambda: write_atomically(out, text), [], [out], code=("base",), text=text
    )


def _page(plan: Plan, out: Path, beside: Beside, live_key: str, document: Expanded) -> str:
    scripts = live.scripts(document.text, live_key) if live_key else []
    return reading.html(plan.paths.root, document.text, document.meta, out, beside, scripts)


def _booklet(plan: Plan, out: Path, beside: Beside, document: Expanded) -> str:
    return reading.typst(plan.paths.root, document.text, document.meta, out, beside)


def _beside(plan: Plan, chapter: Chapter) -> Beside:
    """Exercises and notebooks of a chapter, by the slide that they belong to."""
    paths, key = plan.paths, chapter.key
    sheet = paths.root / "handouts" / f"{key}.qmd"
    known = exercises.read(sheet.read_text("utf-8", "replace")) if chapter.handout else []
    ways = [f"[Slides](../slides/{key}.html)", f"[this text as PDF]({key}.pdf)"]
    ways.append(f"[cheat sheet]({key}-sheet.pdf)")
    if chapter.handout:
        ways.append(f"[Exercises](../handouts/{key}.html)")
    practice: dict[str, list[str]] = {}
    for exercise in known:
        for slide in exercise.slides:
            practice.setdefault(slide, []).append(_practise(key, exercise))
    for book in chapter.notebooks:
        if book.lacking and not (paths.build / "notebooks" / key / f"{book.name}.html").exists():
            continue
        line = _run(plan, key, book)
        ways.append(f"[{book.title}](../notebooks/{key}/{book.name}.html)")
        for slide in _slides(paths.root / "notebooks" / key / f"{book.name}.py", known):
            practice.setdefault(slide, []).append(line)
    return Beside(ways, practice)


def _practise(key: str, exercise: Exercise) -> str:
    link = f"[exercise {exercise.number}](../handouts/{key}.html#{exercise.identifier})"
    minutes = f"{exercise.minutes} min" if exercise.minutes else ""
    facts = ", ".join(filter(None, (exercise.title, minutes)))
    return f"Practise: {link} ({facts})" if facts else f"Practise: {link}"


def _run(plan: Plan, key: str, book: Notebook) -> str:
    """A notebook, and where it runs."""
    page = f"[{book.title}](../notebooks/{key}/{book.name}.html)"
    places = [("notebook", f"../notebooks/{key}/{book.name}.ipynb")]
    places += address.links(plan.paths, f"{key}/{book.name}.ipynb")
    return f"Run: {page} ({', '.join(f'[{name}]({where})' for name, where in places)})"


def _slides(file: Path, known: list[Exercise]) -> list[str]:
    """The slides that a notebook names, or that its exercises practise, each once."""
    of_exercise = {exercise.identifier: exercise.slides for exercise in known}
    named = SENT.findall(file.read_text("utf-8", "replace"))
    found = [s for name in named for s in of_exercise.get(name, (name,)) if s.startswith("sec-")]
    return list(dict.fromkeys(found))
