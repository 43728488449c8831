"""Steps of a chapter's computations: its numbers, its figures, the data of its live elements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from scripts.base import packages
from scripts.base.modules import libraries
from scripts.base.paths import CODE
from scripts.build import notebooks
from scripts.build.plan import PYTHON_TOOLS, Plan, Step
from scripts.build.workers import Call
from scripts.course.model import Chapter
from scripts.drawing import figures, photographs
from scripts.numbers import evaluation, live
from scripts.render import assets


def first(plan: Plan) -> Iterator[Step]:
    """What the checks wait for."""
    stamp = packages.stamp(CODE)  # asked of the packages: several courses may share them
    yield Step(
        "setup:packages",
        partial(packages.install, CODE),
        (),
        (stamp,),
        always=partial(packages.installed, CODE),
    )
    for chapter in plan.chapters:
        yield from numbers(plan, chapter)


def shown(plan: Plan) -> Iterator[Step]:
    """What documents show."""
    for chapter in plan.chapters:
        yield from drawings(plan, chapter)
        yield from pictures(plan, chapter)
    yield plan.step(
        "assets",
        partial(assets.copy, plan.paths.root, plan.paths.build / "assets"),
        [
            packages.stamp(CODE),
            CODE / "slides" / "theme.scss",
            *(plan.paths.root / "slides" / name for name in ("palette.scss", "theme.scss")),
        ],
        [plan.paths.build / "assets" / "theme.css"],
        code=("base", "render"),
    )


def numbers(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    """The values of a chapter, and the live data among them."""
    paths, key = plan.paths, chapter.key
    homes, values = evaluation.modules(paths.root, key), paths.numbers(key)
    drawn = [source(plan, key, name) for name in chapter.figures]  # the same workers draw these
    imports = (*libraries([*homes, *drawn]), *notebooks.preloaded(plan, chapter))
    call = Call(evaluation.evaluate, (paths.root, key, values), f"numbers/{key}", imports)
    if homes:
        imported = [file for home in homes for file in plan.imported(home)]
        yield plan.step(
            f"numbers:{key}",
            call,
            [*homes, *imported],
            [values],
            code=("base", "numbers"),
            tools=PYTHON_TOOLS,
            kinds=live.kinds(),
        )
    if live.marked(homes):
        yield plan.step(
            f"live:{key}",
            partial(live.write, values, paths.live(key)),
            [values],
            [paths.live(key)],
            code=("base", "numbers"),
        )


def drawings(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    """One step a figure."""
    paths, key = plan.paths, chapter.key
    style = [paths.root / "figures" / "course.mplstyle", paths.root / "slides" / "palette.scss"]
    for name in chapter.figures:
        file, out = source(plan, key, name), paths.figure(key, name)
        needed = [file, *plan.imported(file)]
        home, imports = paths.relative(file), tuple(libraries(needed))
        call = Call(figures.make, (paths.root, key, name, out), home, imports)
        yield plan.step(
            f"figures:{key}/{out.name}",
            call,
            [*needed, *style, packages.stamp(CODE)],  # its typefaces are those of the slides
            [out],
            code=("base", "drawing"),
            tools=PYTHON_TOOLS,
            after=("setup:packages",),
        )


def pictures(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    """One step for each photograph and drawing that no code makes."""
    for file in photographs.of(plan.paths.root, chapter.key):
        out = plan.paths.picture(chapter.key, file.name)
        deliver = partial(photographs.deliver, plan.paths.root, file, out)
        yield plan.step(
            f"figures:{chapter.key}/{file.name}",
            deliver,
            [file],
            [out],
            code=("base", "drawing"),
            tools=("pillow",),
        )


def source(plan: Plan, key: str, name: str) -> Path:
    """The file that draws a figure."""
    return plan.paths.root / "figures" / key / f"{name}.py"
