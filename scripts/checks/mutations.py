"""Small false changes to true text: slips of the pen in a number or a displayed chain."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from scripts.checks.claims import UNITS

NUMBER = re.compile(r"\d+(?:\.\d+)?")
PERCENT = re.compile(r"\s?(\\,)?\\?%")
MATRIX = re.compile(r"(\\begin\{[a-zA-Z]*matrix\})(.*?)(\\end\{[a-zA-Z]*matrix\})", re.S)
POWER = re.compile(r"\^(?:\{(-?\d+)\}|(\d))")
MINUS = re.compile(r"(?<![_^{a-zA-Z])-(?=[\s\d\\a-zA-Z(\[])|(?<=[a-zA-Z}) ])-(?=[\s\d\\a-zA-Z(\[])")
# an index, an exponent, the end of a command
ATTACHED = re.compile(r"([_^]|[_^]\{[^{}]*|\\[a-zA-Z]+)$")
GOES_ON = re.compile(r"\\,\d|\{,\}\d|/")
BEGAN = re.compile(r"(\\,|,\}|/)$")


@dataclass(frozen=True)
class Mutation:
    """A false version of a passage: the text between two offsets of a document replaced."""

    kind: str
    start: int
    end: int
    text: str


def digit(text: str, rng: random.Random) -> Iterator[str]:
    """Another digit in one place of a number."""
    for match in _numbers(text):
        place = rng.choice([i for i, c in enumerate(match[0]) if c.isdigit()])
        other = rng.choice([d for d in "0123456789" if d != match[0][place]])
        yield _replace(text, match, match[0][:place] + other + match[0][place + 1 :])


def off_by_one(text: str, rng: random.Random) -> Iterator[str]:
    """A whole number that is one too large or too small."""
    for match in _numbers(text):
        if match[0].isdigit() and _is_whole(text, match):
            yield _replace(text, match, str(int(match[0]) + rng.choice([-1, 1])))


def sign(text: str, rng: random.Random) -> Iterator[str]:
    """A minus sign lost or won."""
    for match in _numbers(text):
        before = text[: match.start()].rstrip()
        if float(match[0]) == 0 or before.endswith((r"\,", ",}", ".", "^", "_", "/", r"\cdot")):
            continue
        if before.endswith("-"):
            yield before[:-1] + text[match.start() :]
        elif not before or before[-1] in "=([&{$,\\" or before.endswith("approx"):
            yield text[: match.start()] + "-" + text[match.start() :]


def swapped_entries(text: str, rng: random.Random) -> Iterator[str]:
    """Two different entries of a matrix exchanged."""
    for match in MATRIX.finditer(text):
        cells = re.split(r"(&|\\\\)", match[2])
        pairs = [
            (i, j)
            for i, j in combinations(range(0, len(cells), 2), 2)
            if cells[i].strip() != cells[j].strip()
        ]
        if pairs:
            i, j = rng.choice(pairs)
            cells[i], cells[j] = f" {cells[j].strip()} ", f" {cells[i].strip()} "
            yield _replace(text, match, match[1] + "".join(cells) + match[3])


def rows_for_columns(text: str, rng: random.Random) -> Iterator[str]:
    """A matrix that is not symmetric transposed."""
    for match in MATRIX.finditer(text):
        lines = [line for line in match[2].strip().split(r"\\") if line.strip()]
        rows = [[cell.strip() for cell in line.split("&")] for line in lines]
        columns = [list(column) for column in zip(*rows, strict=False)]
        if len(rows) > 1 and len(rows[0]) > 1 and [*chain(*columns)] != [*chain(*rows)]:
            transposed = r" \\ ".join(" & ".join(column) for column in columns)
            yield _replace(text, match, match[1] + transposed + match[3])


def percent(text: str, rng: random.Random) -> Iterator[str]:
    """A percentage that lost its sign, or a number that won one."""
    for match in PERCENT.finditer(text):
        yield _replace(text, match, "")
    won = r"\,\%" if "$" in text else "%"
    for match in _numbers(text):
        behind = text[match.end() :]
        if float(match[0]) and _is_whole(text, match) and not PERCENT.match(behind):
            yield text[: match.end()] + won + behind


def unit(text: str, rng: random.Random) -> Iterator[str]:
    """Another unit behind a number."""
    for match in re.finditer(r"[A-Za-z]+|°", text):
        if match[0] in UNITS:
            yield _replace(text, match, rng.choice(sorted(UNITS - {match[0]})))


def exponent(text: str, rng: random.Random) -> Iterator[str]:
    """Another exponent."""
    for match in POWER.finditer(text):
        value = int(match[1] or match[2])
        yield _replace(text, match, f"^{{{value + rng.choice([-1, 1])}}}")


def flipped(text: str, rng: random.Random) -> Iterator[str]:
    """Plus for minus, or minus for plus, in a displayed chain."""
    for match in re.finditer(r"\+", text):
        yield _replace(text, match, "-")
    for match in MINUS.finditer(text):
        yield _replace(text, match, "+")


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Numerals that state something: no indices, no exponents."""
    for match in NUMBER.finditer(text):
        before = text[: match.start()]
        if not ATTACHED.search(before) and not re.match(r"[A-Za-z]", before[-1:]):
            yield match


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Is this no part of a longer number or fraction?"""
    return not GOES_ON.match(text, match.end()) and not BEGAN.search(text[: match.start()])


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


Kind = Callable[[str, random.Random], Iterator[str]]
IN_NUMBERS: tuple[Kind, ...] = (
    digit,
    off_by_one,
    sign,
    swapped_entries,
    rows_for_columns,
    percent,
    unit,
)
IN_CHAINS: tuple[Kind, ...] = (flipped, exponent, digit)
