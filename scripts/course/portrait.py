"""What stands for a chapter where it is shown among others: one sentence and one picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.base.errors import Problem, nearest
from scripts.course.metadata import Lines

SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)")
LONGEST = 200  # characters of an outcome


def problems(
    outcome: str, picture: str, pictures: Sequence[str], lines: Lines, path: str
) -> list[Problem]:
    """An outcome that is not one sentence, a picture that the chapter does not have."""
    found = []
    ends = len(SENTENCE_ENDS.findall(outcome))
    if outcome and (ends != 1 or outcome[-1] not in ".!?" or len(outcome) > LONGEST):
        said = (
            f"course.outcome has {len(outcome)} characters and {ends} full stops; expected one "
            f"sentence with its full stop, of at most {LONGEST} characters. Say in it what a "
            "reader can do afterwards."
        )
        found.append(Problem(path, lines[("course", "outcome")], said))
    if picture and picture not in pictures:
        said = (
            f"course.picture: the chapter has no figure {picture!r}."
            f"{nearest(picture, pictures)} Name a file of its folder in figures/, a figure "
            "without `.py`, a photograph with its ending."
        )
        found.append(Problem(path, lines[("course", "picture")], said))
    return found
