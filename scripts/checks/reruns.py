"""Listings of a changed document, run again in a process of their own."""

from __future__ import annotations

import json
import sys
from dataclasses import astuple, replace
from functools import cache
from pathlib import Path

from scripts.base import programs
from scripts.base.errors import CourseError
from scripts.checks.subject import Subject
from scripts.markdown import listings
from scripts.numbers.listings import Listing, Ran, outcomes

LIMIT = 10.0  # seconds; true listings take less than one


def rerun(subject: Subject) -> Subject:
    """The subject with what its listings give, where they are not those that ran."""
    shown = [listing for place in subject.places if (listing := listings.of_node(place.node))]
    if shown == [known.listing for known in subject.listings] or len(shown) != len(
        subject.listings
    ):
        return subject
    found = [
        known._replace(listing=listing)
        for known, listing in zip(subject.listings, shown, strict=True)
    ]
    asked = [(*astuple(one.listing), one.path, one.line) for one in found]
    key = Path(subject.document.path).stem
    request = json.dumps([str(subject.root), key, subject.document.path, asked])
    return replace(subject, listings=found, ran=_answer(request))


@cache
def _answer(request: str) -> list[Ran]:
    answer = programs.ask("scripts.checks.reruns", request)
    return [Ran(Listing(*listing), *others) for listing, *others in json.loads(answer)]


def main() -> None:
    """Answer one request: what running gives, or that it took too long."""
    root, key, document, asked = json.loads(sys.stdin.read())
    told = [(Listing(*fields), path, line) for *fields, path, line in asked]
    try:
        ran = outcomes(Path(root), key, document, told, LIMIT)
    except CourseError as error:
        ran = [Ran(listing) for listing, *_ in told]
        ran[0] = ran[0]._replace(line=1, wrong=error.problems[0].message)
    json.dump([[astuple(one.listing), *one[1:]] for one in ran], sys.stdout)


if __name__ == "__main__":
    main()
