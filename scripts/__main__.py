"""`python -m scripts <verb>`: what the nox sessions call."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from scripts import verbs
from scripts.base.errors import CommandError, CourseError, Problem, unwritten
from scripts.base.paths import CODE, Paths


def parser() -> argparse.ArgumentParser:
    """The command line: every verb, its words and options."""
    parse = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    known = parse.add_subparsers(dest="verb", required=True)

    def verb(name: str, run: verbs.Verb, text: str) -> argparse.ArgumentParser:
        sub = known.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        sub.add_argument(
            "--root",
            type=Path,
            default=CODE,
            metavar="FOLDER",
            help="the course, when it is not this one",
        )
        return sub

    def chapters(sub: argparse.ArgumentParser) -> argparse.ArgumentParser:
        sub.add_argument("keys", nargs="*", metavar="chapter", help="narrow to these chapters")
        return sub

    for name, text in verbs.MAKING.items():
        sub = chapters(verb(name, verbs.make, text))
        sub.add_argument("--engine", choices=("auto", "quarto", "embedded"), default="auto")
        sub.add_argument(
            "--paper", choices=("a4", "letter"), default="a4", help="paper of the sheets"
        )
        sub.add_argument(
            "--jobs",
            type=int,
            default=os.cpu_count() or 1,
            metavar="N",
            help="how many steps at once",
        )
        sub.add_argument(
            "--only",
            action="append",
            default=[],
            metavar="PRODUCT",
            help="make this file and what it needs",
        )
    sub = verb("why", verbs.why, "say why a product would be made again")
    sub.add_argument("product", metavar="PRODUCT")
    sub = verb("new", verbs.new, "start a chapter")
    sub.add_argument("key", metavar="chNN_name")
    sub.add_argument("title")
    sub = chapters(
        verb(
            "mutate",
            verbs.mutate,
            "change true text into false text and count what the checks catch",
        )
    )
    sub.add_argument("--seed", type=int, default=0)
    sub.add_argument("--count", type=int, default=1000)
    sub.add_argument(
        "--at-least",
        type=float,
        default=0.0,
        metavar="PERCENT",
        help="fail when fewer are caught",
    )
    sub = chapters(verb("bundle", verbs.bundle, "write what a lecturer takes to the hall"))
    sub.add_argument(
        "--single-file", action="store_true", help="one HTML file a deck, nothing beside it"
    )
    verb("zip", verbs.whole, "write the whole course as one zip, to be opened without a network")
    sub = chapters(verb("preview", verbs.preview, "show a deck while it is written"))
    sub.add_argument("--port", type=int, default=8765)
    sub = verb("formulas", verbs.formulas, "show all that KaTeX knows, on slide and on paper")
    sub.add_argument("--accept", action="store_true", help="take today's verdicts as right")
    verb("readme", verbs.readme, "bring the README's list of chapters up to date")
    return parse


def main(words: list[str]) -> int:
    """0 fine, 1 the course is wrong, 2 the command was wrong."""
    arguments = parser().parse_args(words)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # TERM ends as Ctrl+C does
    try:
        return int(arguments.run(arguments, Paths(arguments.root.resolve())))
    except CourseError as error:
        verbs.tell(error.problems)
        return 1
    except CommandError as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except OSError as error:
        verbs.tell([Problem(error.filename or str(arguments.root), 1, unwritten(error))])
        return 1
    except KeyboardInterrupt:
        print("stopped; every file is whole, the next run goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # workers are closed, files are written: taking the interpreter apart costs time
