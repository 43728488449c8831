"""A formula as a flat list of tokens: what an exponent is attached to says if it is a numeral."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexNode,
    LatexSpecialsNode,
    LatexWalker,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec

ALPHABETS = ("mathbb", "boldsymbol", "mathbf", "mathcal", "mathsf", "mathrm")
ACCENTS = ("bar", "hat", "tilde", "vec")
FRACTIONS = ("frac", "dfrac", "tfrac")
CONTEXT = get_default_latex_context_db()
CONTEXT.add_context_category(
    "course",
    prepend=True,
    macros=[
        MacroSpec("operatorname", "*{"),
        *(MacroSpec(name, "{") for name in (*ALPHABETS, *ACCENTS, "text")),
        *(MacroSpec(name, "{{") for name in FRACTIONS),
        MacroSpec("sqrt", "[{"),
    ],
)
NAMES = {"operatorname", *ALPHABETS, "label", "tag", "begin", "end"}
SPACES = {
    *(",", ";", ":", "!", " ", "quad", "qquad", "displaystyle"),
    *("left", "right", "bigl", "bigr", "Bigl", "Bigr"),
}
GREEK = {
    *("alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "iota"),
    *("kappa", "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi", "varphi"),
    *("chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi"),
    *("Psi", "Omega", "top", "prime", "ell", "infty"),
}
NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")


class Token(NamedTuple):
    """A piece of a formula.

    `kind` is number, symbol, operator, times, percent, pi, prose, space, thin or comma (between
    groups of digits), or, with nodes for its `value`, frac, sqrt, group or env. `text` is what is
    printed, and of an env its name.
    """

    kind: str
    value: Any
    text: str


def parse(tex: str) -> list[LatexNode]:
    """The formula as a tree."""
    return LatexWalker(tex, latex_context=CONTEXT).get_latex_nodes()[0]  # type: ignore[no-any-return]


def inside(node: LatexNode) -> list[LatexNode]:
    """The nodes in a group or an environment; of others, the node itself."""
    grouped = isinstance(node, LatexGroupNode | LatexEnvironmentNode)
    return list(node.nodelist) if grouped else [node]


def tokens(nodes: list[LatexNode]) -> Iterator[Token]:
    """The tokens of a tree from left to right."""
    for node in nodes:
        if isinstance(node, LatexCharsNode):
            yield from _characters(node.chars)
        elif isinstance(node, LatexMacroNode):
            yield from _macro(node)
        elif isinstance(node, LatexEnvironmentNode):
            yield Token("env", node.nodelist, node.environmentname)
        elif isinstance(node, LatexGroupNode) and node.latex_verbatim() == "{,}":
            yield Token("comma", ",", ",")
        elif isinstance(node, LatexGroupNode):
            yield Token("group", node.nodelist, "")
        elif isinstance(node, LatexSpecialsNode):
            yield Token("operator", node.specials_chars, node.specials_chars)


def _characters(text: str) -> Iterator[Token]:
    for found in re.findall(rf"{NUMBER.pattern}|[A-Za-z]|\S", text):
        if NUMBER.fullmatch(found):
            yield Token("number", found, found)
        else:
            yield Token("symbol" if found.isalpha() else "operator", found, found)


def _macro(node: LatexMacroNode) -> Iterator[Token]:
    name = node.macroname
    arguments = [a for a in (node.nodeargd.argnlist if node.nodeargd else []) if a is not None]
    if name == "%":
        yield Token("percent", "%", r"\%")
    elif name in FRACTIONS and len(arguments) == 2:
        yield Token("frac", arguments, node.latex_verbatim())
    elif name == "sqrt":
        yield Token("sqrt", arguments[-1:], node.latex_verbatim())
    elif name == "text":
        yield Token("prose", "".join(a.latex_verbatim() for a in arguments), "")
    elif name == "pi":
        yield Token("pi", math.pi, r"\pi")
    elif name in NAMES:
        yield Token("symbol", name, name)
    elif name == ",":
        yield Token("thin", ",", ",")
    elif name in SPACES:
        yield Token("space", name, "")
    elif name in ("cdot", "times"):
        yield Token("times", name, name)
    else:
        yield Token("symbol" if name in GREEK else "operator", name, name)
        for argument in arguments:
            yield Token("group", inside(argument), "")
