"""Listings of the chapters: whatever digit is changed in one, the proof sees it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.base.errors import CourseError
from scripts.base.paths import CODE, Paths
from scripts.checks import claims
from scripts.course import model
from scripts.markdown import listings, locate, qmd
from scripts.markdown.listings import Found
from scripts.markdown.locate import Place
from scripts.numbers.listings import LIMIT, outcomes
from scripts.numbers.values import Values

DOCUMENTS = [
    (room, chapter.key)
    for chapter in model.read(Paths(CODE))[0]
    for room in ("slides", "handouts")
    if listings.of(CODE, CODE / room / f"{chapter.key}.qmd")
]
SECONDS = 1.0  # a changed digit may make a loop endless


def printed(
    key: str, document: str, found: list[Found], seconds: float = SECONDS
) -> list[str] | None:
    """What each listing prints; none when one does not run to its end or compares badly."""
    try:
        ran = outcomes(CODE, key, document, found, seconds)
    except CourseError:
        return None
    return None if any(one.wrong for one in ran) else [one.printed for one in ran]


def changed(code: str) -> Iterator[tuple[int, str]]:
    """The listing with each of its digits one larger or smaller, and where that is."""
    for digit in re.finditer(r"\d", code):
        for step in (1, 9):
            other = str((int(digit[0]) + step) % 10)
            yield digit.start(), code[: digit.start()] + other + code[digit.end() :]


def is_stated_wrongly(place: Place, code: str, values: Values) -> bool:
    """Does a `.given` see the change?"""
    node = copy.deepcopy(place.node)
    node["c"][1] = code
    return bool(claims.check([place._replace(node=node)], values))


@pytest.mark.parametrize(("room", "key"), DOCUMENTS)
def test_every_digit_of_a_listing_counts(room: str, key: str, course: Path) -> None:
    """Another digit gives another output, another result on random data, or a wrong given."""
    file = CODE / room / f"{key}.qmd"
    document, found = f"{room}/{key}.qmd", listings.of(CODE, file)
    places = [p for p in locate.places(qmd.read(Paths(CODE), file)) if listings.of_node(p.node)]
    values = Values.load(Paths(course).numbers(key), f"numbers/{key}")
    true, tried, survivors = printed(key, document, found, LIMIT), 0, []
    assert true is not None
    for number, (one, place) in enumerate(zip(found, places, strict=True)):
        code = one.listing.code
        for at, false in changed(code):
            tried += 1
            mutant = [*found]
            mutant[number] = one._replace(listing=replace(one.listing, code=false))
            if is_stated_wrongly(place, false, values) or printed(key, document, mutant) != true:
                continue
            line = one.line + code[:at].count("\n")
            survivors.append(f"{one.path}:{line}: {false[at]} for {code[at]}")
    print(f"{tried - len(survivors)}/{tried} digits of the listings of {document} caught")
    assert survivors == []
