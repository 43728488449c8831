"""What each verb of the command line does. A verb imports what it needs when it is called."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable

from scripts.base.errors import CommandError, Problem, nearest
from scripts.base.paths import Paths
from scripts.course import model

Verb = Callable[[argparse.Namespace, Paths], int]
JOBS = os.cpu_count() or 1
MAKING = {
    "build": "make everything that is out of date",
    "figures": "draw the figures",
    "slides": "make the decks",
    "handouts": "make the sheets",
    "read": "make the reading editions",
    "notebooks": "run the notebooks",
    "check": "check sources and numbers, make nothing",
    "prepare": "make what Quarto's own render needs",
}
KINDS = {
    "build": ("",),
    "figures": ("figures:",),
    "slides": ("slides:",),
    "handouts": ("handouts:",),
    "read": ("read:",),
    "notebooks": ("notebooks:",),
    "check": ("check:", "numbers:", "fragment:"),
    "prepare": ("figures:", "assets", "numbers:", "live:", "fragment:", "check:"),
}


def make(arguments: argparse.Namespace, paths: Paths) -> int:
    """Make what the verb is named for; 0 when the course is in order, else 1."""
    a = arguments
    return _made(paths, a.verb, a.keys, a.only, engine=a.engine, paper=a.paper, jobs=a.jobs)


def _made(
    paths: Paths,
    verb: str,
    keys: list[str],
    only: Iterable[str] = (),
    *,
    engine: str = "embedded",
    paper: str = "a4",
    jobs: int = JOBS,
) -> int:
    """Run the graph; 0 when the course is in order, else 1 with every problem."""
    from scripts.build import graph, pages
    from scripts.build.plan import Plan
    from scripts.build.workers import Workers
    from scripts.render import quarto

    start = time.perf_counter()
    if jobs < 1:
        raise CommandError(f"--jobs {jobs}; expected 1 or more")
    if verb in ("build", "slides", "handouts"):
        engine, reason = quarto.choose(engine)
        print(reason, flush=True)
    chapters, problems = model.read(paths)
    known(keys, paths)
    if keys:  # a chapter that cannot be read stops nobody who asks for another
        problems = [p for p in problems if any(key in p.path for key in keys)]
    plan = Plan(paths, chapters, "quarto" if engine == "quarto" else "embedded", paper)
    run = graph.Run(Workers(jobs), list(problems))
    fine = graph.make(plan, run, KINDS[verb], keys, only)
    if verb == "check":
        from scripts.checks import card, coverage

        print(coverage.in_terminal(pages.rows(plan)))
        print(card.in_terminal(pages.cards(plan)))
    if verb == "notebooks":
        from scripts.build import notebooks

        print("\n".join(["when last run:", *notebooks.measured(plan, keys)]))
    tell(run.found())
    if fine:
        seconds = time.perf_counter() - start
        print(f"{verb}: {counted(len(chapters), 'chapter')} in order, {seconds:.2f} s")
        return 0
    asked = "check" if verb == "prepare" else verb  # Quarto prepares, nobody asks for it
    again = " ".join(["nox -s", asked, *(["--", *keys] if keys else [])])
    print(
        f"{verb}: {counted(len(run.found()), 'problem')}; what was made before is kept. "
        f"Mend the lines above, then only they are made again: {again}",
        file=sys.stderr,
    )
    return 1


def new(arguments: argparse.Namespace, paths: Paths) -> int:
    """Start a chapter."""
    from scripts.course import chapter, site

    for file in chapter.start(paths, arguments.key, arguments.title):
        print(f"wrote {paths.relative(file)}")
    site.write_readme(paths, model.read(paths)[0])
    print(f"now: nox -s build -- {arguments.key}")
    return 0


def readme(arguments: argparse.Namespace, paths: Paths) -> int:
    """Bring the README's list of chapters up to date."""
    from scripts.course import site

    chapters, problems = model.read(paths)
    site.write_readme(paths, chapters)
    return tell(problems)


