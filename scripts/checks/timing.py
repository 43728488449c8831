"""How long a deck takes: minutes of each slide from its notes, held against the stated length, and the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.base.errors import Problem, nearest
from scripts.course.model import Front
from scripts.markdown.locate import Place, attributes, plain

SLACK = 0.1  # the minutes of the notes may differ from the stated length by a tenth


@dataclass(frozen=True)
class Slide:
    """A slide with the minutes that its notes give it; none when they give none."""

    place: Place
    anchor: str
    title: str
    minutes: int | None


def slides(places: list[Place]) -> list[Slide]:
    """The slides of a deck in order. Only headings outside divs begin a slide."""
    found: list[Slide] = []
    for place in places:
        if place.kind == "Header" and place.node["c"][0] <= 2 and not place.around:
            found.append(
                Slide(place, attributes(place.node)[0], plain(place.node["c"][2]).strip(), None)
            )
        elif (
            place.kind == "Span"
            and "minutes" in attributes(place.node)[1]
            and found
            and any("notes" in attributes(a)[1] for a in place.around)
        ):
            number = plain(place.node["c"][1]).split()[:1]
            if number and number[0].isdigit():
                last = found[-1]
                found[-1] = Slide(
                    last.place, last.anchor, last.title, (last.minutes or 0) + int(number[0])
                )
    return found


def check(
    places: list[Place], front: Front, path: str, lines: dict[tuple[str, ...], int]
) -> list[Problem]:
    """Slides without minutes, a sum that is not the stated length, an agenda that names no slide."""
    deck = slides(places)
    problems = [
        Problem(
            s.place.path,
            s.place.line,
            f"slide {s.title!r} has no minutes in its notes; expected "
            "`[2 min]{.minutes}` first in `::: {.notes}`. Add it.",
        )
        for s in deck
        if s.minutes is None
    ]
    total, stated = sum(s.minutes or 0 for s in deck), front.minutes.lecture
    if not problems and abs(total - stated) > SLACK * stated:
        problems.append(
            Problem(
                path,
                lines.get(("course", "minutes"), 1),
                f"the notes add up to {total} min; the front "
                f"matter says {stated} min. Change the minutes or the stated length.",
            )
        )
    known = [s.anchor for s in deck]
    for i, part in enumerate(front.agenda):
        if part.section not in known:
            problems.append(
                Problem(
                    path,
                    lines.get(("course", "agenda", str(i)), 1),
                    f"the agenda begins {part.title!r} at "
                    f"{part.section!r}; the deck has no such slide.{nearest(part.section, known)} Mend it.",
                )
            )
    return problems


def agenda(places: list[Place], front: Front) -> list[dict[str, Any]]:
    """The parts of a lecture with the minute at which each begins and its length."""
    starts = {part.section: part.title for part in front.agenda}
    parts: list[dict[str, Any]] = []
    minute = 0
    for slide in slides(places):
        if slide.anchor in starts:
            parts.append(
                {"title": starts[slide.anchor], "section": slide.anchor, "at": minute, "minutes": 0}
            )
        if parts:
            parts[-1]["minutes"] += slide.minutes or 0
        minute += slide.minutes or 0
    return parts
