"""Everywhere a slip of the pen can stand, and the slips: digits, signs, relations, scripts, order.

A site is a digit, a sign, a relation sign, or a letter of an index or exponent that a reader sees
(`scripts/markdown/seen.py`), or a matrix, two entries of which can change places. In words a sign
is a plus, or a minus before a number or between blanks: a hyphen and a range are none. In a listing
the assignment `=` is no relation. Lengths and the layout of TeX are not seen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from scripts.markdown.seen import Part

DIGITS = "0123456789"
RELATIONS = {  # of a formula, with what is written in its place
    "=": (r"\ne ", "<", ">", r"\approx "),
    "<": (">", r"\ge "),
    ">": ("<", r"\le "),
    **dict.fromkeys((r"\le", r"\leq"), (r"\ge ", "<")),
    **dict.fromkeys((r"\ge", r"\geq"), (r"\le ", ">")),
    **dict.fromkeys((r"\ne", r"\neq", r"\approx", r"\sim", r"\propto", r"\equiv"), ("=",)),
    r"\ll": (r"\gg ",),
    r"\gg": (r"\ll ",),
    r"\in": (r"\notin ",),
    r"\notin": (r"\in ",),
    r"\to": ("=",),
    r"\subset": (r"\supset ",),
    r"\subseteq": (r"\supseteq ",),
    r"\perp": (r"\parallel ",),
}
IN_WORDS = {"=": "≠<>", "<": ">", ">": "<", "≈": "=", "≤": "≥", "≥": "≤", "≠": "="}
IN_CODE = {"==": "!=", "!=": "==", "<=": ">=", ">=": "<=", "<": ">", ">": "<"}
UNSEEN = (  # of a formula
    r"\\\\\[[^\]]*\]|\\(?:hspace|vspace|hphantom|phantom|vphantom|label|color)\*?\{[^{}]*\}"
    r"|\\(?:kern|mkern|hskip|rule)\s*-?[\d.]+\s*[a-z]+|\\begin\{[a-zA-Z*]+\}(?:\{[lcr|\d]*\})?"
    r"|\\end\{[a-zA-Z*]+\}"
)
MATH = re.compile(
    rf"(?P<unseen>{UNSEEN})|(?P<words>\\(?:text\w*|operatorname\*?|mbox)\{{[^{{}}]*\}})"
    r"|(?P<command>\\(?:[a-zA-Z]+|.))|(?P<script>[_^])|(?P<open>\{)|(?P<close>\})"
    r"|(?P<digit>\d)|(?P<letter>[A-Za-z])|(?P<sign>[+−-])|(?P<relation>[=<>])",
    re.S,
)
OPENING = {  # commands behind which a minus is a sign and no difference
    *("le", "ge", "leq", "geq", "ne", "approx", "cdot", "times", "quad", "qquad", "left", "in"),
    *(",", "\\", " "),
}
WORDS = re.compile(
    r"(?P<digit>\d)|(?P<sign>\+|[−±]|(?<![^\s(\[])-(?=[\d\s]))|(?P<relation>(?<![\\-])[=<>≈≤≥≠])"
)
CODE = re.compile(r"(?P<relation>==|!=|<=|>=|(?<!-)[<>])|(?P<digit>\d)|(?P<sign>[+]|-(?!>))")
MATRIX = re.compile(r"(\\begin\{[a-zA-Z]*matrix\})(.*?)(\\end\{[a-zA-Z]*matrix\})", re.S)
PLACE = re.compile(
    r"(?i)\b(?:chapters?|sections?|sec\.|slides?|exercises?|lines?) (?:[\d.]+ to )?$"
)


class Mutation(NamedTuple):
    """A false version of a text: what stands between two offsets of it replaced."""

    start: int
    end: int
    text: str
    kind: str  # what is changed and where, for the report


def mutations(text: str, parts: Iterable[Part], rng: random.Random) -> Iterator[Mutation]:
    """One false change at every site of a text, in reading order."""
    letters = _letters(text)
    for part in parts:
        shown = text[part.start : part.end]
        if part.kind == "formula":
            found = [*_in_formula(shown, letters, rng), *_order(shown, rng)]
        elif part.kind in ("listing", "code"):
            found = list(_in_listing(shown, rng))
        else:
            found = list(_in_words(shown, part.kind, text[: part.start], rng))
        for change in sorted(found):
            yield change._replace(start=part.start + change.start, end=part.start + change.end)


def _in_formula(tex: str, letters: str, rng: random.Random) -> Iterator[Mutation]:
    stack: list[str] = []  # for each open brace what it is: an index, an exponent, or neither
    script = ""
    before = ""
    for token in MATH.finditer(tex):
        where = script or next((kind for kind in reversed(stack) if kind), "")
        kind, shown = str(token.lastgroup), token[0]
        start, end = token.span()
        if kind == "words":
            inside = shown.index("{") + 1
            for change in _in_words(shown[inside:-1], "formula", "", rng):
                yield change._replace(
                    start=start + inside + change.start, end=start + inside + change.end
                )
        elif kind == "open":
            stack.append(script)
        elif kind == "close" and stack:
            stack.pop()
        elif kind == "digit":
            yield _digit(tex, start, where or "formula", rng)
        elif kind == "letter" and where:
            others = [c for c in letters if c != shown and c.isupper() == shown.isupper()]
            other = rng.choice(others or [chr(ord(shown) + (1 if shown not in "zZ" else -1))])
            yield Mutation(start, end, other, f"letter of an {where}")
        elif kind == "sign":
            yield Mutation(start, end, _sign(shown, tex, start), f"sign, {where or 'formula'}")
        elif kind == "relation" or (kind == "command" and shown in RELATIONS):
            other = rng.choice(RELATIONS[shown])
            yield Mutation(start, end, other, f"relation, {where or 'formula'}")
        elif kind == "command" and shown in (r"\pm", r"\mp"):
            yield Mutation(start, end, "+", f"sign, {where or 'formula'}")
        before = kind
        script = {"_": "index", "^": "exponent"}[shown] if before == "script" else ""


def _sign(shown: str, text: str, start: int) -> str:
    """The other sign; a minus in front is lost."""
    if shown == "+":
        return "-"
    before = text[:start].rstrip()
    command = re.search(r"\\([a-zA-Z]+|,|\\| )$", before)
    opened = not before or before[-1] in "=<>(&{[,^_" or (command and command[1] in OPENING)
    return "" if opened else "+"


def _in_words(text: str, where: str, before: str, rng: random.Random) -> Iterator[Mutation]:
    for token in WORDS.finditer(text):
        start, end = token.span()
        behind = (before + text[:start])[-40:].rstrip("0123456789.")
        if token["digit"]:
            named = where == "prose" and PLACE.search(behind)
            yield _digit(text, start, "number of a chapter or section" if named else where, rng)
        elif token["sign"]:
            other = {"+": "−", "±": "+"}.get(token[0], "+")
            yield Mutation(start, end, other, f"sign, {where}")
        else:
            yield Mutation(start, end, rng.choice(IN_WORDS[token[0]]), f"relation, {where}")


def _in_listing(text: str, rng: random.Random) -> Iterator[Mutation]:
    for token in CODE.finditer(text):
        start, end = token.span()
        if token["digit"]:
            yield _digit(text, start, "listing", rng)
        elif token["sign"]:
            yield Mutation(start, end, "-" if token[0] == "+" else "+", "sign, listing")
        else:
            yield Mutation(start, end, IN_CODE[token[0]], "relation, listing")


def _digit(text: str, at: int, where: str, rng: random.Random) -> Mutation:
    """Another digit; no number begins with a nought that did not."""
    leads = text[at + 1 : at + 2].isdigit() and not re.search(r"[\d.]$", text[:at])
    others = [d for d in DIGITS[1 if leads else 0 :] if d != text[at]]
    return Mutation(at, at + 1, rng.choice(others), f"digit, {where}")


def _order(tex: str, rng: random.Random) -> Iterator[Mutation]:
    """Two different entries of a matrix exchanged."""
    for match in MATRIX.finditer(tex):
        cells = re.split(r"(&|\\\\)", match[2])
        pairs = [
            (i, j)
            for i, j in combinations(range(0, len(cells), 2), 2)
            if cells[i].split() != cells[j].split() and cells[i].strip() and cells[j].strip()
        ]
        if pairs:
            i, j = rng.choice(pairs)
            one, other = cells[i].strip(), cells[j].strip()
            cells[i], cells[j] = cells[i].replace(one, other), cells[j].replace(other, one)
            yield Mutation(match.start(2), match.end(2), "".join(cells), "order of a matrix")


def _letters(text: str) -> str:
    """Letters that a text uses as indices or exponents: those that one may write by mistake."""
    return "".join(sorted(set(re.findall(r"[_^]\{?([A-Za-z])", text))))
