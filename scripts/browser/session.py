"""Open every deck and page in Chromium, step through all of it, and find nothing: what `nox -s browser` calls.

`python -m scripts.browser [chapter …]`; with `--contact`, one picture with all slides of each deck instead.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from scripts.base.errors import CommandError, Problem, RenderError, nearest
from scripts.base.paths import CODE, Paths
from scripts.browser import chromium, contact, deck, sources, words
from scripts.browser.chromium import Size
from scripts.browser.deck import Report
from scripts.course import model

FIRST: Size = (1280, 720)  # the size at which Tab is pressed and axe-core runs
VIEWS: tuple[Size | None, ...] = (
    FIRST,
    (1920, 1080),
    (1024, 768),
    None,
)  # None: use the deck as a lecturer does


@dataclass(frozen=True)
class Work:
    """One file at one size; a deck without a size is used instead of read."""

    file: Path
    source: Path
    size: Size | None

    def run(self, browser: Any) -> Report:
        if self.size is None:
            return deck.use(browser, self.file)
        look = deck.step if self.file.parent.name == "slides" else deck.read
        return look(browser, self.file, self.size, self.size == FIRST)


def work(paths: Paths, keys: list[str], views: tuple[Size | None, ...] = VIEWS) -> Iterator[Work]:
    """Every deck and page that was made; with keys, theirs alone."""
    for file in sorted((paths.build / "slides").glob("*.html")):
        if not keys or file.stem in keys:
            for size in views:
                yield Work(file, paths.root / "slides" / f"{file.stem}.qmd", size)
    sheets = [
        f
        for f in sorted((paths.build / "handouts").glob("*.html"))
        if not keys or f.stem.partition("-")[0] in keys
    ]
    for file in [*sheets, *(sorted(paths.build.glob("*.html")) if not keys else [])]:
        room = paths.root / "handouts" if file in sheets else paths.root
        for size in filter(None, views):
            yield Work(
                file,
                room / f"{file.stem.partition('-')[0] if file in sheets else file.stem}.qmd",
                size,
            )


def run(items: list[Work], jobs: int) -> Iterator[tuple[Work, Report]]:
    """All work as it gets done; several Chromiums at once, each driven by a thread of its own."""
    if jobs == 1 or len(items) <= 1:
        with chromium.started() as browser:
            yield from ((item, item.run(browser)) for item in items)
        return
    todo, done = deque(items), SimpleQueue[tuple[Work, Report] | BaseException]()

    def take() -> Work | None:
        try:
            return todo.popleft()
        except IndexError:
            return None

    def drive() -> None:
        try:
            with chromium.started() as browser:
                for item in iter(take, None):
                    done.put((item, item.run(browser)))
        except BaseException as error:  # raised again where the results are awaited
            todo.clear()
            done.put(error)

    threads = [Thread(target=drive) for _ in range(min(jobs, len(items)))]
    for thread in threads:
        thread.start()
    try:
        for _ in items:
            result = done.get()
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        todo.clear()
        for thread in threads:
            thread.join()


def examine(
    paths: Paths, keys: list[str], jobs: int = 1, views: tuple[Size | None, ...] = VIEWS
) -> list[Problem]:
    """Every problem of the decks and pages; a line for each file with what it took."""
    made = {p.stem for p in (paths.build / "slides").glob("*.html")}
    problems = [
        Problem(
            f"slides/{key}.qmd",
            1,
            f"no _build/slides/{key}.html; expected the deck. Run `nox -s build -- {key}`.",
        )
        for key in keys or model.keys(paths)
        if key not in made
    ]
    items, total, reports = list(work(paths, keys, views)), Report(), dict[Path, Report]()
    left = {file: sum(i.file == file for i in items) for file in {i.file for i in items}}
    start = time.perf_counter()
    for item, report in run(items, jobs):
        reports.setdefault(item.file, Report()).add(report)
        total.add(report)
        left[item.file] -= 1
        if not left[item.file]:
            one = reports[item.file]
            found = words.problems(one.findings, sources.read(paths, item.source))
            problems += found
            say(
                f"{time.perf_counter() - start:7.1f} s  {paths.relative(item.file)}: "
                + (f"{one.slides} slides, {one.states} states, " if one.slides else "")
                + (f"{len(found)} problem{'s' * (len(found) != 1)}" if found else "nothing found")
            )
    if total.states:
        say(
            f"{total.seconds / total.states:.3f} s a state without axe-core ({total.states} states), "
            f"{total.axe_seconds / max(total.tests, 1):.3f} s a slide for axe-core ({total.tests} slides)"
        )
    return sorted(problems)


def say(line: str, stream: str = "stdout") -> None:
    """A line for whoever waits."""
    getattr(sys, stream).write(line + "\n")
    getattr(sys, stream).flush()


def main(words: list[str]) -> int:
    """0 nothing found, 1 something found or no Chromium, 2 the command was wrong."""
    parse = argparse.ArgumentParser(prog="python -m scripts.browser", description=__doc__)
    parse.add_argument("keys", nargs="*", metavar="chapter", help="narrow to these chapters")
    parse.add_argument(
        "--contact", action="store_true", help="write _build/contact/<chapter>.png instead"
    )
    parse.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many Chromiums at once",
    )
    parse.add_argument(
        "--root",
        type=Path,
        default=CODE,
        metavar="FOLDER",
        help="the course, when it is not this one",
    )
    arguments = parse.parse_args(words)
    paths = Paths(arguments.root.resolve())
    known = model.keys(paths)
    try:
        for key in arguments.keys:
            if key not in known:
                raise CommandError(
                    f"no chapter {key!r}; the course has {', '.join(known) or 'none'}.{nearest(key, known)}"
                )
        if arguments.jobs < 1:
            raise CommandError(f"--jobs {arguments.jobs}; expected 1 or more")
        chromium.find()
        if arguments.contact:
            for file in contact.sheets(paths, arguments.keys or known):
                say(f"wrote {paths.relative(file)}")
            return 0
        problems = examine(paths, arguments.keys, arguments.jobs)
    except CommandError as error:
        say(f"{error}", "stderr")
        return 2
    except RenderError as error:
        say(f"{error}", "stderr")
        return 1
    for problem in problems:
        say(f"{problem}", "stderr")
    say(
        f"browser: {len(problems)} problem{'s' * (len(problems) != 1)}"
        if problems
        else "browser: nothing found",
        "stderr" if problems else "stdout",
    )
    return 1 if problems else 0
