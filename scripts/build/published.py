"""Steps and facts of a course that says where it is published; nothing where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from scripts.base.files import write_atomically
from scripts.build.plan import Plan, Step
from scripts.course import metadata
from scripts.course.model import Chapter
from scripts.entrance import shelf
from scripts.render import published
from scripts.render.published import About

FORMS = {"read": "text", "slides": "slides", "handouts": "exercises", "notebooks": "notebook"}


def of_chapter(plan: Plan, chapter: Chapter, out: Path, title: str = "") -> About | None:
    """What the page `out` of a chapter tells; `title` where it has another than the chapter."""
    if not plan.address:
        return None
    room = out.relative_to(plan.paths.build).parts[0]
    minutes = chapter.front.minutes
    takes = {"read": minutes.reading, "slides": minutes.lecture, "handouts": minutes.exercises}
    told = {"slides": "slides", "handouts": "exercises"}.get(room, "")
    name = title or (f"{chapter.title}: {told}" if told else chapter.title)
    picture, alt = _picture(plan, [chapter])
    return About(
        plan.address,
        out.relative_to(plan.paths.build).as_posix(),
        name,
        chapter.front.outcome or chapter.subtitle or chapter.title,
        plan.title,
        form=FORMS[room],
        minutes=takes.get(room, 0),
        picture=picture,
        alt=alt,
    )


def of_page(plan: Plan, source: Path) -> About | None:
    """What a page of the course tells; the course page tells of all chapters."""
    if not plan.address:
        return None
    meta, _ = metadata.front_matter(source, source.name)
    title = meta["title"]
    said = str(meta.get("description") or meta.get("subtitle") or title)
    whole = source.stem == "index"
    picture, alt = _picture(plan, plan.chapters)
    way = "" if whole else f"{source.stem}.html"
    parts = tuple((c.title, f"read/{c.key}.html") for c in plan.chapters) if whole else ()
    kind = "Course" if whole else "LearningResource"
    return About(
        plan.address, way, title, said, plan.title, kind, picture=picture, alt=alt, parts=parts
    )


def _picture(plan: Plan, chapters: list[Chapter]) -> tuple[str, str]:
    """The card of the first of these chapters that has a picture, below `_build`."""
    for c in chapters:
        if c.front.picture:
            stem = c.front.picture.partition(".")[0]
            return f"figures/{c.key}/{stem}-card.png", shelf.picture(plan.paths, c)[1]
    return "", ""


def steps(plan: Plan) -> Iterator[Step]:
    """A card for each chapter with a picture, and a list of all pages."""
    if not plan.address:
        return
    build = plan.paths.build
    for c in plan.chapters:
        if c.front.picture:
            drawn = build / shelf.picture(plan.paths, c)[0]
            yield plan.step(
                f"figures:{c.key}/{Path(_picture(plan, [c])[0]).name}",
                partial(_card, plan, c, drawn),
                [drawn, plan.paths.root / "slides" / "palette.scss"],
                [build / _picture(plan, [c])[0]],
                code=("base", "render"),
                tools=("typst",),
                after=("setup:packages",),
                title=[c.title, plan.title],
            )
    out, ways = build / "sitemap.xml", list(_ways(plan))
    yield plan.step(
        "page:sitemap.xml",
        lambda: write_atomically(out, published.sitemap(plan.address, ways)),
        [plan.paths.root / "_quarto.yml"],
        [out],
        code=("base", "render"),
        ways=ways,
    )


def _card(plan: Plan, chapter: Chapter, drawn: Path) -> None:
    made = published.card(plan.paths.root, drawn, chapter.title, plan.title)
    write_atomically(plan.paths.build / _picture(plan, [chapter])[0], made)


def _ways(plan: Plan) -> Iterator[str]:
    """Every page, the course page first, each as its address ends."""
    yield ""
    pages = sorted(page.stem for page in plan.paths.root.glob("*.qmd") if page.stem != "index")
    yield from (f"{page}.html" for page in pages)
    for c in plan.chapters:
        rooms = ("read", "slides", *(("handouts",) if c.handout else ()))
        yield from (f"{room}/{c.key}.html" for room in rooms)
        for book in c.notebooks:
            way = f"notebooks/{c.key}/{book.name}.html"
            if not book.lacking or (plan.paths.build / way).exists():
                yield way
