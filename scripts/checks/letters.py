"""Every letter of the text is in a typeface that print has."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scripts.base import typesetter
from scripts.base.errors import Problem
from scripts.base.kept import Kept
from scripts.base.paths import Paths
from scripts.checks.subject import Subject
from scripts.markdown.locate import Place
from scripts.markdown.quizzes import BOXES

SAYING = ("Str", "Code", "CodeBlock")


def letters_can_be_shown(subject: Subject) -> Iterator[Problem]:
    """Emoji and scripts that no typeface of decks and sheets has are named with their line."""
    texts = [(place, _text(place)) for place in subject.places if place.kind in SAYING]
    absent = _absent(subject, {letter for _, text in texts for letter in text if letter > "~"})
    for place, text in texts if absent else ():
        if shown := [letter for letter in dict.fromkeys(text) if letter in absent]:
            yield place.problem(
                f"{', '.join(map(repr, shown))} is in no typeface of slides and paper; "
                "expected a letter or sign that is. Write it in words."
            )


def _text(place: Place) -> str:
    content = place.node["c"]
    if place.kind == "Str" and content in BOXES:
        return ""  # boxes of a self-check, which become letters
    return str(content if isinstance(content, str) else content[1])


def _absent(subject: Subject, letters: set[str]) -> set[str]:
    """Letters that cannot be shown; what Typst said of the same letters before is kept."""
    asked = "".join(sorted(letters))
    kept = Kept(Paths(subject.root).cache / "letters.sqlite", typesetter.version())
    known = kept.get([asked]).get(asked)
    if known is None:
        known = json.dumps(sorted(typesetter.missing(letters))) if letters else "[]"
        kept.put({asked: known})
    return set(json.loads(known))
