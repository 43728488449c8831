"""How an exercise notebook knows a number without holding it: digests of rounded answers."""

from __future__ import annotations

import json
from collections.abc import Mapping

TIE = 1e-3  # how near to the middle of two rounded values a value may not lie

SAME = '''\
# What the check below compares your numbers with: digests of rounded ones, which give nothing away.
import hashlib

import numpy as np

ANSWERS = {answers}


def digest(name, value, places):
    """The digest of a number, vector or matrix, rounded; nothing for what is no number."""
    try:
        rounded = np.round(np.asarray(value, dtype=float), places) + 0.0  # no minus zero
    except (TypeError, ValueError):
        return ""
    printed = " ".join(f"{{x:.{{places}}f}}" for x in rounded.flat)
    return hashlib.sha256(f"{exercise} {{name}} {{rounded.shape}} {{printed}}".encode()).hexdigest()


def same(name, value, places=0):
    """Is this, rounded to so many places, the answer of this name?"""
    return digest(name, value, places) == ANSWERS[name]'''

LEARN = '''\


def same(name, value, places=0, _compare=same):
    """The first value of a name is the answer."""
    if name not in ANSWERS:
        scaled = np.abs(np.asarray(value, dtype=float)) * 10.0**places
        if not np.isfinite(scaled).all() or (np.abs(scaled % 1 - 0.5) < {tie}).any():
            raise ValueError(
                f"{{name}} = {{value}} is not finite, or between two values of {{places}} places"
            )
        ANSWERS[name] = digest(name, value, places)
    return _compare(name, value, places)'''


def helper(exercise: str, answers: Mapping[str, str]) -> str:
    """The cell that a notebook holds; the exercise's name is the salt of the digests."""
    listed = "".join(f'\n    "{name}": "{digest}",' for name, digest in answers.items())
    return SAME.format(exercise=exercise, answers=f"{{{listed}\n}}" if listed else "{}")


def learner(exercise: str) -> str:
    """The same without answers, for the build: it takes them from the solution."""
    return helper(exercise, {}) + LEARN.format(tie=TIE)


TOLD = "import json\n\nprint(json.dumps(ANSWERS))"


def told(printed: str) -> dict[str, str]:
    """What the cell `TOLD` printed."""
    answers: dict[str, str] = json.loads(printed)
    return answers
