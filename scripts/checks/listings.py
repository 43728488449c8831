"""Listings run: each in order, an output block says what is printed, nothing printed is unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

from scripts.base.errors import Problem
from scripts.checks.subject import Subject
from scripts.markdown import listings
from scripts.markdown.listings import Found
from scripts.markdown.locate import Place, attributes
from scripts.numbers.listings import Ran

OTHER_NAMES = {"py", "python3", "py3", "ipython", "ipython3", "pycon"}


class Shown(NamedTuple):
    """A listing on the page, and the output block directly behind it, if there is one."""

    place: Place
    output: Place | None


def listings_run(subject: Subject) -> Iterator[Problem]:
    """Python listings run, and what stands behind them is what they print."""
    shown, wrong = list(_shown(subject.places)), False
    for one, known, ran in zip_longest(shown, subject.listings, subject.ran):
        if one is None or known is None or listings.of_node(one.place.node) != known.listing:
            place = one.place if one else subject.places[0]
            yield place.problem(
                "a listing that is not read as it is run; expected a fence at the beginning of "
                "its line, in no quote. Move it."
            )
            return
        if not subject.room and known.listing.not_run is None:
            yield one.place.problem(
                'listings run in decks and sheets; expected not-run="…" with this reason. Write it.'
            )
        elif subject.room and (ran is None or ran.listing != known.listing):
            if not wrong:  # else it waits for one that is mended
                yield one.place.problem("it changed while it was run; expected rest. Check again.")
            return
        elif ran:
            wrong = wrong or bool(ran.wrong)
            yield from _of(one, known, ran)
    yield from _strange(subject.places, shown)


def count(places: list[Place]) -> tuple[int, int]:
    """How many listings there are, and how many of them run."""
    found = [listing for place in places if (listing := listings.of_node(place.node))]
    return len(found), sum(listing.not_run is None for listing in found)


def is_output(place: Place) -> bool:
    """Is this what a listing prints?"""
    return place.kind == "CodeBlock" and "output" in attributes(place.node)[1]


def _shown(places: list[Place]) -> Iterator[Shown]:
    for place, behind in pairwise([*places, None]):
        if place and listings.of_node(place.node):
            directly = behind and is_output(behind) and behind.around == place.around
            yield Shown(place, behind if directly else None)


def _of(shown: Shown, known: Found, ran: Ran) -> Iterator[Problem]:
    """What is wrong with a listing."""
    if ran.wrong:
        yield Problem(known.path, known.line + ran.line - 1, ran.wrong)
    elif ran.listing.not_run is None:
        yield from _output(shown, known, ran)
    elif not ran.listing.not_run.strip():
        yield shown.place.problem('not-run="" gives no reason; expected one. Write it.')


def _output(shown: Shown, known: Found, ran: Ran) -> Iterator[Problem]:
    """Where what is printed and what stands there differ."""
    printed = [line.rstrip() for line in ran.printed.rstrip("\n").split("\n")]
    if shown.output is None:
        if ran.printed.strip():
            yield Problem(
                known.path,
                known.line,
                f"the listing prints {_few(printed[0])}, and nothing behind it says so; expected "
                "```{.output} with all that it prints. Write it there.",
            )
        return
    there = [line.rstrip() for line in shown.output.node["c"][1].rstrip("\n").split("\n")]
    for number, (one, other) in enumerate(zip_longest(printed, there)):
        if one != other:
            line = shown.output.line + min(number, len(there) - 1)
            said = f"the listing prints {_few(one)}, here stands {_few(other)}; expected the same."
            yield Problem(shown.output.path, line, f"{said} Correct the listing or its output.")
            return


def _few(line: str | None) -> str:
    return repr(line) if line else "nothing" if line is None else "an empty line"


def _strange(places: list[Place], shown: list[Shown]) -> Iterator[Problem]:
    """Output of nothing, and listings under a name by which they would not run."""
    ran = [one for one in shown if "not-run" not in attributes(one.place.node)[2]]
    outputs = [one.output for one in ran if one.output]
    for place in places:
        if is_output(place) and not any(place is output for output in outputs):
            yield place.problem(
                "output of no listing; expected a listing that runs directly before it. Move it, "
                "or take .output away."
            )
        elif place.kind == "CodeBlock":
            for name in OTHER_NAMES.intersection(attributes(place.node)[1]):
                yield place.problem(f".{name} would not be run; expected .python. Write that.")
