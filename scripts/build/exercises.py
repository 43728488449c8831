"""Steps of exercise notebooks: each checked while it is tried out; then delivered, twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from scripts.build import notebooks
from scripts.build.plan import Plan, Step
from scripts.build.sources import Source
from scripts.course.model import Chapter
from scripts.notebooks import exercise, reading, tasks, trial

KINDS = {"stub": "", "solution": "-solution"}


def steps(plan: Plan) -> Iterator[Step]:
    """Every exercise notebook of every chapter."""
    for chapter in plan.chapters:
        for name in chapter.exercises:
            yield from _of_one(plan, chapter, name)


def _of_one(plan: Plan, chapter: Chapter, name: str) -> Iterator[Step]:
    paths, key, stem = plan.paths, chapter.key, reading.stem_of(chapter.key, name)
    file = paths.root / "notebooks" / key / tasks.FOLDER / f"{name}.py"
    product = f"{key}/{tasks.FOLDER}/{name}"
    sheet = paths.root / "handouts" / f"{key}.qmd"
    told = Source.of(plan, sheet).files if chapter.handout else []
    checked, ran = (
        paths.checked("notebooks", stem),
        paths.converted("notebooks", f"{stem}.json"),
    )
    yield plan.step(
        f"check:notebooks/{product}",
        partial(exercise.accept, paths, key, name),
        [file, *told],
        [checked],
        code=notebooks.READING,
        tools=("pypandoc-binary",),
    )
    yield notebooks.running(plan, trial.run_all, file, product, ran)
    for kind, suffix in KINDS.items():
        out: Path = paths.build / "notebooks" / f"{product}{suffix}.ipynb"
        yield plan.step(
            f"notebooks:{product}{suffix}.ipynb",
            partial(exercise.deliver, paths, chapter, name, ran, out, kind),
            [file, ran, checked, *told],
            [out],
            code=notebooks.READING,
            tools=("pypandoc-binary",),
            chapter=chapter.title,
        )
