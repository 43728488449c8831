"""Numerals, sides and relation signs of LaTeX formulas, read from a parse tree. Others ask `formulas`, which remembers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexNode,
    LatexWalker,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec

from scripts.mathematics.numerals import Numeral, decimal, in_prose

CONTEXT = get_default_latex_context_db()
CONTEXT.add_context_category(
    "course",
    prepend=True,
    macros=[
        MacroSpec("operatorname", "*{"),
        *(
            MacroSpec(n, "{")
            for n in (
                "mathbb",
                "boldsymbol",
                "mathbf",
                "mathcal",
                "mathsf",
                "mathrm",
                "bar",
                "hat",
                "tilde",
                "vec",
                "text",
            )
        ),
        *(MacroSpec(n, "{{") for n in ("frac", "dfrac", "tfrac")),
        MacroSpec("sqrt", "[{"),
    ],
)
NAMES = {
    "operatorname",
    "mathbb",
    "boldsymbol",
    "mathbf",
    "mathcal",
    "mathsf",
    "mathrm",
    "label",
    "tag",
    "begin",
    "end",
}
SPACES = {
    ",",
    ";",
    ":",
    "!",
    " ",
    "quad",
    "qquad",
    "left",
    "right",
    "bigl",
    "bigr",
    "Bigl",
    "Bigr",
    "displaystyle",
}
NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
MATRICES = {"matrix", "bmatrix", "pmatrix", "vmatrix", "Bmatrix", "Vmatrix", "smallmatrix", "array"}
RELATIONS = {
    "=": "=",
    "<": "<",
    ">": ">",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "approx": "≈",
}

Token = tuple[
    str, Any, str
]  # kind, value, printed text: "number", "symbol", "operator", "power", "percent", "env"


def parse(tex: str) -> list[LatexNode]:
    """The formula as a tree."""
    return LatexWalker(tex, latex_context=CONTEXT).get_latex_nodes()[0]  # type: ignore[no-any-return]


def _arguments(node: LatexMacroNode) -> list[LatexNode]:
    return [a for a in (node.nodeargd.argnlist if node.nodeargd else []) if a is not None]


def _inside(node: LatexNode) -> list[LatexNode]:
    return (
        list(node.nodelist) if isinstance(node, LatexGroupNode | LatexEnvironmentNode) else [node]
    )


def _tokens(nodes: list[LatexNode]) -> Iterator[Token]:
    """A formula as a flat list: what an index or an exponent is attached to decides whether it is a numeral."""
    for node in nodes:
        if node is None:
            continue
        if isinstance(node, LatexCharsNode):
            for m in re.finditer(rf"{NUMBER.pattern}|[A-Za-z]|\S", node.chars):
                kind = (
                    "number"
                    if NUMBER.fullmatch(m[0])
                    else "symbol"
                    if m[0].isalpha()
                    else "operator"
                )
                yield kind, m[0], m[0]
        elif isinstance(node, LatexMacroNode):
            yield from _macro(node)
        elif isinstance(node, LatexEnvironmentNode):
            yield "env", node.nodelist, node.environmentname
        elif isinstance(node, LatexGroupNode):
            yield (
                ("comma", ",", ",")
                if node.latex_verbatim() == "{,}"
                else ("group", node.nodelist, "")
            )
        elif hasattr(node, "specials_chars"):
            yield "operator", node.specials_chars, node.specials_chars


def _macro(node: LatexMacroNode) -> Iterator[Token]:
    name, arguments = node.macroname, _arguments(node)
    if name == "%":
        yield "percent", "%", r"\%"
    elif name in ("frac", "dfrac", "tfrac") and len(arguments) == 2:
        yield "frac", arguments, node.latex_verbatim()
    elif name == "sqrt":
        yield "sqrt", arguments[-1:], node.latex_verbatim()
    elif name == "text":
        yield "prose", "".join(a.latex_verbatim() for a in arguments), ""
    elif name == "pi":
        yield "pi", math.pi, r"\pi"
    elif name in NAMES:
        yield "symbol", name, name
    elif name == ",":
        yield "thin", ",", ","
    elif name in SPACES:
        yield "space", name, ""
    elif name in ("cdot", "times"):
        yield "times", name, name
    else:
        yield "symbol" if name in GREEK else "operator", name, name
        for argument in arguments:
            yield "group", _inside(argument), ""


GREEK = {
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "varepsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "rho",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "varphi",
    "chi",
    "psi",
    "omega",
    "Gamma",
    "Delta",
    "Theta",
    "Lambda",
    "Xi",
    "Pi",
    "Sigma",
    "Phi",
    "Psi",
    "Omega",
    "top",
    "prime",
    "ell",
    "infty",
}


class _Reader:
    """Reads the numerals of one list of tokens from left to right."""

    def __init__(self, nodes: list[LatexNode], relation: str = "", entry: bool = False) -> None:
        self.tokens = [t for t in _tokens(nodes) if t[0] != "space"]
        self.at, self.relation, self.entry = 0, relation, entry
        self.numerals: list[Numeral] = []
        self.only_numeral = True  # nothing but one numeral, its sign and spaces

    def peek(self, ahead: int = 0) -> Token:
        return (
            self.tokens[self.at + ahead]
            if self.at + ahead < len(self.tokens)
            else ("end", None, "")
        )

    def add(self, numeral: Numeral) -> None:
        if self.relation == "≈" and not numeral.unit and numeral.text.lstrip("−").isdigit():
            numeral = replace(numeral, unit=1.0)  # ≈ 49 is a rounded number, = 49 is not
        self.numerals.append(replace(numeral, relation=self.relation, entry=self.entry))

    def take(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def read(self) -> list[Numeral]:
        negative, after_value = False, False
        while self.peek()[0] != "end":
            kind, value, text = self.take()
            self.relation = (
                RELATIONS.get(value, self.relation) if kind == "operator" else self.relation
            )
            if kind == "number":
                self.number(value, -1 if negative else 1)
            elif kind in ("frac", "sqrt", "pi"):
                self.composed(kind, value, text, -1 if negative else 1, 1.0)
            elif kind in ("group", "env"):
                self.numerals += _Reader(
                    value, self.relation, self.entry or text.rstrip("*") in MATRICES
                ).read()
            elif kind == "prose":
                self.numerals += in_prose(value)
            elif value in ("^", "_"):
                self.take()  # an exponent or index of a symbol is no numeral
            negative = value == "-" and kind == "operator" and not after_value
            after_value = kind in (
                "number",
                "frac",
                "sqrt",
                "pi",
                "group",
                "symbol",
                "env",
                "percent",
            ) or value in (")", "]", "^", "_", "rangle", "rVert", "rvert", "'")
            if not (kind in ("number", "frac", "sqrt", "pi", "thin") or negative):
                self.only_numeral = False
        return self.numerals

    def number(self, digits: str, sign: int) -> None:
        printed = digits
        while (
            self.peek()[0] in ("thin", "comma")
            and self.peek(1)[0] == "number"
            and len(self.peek(1)[1]) == 3
            and "." not in digits
        ):
            self.take()
            digits += self.take()[1]
            printed = digits
        if self.peek()[0] == "thin" and self.peek(1)[0] == "percent":
            self.take()
        if self.peek()[0] == "percent":
            self.take()
            self.add(decimal(digits, Fraction(1, 100), sign, "%"))
        elif self.peek()[0] == "times" and self.peek(1)[1] == "10" and self.peek(2)[1] == "^":
            self.at += 3
            power = self.exponent()
            self.add(decimal(digits, Fraction(10) ** power, sign, f"·10^{power}"))
        elif self.peek()[1] == "^" and self.exponent_ahead() is not None:
            self.take()
            power = self.exponent()
            scale = float(Fraction(Decimal(digits)) ** power) if Decimal(digits) else 0.0
            self.add(Numeral(f"{printed}^{power}", sign * scale, 0.0))
        elif (
            self.peek()[1] == "/"
            and self.peek(1)[0] == "number"
            and "." not in digits + self.peek(1)[1]
        ):
            self.take()
            over = self.take()[1]
            self.add(
                Numeral(f"{printed}/{over}", sign * int(digits) / int(over), 0.0)
                if int(over)
                else Numeral(f"{printed}/{over}", math.nan, 0.0)
            )
        elif self.peek()[0] in ("sqrt", "pi") and "." not in digits:
            kind, value, text = self.take()
            self.composed(kind, value, printed + text, sign, float(digits))
        else:
            self.add(decimal(digits, Fraction(1), sign))

    def exponent_ahead(self) -> int | None:
        """The integer exponent that follows `^`, if it is one."""
        kind, value, _ = self.peek(1)
        text = (
            value
            if kind == "number"
            else "".join(n.latex_verbatim() for n in value)
            if kind == "group"
            else ""
        )
        return int(text) if re.fullmatch(r"-?\d+", text.strip()) else None

    def exponent(self) -> int:
        kind, value, _ = self.take()
        text = (
            value
            if kind == "number"
            else "".join(n.latex_verbatim() for n in value)
            if kind == "group"
            else ""
        )
        return int(text) if re.fullmatch(r"-?\d+", text.strip()) else 0

    def composed(self, kind: str, value: Any, text: str, sign: int, factor: float) -> None:
        """A fraction, a root or a multiple of π when its parts are numerals; else the numerals inside."""
        if kind == "pi":
            if (
                factor != 1.0 or len(self.tokens) == 1
            ):  # alone among symbols, π may be a mixing weight
                self.add(Numeral(text, sign * factor * math.pi, 0.0))
            return
        readers = [_Reader(_inside(part), self.relation, self.entry) for part in value]
        inner = [reader.read() for reader in readers]
        exact = self.relation == "≈" or all(not n.unit for part in inner for n in part)
        if exact and all(
            len(n) == 1 and r.only_numeral for n, r in zip(inner, readers, strict=True)
        ):
            numbers = [n[0].value for n in inner]
            if kind == "sqrt":
                self.add(Numeral(text, sign * factor * math.sqrt(max(numbers[0], 0.0)), 0.0))
            else:
                self.add(
                    Numeral(text, sign * numbers[0] / numbers[1] if numbers[1] else math.nan, 0.0)
                )
        else:
            if factor != 1.0:
                self.add(decimal(f"{factor:.0f}", Fraction(1), sign))
            self.numerals += [n for part in inner for n in part]


def numerals(tex: str) -> tuple[Numeral, ...]:
    """Numerals of a formula in reading order; indices, and exponents of symbols, are none."""
    return tuple(_Reader(parse(tex)).read())


def sides(tex: str) -> tuple[list[str], list[str]]:
    """The sides of a display, as written, and the relation signs between them."""
    parts, signs = [""], list[str]()

    def relation(sign: str) -> None:
        signs.append(RELATIONS[sign])
        parts.append("")

    def walk(nodes: list[Any]) -> None:
        for node in nodes:
            if isinstance(node, LatexCharsNode):
                for character in node.chars:
                    if character in RELATIONS:
                        relation(character)
                    else:
                        parts[-1] += character
            elif isinstance(node, LatexMacroNode) and node.macroname in RELATIONS:
                relation(node.macroname)
            elif isinstance(node, LatexEnvironmentNode) and node.environmentname in (
                "aligned",
                "split",
                "gathered",
            ):
                walk(node.nodelist)
            else:
                parts[-1] += node.latex_verbatim()

    walk(parse(tex))
    return parts, signs
