"""A self-check as it is written: a question, then a task list of choices, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.markdown.locate import Node, Place, attributes

BOXES = {"☒": True, "☐": False}  # pandoc's signs of a task list


@dataclass(frozen=True)
class Choice:
    """One choice: whether its box is ticked (None: no box), its words, and its reason."""

    right: bool | None
    words: list[Node]
    reason: Node | None


@dataclass(frozen=True)
class Quiz:
    """The blocks before the list, and what is in the lists."""

    question: list[Node]
    choices: list[Choice]


def is_quiz(place: Place) -> bool:
    """Is it the div of a self-check?"""
    return place.kind == "Div" and "quiz" in attributes(place.node)[1]


def read(div: Node) -> Quiz:
    """The parts of a `.quiz` div, whatever is wrong with them."""
    blocks = div["c"][1]
    first = next((i for i, b in enumerate(blocks) if b["t"] == "BulletList"), len(blocks))
    lists = [block for block in blocks if block["t"] == "BulletList"]
    return Quiz(blocks[:first], [_choice(item) for block in lists for item in block["c"]])


def _choice(item: list[Node]) -> Choice:
    words = list(item[0]["c"]) if item and item[0]["t"] in ("Plain", "Para") else []
    box = words[0]["c"] if words and words[0]["t"] == "Str" else ""
    reasons = [node for node in words if "reason" in attributes(node)[1]]
    rest = [node for node in words if node not in reasons]
    return Choice(BOXES.get(box), rest, reasons[-1] if reasons else None)


def supposed(places: Iterable[Place]) -> set[int]:
    """The ids of the formulas of wrong choices: what they say is meant to be false."""
    quizzes = (read(place.node) for place in places if is_quiz(place))
    wrong = (choice for quiz in quizzes for choice in quiz.choices if not choice.right)
    return {id(node) for choice in wrong for node in _math(choice.words)}


def _math(content: object) -> Iterator[Node]:
    if isinstance(content, dict):
        if content.get("t") == "Math":
            yield content
        yield from _math(content.get("c"))
    elif isinstance(content, list):
        for child in content:
            yield from _math(child)
