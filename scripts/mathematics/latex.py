"""Numerals, sides and relation signs of formulas. Others ask `formulas`, which remembers."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexMacroNode,
    LatexNode,
)

from scripts.mathematics.numerals import Numeral, decimal, in_prose
from scripts.mathematics.tokens import Token, inside, parse, tokens

SIGNS = {"=": "=", "<": "<", ">": ">"}
RELATIONS = SIGNS | {"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "approx": "≈"}
LINES = {"aligned", "split", "gathered"}
MATRICES = {"matrix", "bmatrix", "pmatrix", "vmatrix", "Bmatrix", "Vmatrix", "smallmatrix", "array"}
COMPOSED = {"frac", "sqrt", "pi"}
VALUES = {"number", *COMPOSED, "group", "symbol", "env", "percent"}
CLOSING = (")", "]", "^", "_", "rangle", "rVert", "rvert", "'")  # a minus behind these subtracts
END = Token("end", None, "")


def numerals(tex: str) -> tuple[Numeral, ...]:
    """Numerals of a formula in reading order; indices, and exponents of symbols, are none."""
    return tuple(_Reader(parse(tex)).read())


def sides(tex: str) -> tuple[list[str], list[str]]:
    """The sides of a display, as written, and the relation signs between them."""
    parts, signs = [""], list[str]()

    def add(text: str, name: str) -> None:
        if name in RELATIONS:
            signs.append(RELATIONS[name])
            parts.append("")
        else:
            parts[-1] += text

    def walk(nodes: list[LatexNode]) -> None:
        for node in nodes:
            if isinstance(node, LatexCharsNode):
                for character in node.chars:
                    add(character, character)
            elif isinstance(node, LatexEnvironmentNode) and node.environmentname in LINES:
                walk(node.nodelist)
            else:
                macro = isinstance(node, LatexMacroNode)
                add(node.latex_verbatim(), node.macroname if macro else "")

    walk(parse(tex))
    return parts, signs


class _Reader:
    """Reads the numerals of one list of tokens from left to right."""

    def __init__(self, nodes: list[LatexNode], relation: str = "", entry: bool = False) -> None:
        self.tokens = [token for token in tokens(nodes) if token.kind != "space"]
        self.at, self.relation, self.entry = 0, relation, entry
        self.numerals: list[Numeral] = []
        self.only_numeral = True  # nothing but one numeral, its sign and spaces

    def read(self) -> list[Numeral]:
        negative, after_value = False, False
        while self.peek() is not END:
            token = self.take()
            self.token(token, -1 if negative else 1)
            minus = token.kind == "operator" and token.value == "-"
            negative = minus and not after_value
            after_value = token.kind in VALUES or token.value in CLOSING
            if token.kind not in {"number", *COMPOSED, "thin"} and not negative:
                self.only_numeral = False
        return self.numerals

    def peek(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else END

    def take(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def add(self, numeral: Numeral) -> None:
        if self.relation == "≈" and not numeral.unit and numeral.text.lstrip("−").isdigit():
            numeral = replace(numeral, unit=1.0)  # ≈ 49 is a rounded number, = 49 is not
        self.numerals.append(replace(numeral, relation=self.relation, entry=self.entry))

    def token(self, token: Token, sign: int) -> None:
        if token.kind == "number":
            self.number(token.value, sign)
        elif token.kind in COMPOSED:
            self.composed(token, sign, 1.0)
        elif token.kind in ("group", "env"):
            entry = self.entry or token.text.rstrip("*") in MATRICES
            self.numerals += _Reader(token.value, self.relation, entry).read()
        elif token.kind == "prose":
            self.numerals += in_prose(token.value)
        elif token.value in ("^", "_"):
            self.take()  # an exponent or index of a symbol is no numeral
        elif token.kind == "operator":
            self.relation = RELATIONS.get(token.value, self.relation)

    def number(self, digits: str, sign: int) -> None:
        """A number with what belongs to it: more digits, a percent sign, a power, a root."""
        digits += self.more_digits(digits)
        if self.peek().kind == "thin" and self.peek(1).kind == "percent":
            self.take()
        ahead, second, third = self.peek(), self.peek(1), self.peek(2)
        if ahead.kind == "percent":
            self.take()
            self.add(decimal(digits, Fraction(1, 100), sign, "%"))
        elif ahead.kind == "times" and second.value == "10" and third.value == "^":
            self.at += 3
            power = _whole(self.take()) or 0
            self.add(decimal(digits, Fraction(10) ** power, sign, f"·10^{power}"))
        elif ahead.value == "^" and (exponent := _whole(second)) is not None:
            self.at += 2
            value = float(Fraction(Decimal(digits)) ** exponent) if Decimal(digits) else 0.0
            self.add(Numeral(f"{digits}^{exponent}", sign * value, 0.0))
        elif ahead.value == "/" and second.kind == "number" and "." not in digits + second.value:
            self.at += 2
            over = int(second.value)
            value = sign * int(digits) / over if over else math.nan
            self.add(Numeral(f"{digits}/{second.value}", value, 0.0))
        elif ahead.kind in ("sqrt", "pi") and "." not in digits:
            self.take()
            self.composed(ahead._replace(text=digits + ahead.text), sign, float(digits))
        else:
            self.add(decimal(digits, Fraction(1), sign))

    def more_digits(self, digits: str) -> str:
        r"""The groups of three digits behind the first, as in `10\,000` and `10{,}000`."""
        more = ""
        while (
            self.peek().kind in ("thin", "comma")
            and self.peek(1).kind == "number"
            and len(self.peek(1).value) == 3
            and "." not in digits + more
        ):
            self.take()
            more += self.take().value
        return more

    def composed(self, token: Token, sign: int, factor: float) -> None:
        """A fraction, root or multiple of π if its parts are numerals; else the numerals inside."""
        if token.kind == "pi":
            alone = len(self.tokens) == 1  # among symbols, π may be a mixing weight
            if factor != 1.0 or alone:
                self.add(Numeral(token.text, sign * factor * math.pi, 0.0))
            return
        readers = [_Reader(inside(part), self.relation, self.entry) for part in token.value]
        inner = [numeral for reader in readers for numeral in reader.read()]
        one_each = all(len(r.numerals) == 1 and r.only_numeral for r in readers)
        exact = self.relation == "≈" or not any(numeral.unit for numeral in inner)
        if not (exact and one_each):
            if factor != 1.0:
                self.add(decimal(f"{factor:.0f}", Fraction(1), sign))
            self.numerals += inner
        elif token.kind == "sqrt":
            root = math.sqrt(max(inner[0].value, 0.0))
            self.add(Numeral(token.text, sign * factor * root, 0.0))
        else:
            over, under = (numeral.value for numeral in inner)
            self.add(Numeral(token.text, sign * over / under if under else math.nan, 0.0))


def _whole(exponent: Token) -> int | None:
    """The exponent as an integer, if it is one."""
    if exponent.kind == "group":
        text = "".join(node.latex_verbatim() for node in exponent.value).strip()
    else:
        text = exponent.value if exponent.kind == "number" else ""
    return int(text) if re.fullmatch(r"-?\d+", text) else None