def bundle(arguments: argparse.Namespace, paths: Paths) -> int:
    """Build, then write a bundle, or a single file, for each chapter; always of our own deck."""
    from scripts.lecture import bundle

    if _made(paths, "build", arguments.keys):
        return 1
    chapters, problems = model.read(paths)
    for chapter in chapters:
        if chapter.key in (arguments.keys or [chapter.key]):
            single = arguments.single_file
            made = [bundle.single_file(paths, chapter)] if single else bundle.bundle(paths, chapter)
            print("\n".join(f"wrote {paths.relative(file)}" for file in made))
    return tell(problems)


def whole(arguments: argparse.Namespace, paths: Paths) -> int:
    """Build, then write the course as one zip."""
    from scripts.lecture import whole

    if _made(paths, "build", []):
        return 1
    start = time.perf_counter()
    out = whole.write(paths)
    size, seconds = out.stat().st_size / 1e6, time.perf_counter() - start
    print(f"wrote {paths.relative(out)}, {size:.1f} MB, {seconds:.2f} s")
    return 0


def preview(arguments: argparse.Namespace, paths: Paths) -> int:
    """Serve the decks until stopped."""
    from scripts.lecture import preview

    known(arguments.keys, paths)
    preview.serve(paths, arguments.keys, os.cpu_count() or 1, arguments.port)
    return 0


def mutate(arguments: argparse.Namespace, paths: Paths) -> int:
    """Count the false texts that the checks catch; 1 when they are fewer than `--at-least`."""
    from scripts.checks import measured, mutate

    if _made(paths, "check", arguments.keys):
        return 1  # only true text can be made false
    chapters, _ = model.read(paths)
    enough = True
    for key in arguments.keys or [c.key for c in chapters]:
        start = time.perf_counter()
        found = mutate.run(paths, key, arguments.seed, arguments.count, JOBS)
        measured.keep(paths, key, found)
        print("\n".join(found.lines()))
        seconds = time.perf_counter() - start
        print(f"mutate: {key}, {found.rate:.1f} % caught, {seconds:.1f} s; kept in measured.yml")
        enough &= found.rate >= arguments.at_least
    return 0 if enough else 1


def formulas(arguments: argparse.Namespace, paths: Paths) -> int:
    """Show all that KaTeX knows on slide and paper; 0 when it is what the committed list says."""
    from scripts.mathematics import catalogue
    from scripts.render import specimens

    found = catalogue.entries()
    print("\n".join(specimens.in_terminal(found)))
    out = paths.build / "formulas.html"
    specimens.write(out, found, catalogue.shown(catalogue.usual()))
    print(f"wrote {paths.relative(out)}")
    if arguments.accept:
        catalogue.accept(found)
    changed = catalogue.changes(found)
    print("\n".join(changed) or "the committed list agrees", file=sys.stderr if changed else None)
    return 1 if changed else 0


def why(arguments: argparse.Namespace, paths: Paths) -> int:
    """Say why a product would be made again."""
    from scripts.build import graph
    from scripts.build.plan import Plan

    chapters, problems = model.read(paths)
    print("\n".join(graph.why(Plan(paths, chapters), arguments.product)))
    return tell(problems)


def known(keys: Iterable[str], paths: Paths) -> None:
    """CommandError when a word names no chapter."""
    chapters = model.keys(paths)
    for key in keys:
        if key not in chapters:
            has = ", ".join(chapters) or "none"
            raise CommandError(f"no chapter {key!r}; the course has {has}.{nearest(key, chapters)}")


def tell(problems: Iterable[Problem]) -> int:
    """Every problem on a line of its own; 1 when there are any."""
    found = list(dict.fromkeys(problems))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


def counted(number: int, noun: str) -> str:
    """`1 chapter`, `2 chapters`."""
    return f"{number} {noun}{'s' * (number != 1)}"
