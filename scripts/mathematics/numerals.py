"""Numerals as printed: what each states, how precisely, and behind which relation sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WORDED = re.compile(
    r"(?<![A-Za-z0-9_.])(?P<sign>[−-](?=\d))?"
    r"(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+(?:\.\d+)?)"
    r"(?:/(?P<over>\d+))?(?P<percent>\s?%)?(?![A-Za-z_\d])"
)
CODE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])")
EXACT = 1e-9
UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED = {  # number words of a claim, up to a hundred
    **{word: number for number, word in enumerate(UNITS)},
    **{
        f"{ten}-{UNITS[one]}" if one else ten: 10 * number + one
        for number, ten in enumerate(TENS, 2)
        for one in range(10)
    },
    "a hundred": 100,
}
SPELLING = re.compile(
    rf"(?i)(?<![\w-])({'|'.join(sorted(SPELLED, key=len, reverse=True))})(?![\w-])"
)
SMALL = 12  # whole numbers up to here are counts and indices


@dataclass(frozen=True)
class Numeral:
    """A printed number.

    `unit` is the weight of its last printed place, 0 when it is exact (integer, fraction, root);
    `relation` the sign before it in its formula, or nothing; `entry` says that it stands in a
    matrix.
    """

    text: str
    value: float
    unit: float
    relation: str = ""
    entry: bool = False

    def states(self, value: float) -> bool:
        """Is this numeral the value, correctly rounded to the printed places?"""
        slack = 1e-6 * self.unit or EXACT * (abs(self.value) or 1.0)
        return abs(value - self.value) <= 0.5 * self.unit + slack

    def equals(self, value: float) -> bool:
        """Is this numeral the value itself, not only rounded?"""
        return abs(value - self.value) <= EXACT * max(1.0, abs(value))


def decimal(text: str, scale: Fraction = Fraction(1), sign: int = 1, suffix: str = "") -> Numeral:
    """A decimal or integer as printed, times `scale` (1/100 for a percentage, a power of ten)."""
    value = Fraction(Decimal(text)) * scale * sign
    printed = ("−" if sign < 0 else "") + text + suffix
    if "." not in text and scale == 1:
        return Numeral(printed, float(value), 0.0)
    places = len(text.partition(".")[2])
    return Numeral(printed, float(value), float(scale * Fraction(1, 10**places)))


def in_prose(text: str) -> list[Numeral]:
    """Numerals in words: signs, decimals, percentages, a/b, digits in groups of three."""
    found = []
    for m in WORDED.finditer(text):
        sign = -1 if m["sign"] else 1
        digits = re.sub(r"[ \u00a0\u2009\u202f]", "", m["number"])
        if m["over"]:
            over = int(m["over"])
            value = sign * Fraction(Decimal(digits)) / over if over else Fraction(0)
            found.append(Numeral(m[0], float(value), 0.0))
        elif m["percent"]:
            found.append(decimal(digits, Fraction(1, 100), sign, "%"))
        else:
            found.append(decimal(digits, Fraction(1), sign))
    return found


def in_words(text: str) -> list[Numeral]:
    """Number words, up to a hundred: `four`, `Twenty-one`."""
    found = (match[0] for match in SPELLING.finditer(text))
    return [Numeral(word, float(SPELLED[word.lower()]), 0.0) for word in found]


def in_code(text: str) -> list[Numeral]:
    """Numerals of a listing, without counts and indices: decimals, and whole numbers above 12."""
    return [
        Numeral(n, float(n), 0.0)
        for n in CODE.findall(text)
        if not (n.isdigit() and int(n) <= SMALL)
    ]
