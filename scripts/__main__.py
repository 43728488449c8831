"""`python -m scripts <verb>`: what the nox sessions call."""
from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from scripts import course
from scripts.errors import CommandError, CourseError, Problem, nearest
from scripts.paths import CODE, Paths

KINDS = {"build": ("",), "figures": ("figures:",), "slides": ("slides:",), "handouts": ("handouts:",),
         "check": ("check:", "numbers:", "fragment:"),
         "prepare": ("figures:", "assets", "numbers:", "live:", "fragment:")}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parse = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    verbs = parse.add_subparsers(dest="verb", required=True)
    helps = {"build": "make everything that is out of date", "figures": "draw the figures", "slides": "make the decks",
             "handouts": "make the sheets", "check": "check sources and numbers, make nothing",
             "prepare": "make what Quarto's own render needs"}
    for verb, text in helps.items():
        sub = verbs.add_parser(verb, help=text, description=text)
        sub.add_argument("keys", nargs="*", metavar="chapter", help="narrow to these chapters")
        sub.add_argument("--engine", choices=("auto", "quarto", "embedded"), default="auto")
        sub.add_argument("--paper", choices=("a4", "letter"), default="a4", help="paper of the sheets")
        sub.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="how many steps at once")
        sub.add_argument("--only", action="append", default=[], metavar="PRODUCT", help="make this file and what it needs")
    sub = verbs.add_parser("why", help="say why a product would be made again")
    sub.add_argument("product", metavar="PRODUCT")
    sub = verbs.add_parser("new", help="start a chapter")
    sub.add_argument("key", metavar="chNN_name")
    sub.add_argument("title")
    sub = verbs.add_parser("mutate", help="change true text into false text and count what the checks catch")
    sub.add_argument("keys", nargs="*", metavar="chapter")
    sub.add_argument("--seed", type=int, default=0)
    sub.add_argument("--count", type=int, default=1000)
    sub = verbs.add_parser("bundle", help="write what a lecturer takes to the hall")
    sub.add_argument("keys", nargs="*", metavar="chapter")
    sub.add_argument("--single-file", action="store_true", help="one HTML file a deck, nothing beside it")
    sub = verbs.add_parser("preview", help="show a deck while it is written")
    sub.add_argument("keys", nargs="*", metavar="chapter")
    sub.add_argument("--port", type=int, default=8765)
    verbs.add_parser("readme", help="bring the README's list of chapters up to date")
    for sub in verbs.choices.values():
        sub.add_argument("--root", type=Path, default=CODE, metavar="FOLDER", help="the course, when it is not this one")
    return parse


def make(arguments: argparse.Namespace, paths: Paths) -> int:
    """Run the graph for a verb; 0 when the course is in order, else 1 with every problem."""
    from scripts import graph
    from scripts.render import quarto
    from scripts.tasks import Plan
    from scripts.workers import Workers

    start = time.perf_counter()
    if arguments.jobs < 1:
        raise CommandError(f"--jobs {arguments.jobs}; expected 1 or more")
    engine = "embedded"
    if arguments.verb in ("build", "slides", "handouts"):
        engine, reason = quarto.choose(arguments.engine)
        print(reason, flush=True)
    chapters, problems = course.read(paths)
    known = [c.key for c in chapters]
    for key in arguments.keys:
        if key not in course.keys(paths):
            raise CommandError(f"no chapter {key!r}; the course has {', '.join(known) or 'none'}.{nearest(key, known)}")
    plan = Plan(paths, chapters, Workers(arguments.jobs), engine, arguments.paper, list(problems))
    fine = graph.run(plan, KINDS[arguments.verb], arguments.keys, arguments.only, arguments.jobs)
    if arguments.verb == "check":
        from scripts import coverage, pages

        print(coverage.in_terminal(pages.rows(plan)))
    report(plan.problems)
    seconds = time.perf_counter() - start
    if fine:
        print(f"{arguments.verb}: {len(chapters)} chapter{'s' * (len(chapters) != 1)} in order, {seconds:.2f} s")
        return 0
    print(f"{arguments.verb}: {len(plan.problems)} problem{'s' * (len(plan.problems) != 1)}; what was made before is kept. "
          f"Mend the lines above, then only they are made again: nox -s {arguments.verb}"
          f"{' -- ' + ' '.join(arguments.keys) if arguments.keys else ''}", file=sys.stderr)
    return 1


def report(problems: list[Problem]) -> None:
    """Every problem on a line of its own."""
    for problem in dict.fromkeys(problems):
        print(problem, file=sys.stderr)


def other(arguments: argparse.Namespace, paths: Paths) -> int:
    """The verbs that make no products."""
    from scripts import chapter, graph, site
    from scripts.tasks import Plan
    from scripts.workers import Workers

    if arguments.verb == "new":
        for file in chapter.start(paths, arguments.key, arguments.title):
            print(f"wrote {paths.relative(file)}")
        site.write_readme(paths, course.read(paths)[0])
        print(f"now: nox -s build -- {arguments.key}")
        return 0
    chapters, problems = course.read(paths)
    if arguments.verb == "readme":
        site.write_readme(paths, chapters)
    elif arguments.verb == "bundle":
        from scripts import bundle

        for each in [c for c in chapters if c.key in (arguments.keys or [c.key for c in chapters])]:
            made = [bundle.single_file(paths, each)] if arguments.single_file else bundle.bundle(paths, each)
            print("\n".join(f"wrote {paths.relative(p)}" for p in made))
    elif arguments.verb == "preview":
        from scripts import preview

        preview.serve(paths, arguments.keys, os.cpu_count() or 1, arguments.port)
    elif arguments.verb == "mutate":
        from scripts import mutate

        lines, fine = mutate.run(paths, arguments.keys or [c.key for c in chapters], arguments.seed, arguments.count)
        print("\n".join(lines))
        return 0 if fine else 1
    else:
        print("\n".join(graph.why(Plan(paths, chapters, Workers(1)), arguments.product)))
    report(problems)
    return 1 if problems else 0


def main(words: list[str]) -> int:
    """0 fine, 1 the course is wrong, 2 the command was wrong."""
    arguments = parser().parse_args(words)
    paths = Paths(arguments.root.resolve())
    try:
        return (make if arguments.verb in KINDS else other)(arguments, paths)
    except CourseError as error:
        report(list(error.problems))
        return 1
    except CommandError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped; every file is whole, the next run goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # workers are closed and files are written: taking the interpreter apart would only cost a lecturer's time
