"""What no source makes any more leaves `_build`."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.base.paths import Paths
from scripts.build.manifest import DELIVERED
from scripts.build.plan import Plan
from scripts.course import model

TAKEN_ALONG = ("bundle", "contact")  # written by other verbs, named by the chapter


def remove(plan: Plan, targets: Iterable[Path]) -> list[Path]:
    """Remove the products of chapters, figures and pages that are gone; what was removed."""
    gone = list(_leftovers(plan, set(targets)))
    for path in gone:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        for parent in path.parents:
            if parent == plan.paths.build or any(parent.iterdir()):
                break
            parent.rmdir()
    return gone


def _leftovers(plan: Plan, targets: set[Path]) -> Iterator[Path]:
    paths, known = plan.paths, set(model.keys(plan.paths))
    kept = set(_elsewhere(plan))
    unread = known - {chapter.key for chapter in plan.chapters}  # their last good products stay
    for path in [*_products(paths), *_cached(paths)]:
        key = _key(path, paths)
        if key in unread or path in targets or path in kept or _letter(path) in targets:
            continue
        if path.name.endswith("_files") and plan.engine == "quarto" and key in known:
            continue  # Quarto's libraries, beside its deck
        yield path
    for folder in TAKEN_ALONG:
        for path in sorted((paths.build / folder).glob("*")):
            if path.name.partition(".")[0] not in known:
                yield path


def _elsewhere(plan: Plan) -> Iterator[Path]:
    """Products of notebooks that only another environment makes."""
    for chapter in plan.chapters:
        for notebook in chapter.notebooks:
            if notebook.lacking:
                made = plan.paths.build / "notebooks" / chapter.key / notebook.name
                yield from (made.with_suffix(".ipynb"), made.with_suffix(".html"))
                yield plan.paths.converted("notebooks", f"{chapter.key}.{notebook.name}.json")


def _products(paths: Paths) -> Iterator[Path]:
    """Every file that a step made, and folders beside decks; assets look after themselves."""
    for room in DELIVERED:
        if room == "figures":
            yield from sorted((paths.build / room).glob("*/*"))
        elif room == "notebooks":  # some lie deeper: the modules that they import
            files = (paths.build / room).rglob("*")
            yield from sorted(file for file in files if file.is_file())
        elif room != "assets":
            yield from sorted((paths.build / room).glob("*"))
    yield from sorted([*paths.build.glob("*.html"), *paths.build.glob("*.xml")])


def _cached(paths: Paths) -> Iterator[Path]:
    """What the cache holds of documents and numbers by name."""
    for kind in ("checked", "converted", "entries", "formulas", "listings"):
        yield from sorted((paths.cache / kind).glob("*/*"))
    yield from sorted((paths.cache / "numbers").glob("*"))


def _key(path: Path, paths: Paths) -> str:
    """The chapter that a product is of, if any."""
    if path.is_relative_to(paths.build / "notebooks"):
        return path.relative_to(paths.build / "notebooks").parts[0]
    known = model.KEY.match(path.parent.name) or model.KEY.match(path.name)
    return known[0].removesuffix("_files") if known else ""


def _letter(path: Path) -> Path:
    """The sheet for A4 of a sheet for US Letter."""
    return path.with_name(path.name.replace("-letter.", "."))
