"""Open every deck and page in Chromium, step through all of it, and find nothing.

What `nox -s browser` calls: `python -m scripts.browser [chapter …]`; with `--contact`, one picture
with all slides of each deck instead.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from scripts.base.errors import CommandError, Problem, RenderError, nearest
from scripts.base.paths import CODE, Paths
from scripts.browser import chromium, contact, sources, words, work
from scripts.browser.deck import Report
from scripts.browser.work import VIEWS, Views
from scripts.course import model


def main(arguments: list[str]) -> int:
    """0 nothing found, 1 something found or no Chromium, 2 the command was wrong."""
    asked = parser().parse_args(arguments)
    paths = Paths(asked.root.resolve())
    try:
        known = known_keys(paths, asked.keys)
        if asked.jobs < 1:
            raise CommandError(f"--jobs {asked.jobs}; expected 1 or more")
        chromium.find()
        if asked.contact:
            for file in contact.sheets(paths, asked.keys or known):
                say(f"wrote {paths.relative(file)}")
            return 0
        problems = examine(paths, asked.keys, asked.jobs)
    except CommandError as error:
        say(f"{error}", "stderr")
        return 2
    except RenderError as error:
        say(f"{error}", "stderr")
        return 1
    for problem in problems:
        say(f"{problem}", "stderr")
    say(f"browser: {counted(problems)}", "stderr" if problems else "stdout")
    return 1 if problems else 0


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parse = argparse.ArgumentParser(prog="python -m scripts.browser", description=__doc__)
    option, jobs = parse.add_argument, os.cpu_count() or 1
    option("keys", nargs="*", metavar="chapter", help="narrow to these chapters")
    option("--contact", action="store_true", help="write _build/contact/<chapter>.png instead")
    option("--jobs", type=int, default=jobs, metavar="N", help="how many Chromiums at once")
    root = "the course, when it is not this one"
    option("--root", type=Path, default=CODE, metavar="FOLDER", help=root)
    return parse


def known_keys(paths: Paths, asked: list[str]) -> list[str]:
    """Keys of the course; CommandError when one is asked for that is not among them."""
    known = model.keys(paths)
    for key in asked:
        if key not in known:
            raise CommandError(
                f"no chapter {key!r}; the course has {', '.join(known) or 'none'}."
                f"{nearest(key, known)}"
            )
    return known


def examine(paths: Paths, keys: list[str], jobs: int = 1, views: Views = VIEWS) -> list[Problem]:
    """Every problem of the decks and pages; a line for each file with what it took."""
    problems = missing(paths, keys or model.keys(paths))
    items = list(work.listed(paths, keys, views))
    files = [item.file for item in items]
    left = {file: files.count(file) for file in files}
    reports, total = {file: Report() for file in files}, Report()
    start = time.perf_counter()
    for item, report in work.done(items, jobs):
        reports[item.file].add(report)
        total.add(report)
        left[item.file] -= 1
        if not left[item.file]:
            one = reports[item.file]
            found = words.problems(one.findings, sources.read(paths, item.source))
            problems += found
            seconds, name = time.perf_counter() - start, paths.relative(item.file)
            size = f"{one.slides} slides, {one.states} states, " if one.slides else ""
            say(f"{seconds:7.1f} s  {name}: {size}{counted(found)}")
    if total.states:
        state, test = total.seconds / total.states, total.axe_seconds / max(total.tests, 1)
        say(
            f"{state:.3f} s a state without axe-core ({total.states} states), "
            f"{test:.3f} s a slide for axe-core ({total.tests} slides)"
        )
    return sorted(problems)


def missing(paths: Paths, keys: list[str]) -> list[Problem]:
    """A problem for each deck that was not made."""
    return [
        Problem(
            f"slides/{key}.qmd",
            1,
            f"no _build/slides/{key}.html; expected the deck. Run `nox -s build -- {key}`.",
        )
        for key in keys
        if not (paths.build / "slides" / f"{key}.html").exists()
    ]


def counted(problems: list[Problem]) -> str:
    """How many there are, in words."""
    count = len(problems)
    return f"{count} problem{'s' * (count != 1)}" if problems else "nothing found"


def say(line: str, stream: str = "stdout") -> None:
    """A line for whoever waits."""
    getattr(sys, stream).write(line + "\n")
    getattr(sys, stream).flush()
