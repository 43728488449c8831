"""Rules of what a lone reader is given: the prose of the reading edition, and self-checks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.base.errors import Problem
from scripts.checks.subject import LABEL, Rule, Subject
from scripts.markdown import quizzes
from scripts.markdown.locate import Node, Place, attributes, plain
from scripts.markdown.quizzes import Choice

NUMBERED = ("fig", "tbl", "eq", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr")
FEWEST, MOST = 3, 4  # choices of a self-check


def reading_stands_beside_a_slide(subject: Subject) -> Iterator[Problem]:
    """`.reading` stands in a slide itself, and holds nothing that is numbered."""
    for place in subject.places:
        identifier, classes, _ = attributes(place.node)
        if place.kind == "Div" and "reading" in classes:
            if subject.room != "slides":
                yield place.problem(
                    "`.reading` outside a deck; expected it on a slide, whose prose it is. "
                    "Write the words without it."
                )
            elif place.around:
                yield place.problem(
                    "`.reading` inside another div; expected it in the slide itself. Move it out."
                )
        label = LABEL.match(place.node["c"]) if place.kind == "Str" else None
        name = label[1] if label else identifier
        if name.partition("-")[0] in NUMBERED and "-" in name and _is_reading(place):
            yield place.problem(
                f"{name!r} in `.reading`; the deck leaves it out, and its numbers would be others. "
                "Put it on the slide, or take its id away."
            )


def every_slide_has_reading_text(subject: Subject) -> Iterator[Problem]:
    """Once one slide has `.reading`, all have, save the slide of the sources."""
    if subject.room != "slides" or not any(map(_prose, subject.places)):
        return
    for place in untold(subject.places):
        yield place.problem(
            f"slide {plain(place.node['c'][2]).strip()!r} has no reading text, but others "
            "have; expected `::: {.reading}` with what one who reads alone is told. Add it."
        )


def untold(places: list[Place]) -> list[Place]:
    """The headlines of slides that have no reading text, save those that need none."""
    slides: list[tuple[Place, bool]] = []
    for place in places:
        if place.kind == "Header" and place.node["c"][0] <= 2 and not place.around:
            slides.append((place, place.node["c"][0] == 1))  # one that only begins a part is told
        elif slides and (_prose(place) or attributes(place.node)[0] == "refs"):
            slides[-1] = slides[-1][0], True
    return [place for place, told in slides if not told]


def _prose(place: Place) -> bool:
    return place.kind == "Div" and "reading" in attributes(place.node)[1]


def quizzes_can_be_answered(subject: Subject) -> Iterator[Problem]:
    """A self-check asks, offers three or four choices with reasons, and one of them is right."""
    places = {id(place.node): place for place in subject.places}
    slide: Place | None = None
    for place in subject.places:
        if place.kind == "Header" and not place.around:
            slide = place
        if place.kind == "BulletList" and not _in_quiz(place) and _is_ticked(place):
            lone = quizzes.read(_in_div(place))
            at = _first_word(lone.choices[0], places) or place
            yield at.problem(
                "a task list outside a self-check; expected `::: {.quiz}` around it. Write that."
            )
        if not quizzes.is_quiz(place):
            continue
        if subject.room != "slides":
            yield place.problem(
                "a self-check outside a deck; expected it on a slide. Make it an exercise here."
            )
        elif not _is_reading(place) and not (slide and "question" in attributes(slide.node)[1]):
            yield place.problem(
                "a self-check on a slide that is no question; expected it in `::: {.reading}`, or "
                "the class `.question` at the headline. Do one of them."
            )
        yield from _faults(place, places)


def _faults(place: Place, places: dict[int, Place]) -> Iterator[Problem]:
    quiz = quizzes.read(place.node)
    if not plain(quiz.question).strip():
        yield place.problem(
            "a self-check without a question; expected a paragraph before the choices. Ask."
        )
    if not FEWEST <= len(quiz.choices) <= MOST:
        yield place.problem(
            f"a self-check with {len(quiz.choices) or 'no'} choices; expected three or four. "
            "Write them as `- [ ] … […]{.reason}`, the right one as `- [x] …`."
        )
    right = [choice for choice in quiz.choices if choice.right]
    if quiz.choices and len(right) != 1:
        yield place.problem(
            f"a self-check with {len(right) or 'no'} right choices; expected one. "
            "Mark it, and no other, with `- [x]`."
        )
    for number, choice in enumerate(quiz.choices, 1):
        at = _first_word(choice, places) or place
        if choice.right is None:
            yield at.problem(
                f"choice {number} has no box; expected `- [ ]`, or `- [x]` if it is right. Add it."
            )
        if choice.reason is None or not plain(choice.reason["c"][1]).strip():
            yield at.problem(
                f"choice {number} has no reason; expected why it is right or wrong. "
                "End it with `[…]{.reason}`."
            )


def _is_reading(place: Place) -> bool:
    return any("reading" in attributes(node)[1] for node in place.around)


def _in_quiz(place: Place) -> bool:
    return any("quiz" in attributes(node)[1] for node in place.around)


def _is_ticked(place: Place) -> bool:
    return any(choice.right is not None for choice in quizzes.read(_in_div(place)).choices)


def _in_div(place: Place) -> Node:
    """A list as if a self-check had been written around it."""
    return {"t": "Div", "c": [["", [], []], [place.node]]}


def _first_word(choice: Choice, places: dict[int, Place]) -> Place | None:
    """Where a choice says its first word; a box has none that could be found in the text."""
    said = (node for node in choice.words if re.search(r"\w", plain(node)))
    return next((places[id(node)] for node in said if id(node) in places), None)


LEARNER_NEEDED: tuple[Rule, ...] = (  # a product cannot be made without
    reading_stands_beside_a_slide,
    quizzes_can_be_answered,
)
LEARNER: tuple[Rule, ...] = (every_slide_has_reading_text,)
