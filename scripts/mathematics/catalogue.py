"""All that the installed KaTeX knows, read from its source, and what becomes of it on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from scripts.base import programs
from scripts.base.paths import CODE
from scripts.mathematics.katex import Formula, Typeset, silently

LISTED = CODE / "tests" / "pipeline" / "mathematics" / "katex-names.txt"
USUAL = CODE / "tests" / "filters" / "formulas.txt"
MACROS = {  # those that the usual formulas take from a course's notation
    r"\E": r"\mathbb{E}",
    r"\R": r"\mathbb{R}",
    r"\norm": r"\left\lVert #1 \right\rVert",
    r"\vect": r"\mathbf{#1}",
    r"\argmin": r"\operatorname*{arg\,min}",
}
STRING = r'"((?:[^"\\]|\\.)*)"'
ESCAPED = re.compile(r"\\(?:u\{?([0-9a-fA-F]{4,5})\}?|x([0-9a-fA-F]{2})|(.))")
INTERNAL = re.compile(r"\\\w*@|\\\\\w")
ARGUMENTS = {"array": "{c|c}", "darray": "{cc}", "subarray": "{c}"}
ARGUMENTS |= dict.fromkeys(("alignat", "alignat*", "alignedat"), "{2}")
ONE_COLUMN = ("subarray", "gathered", "gather", "gather*")
OWN = {r"\mathbb": r"\mathbb{R}", r"\Bbb": r"\Bbb{R}", r"\not": r"a \not= b"}
# Ways to use a command, the first that KaTeX accepts is taken.
USES = [
    r"%s{red}{blue}{$x$}", r"%s{red}{x}", r"{a %s 1pt b}", r"%s{x}", r"%s{x}{y}", r"a %s b",
    r"%s", r"%s(", r"\text{%s}", r"\text{%s{e}}", r"%s{1em}", r"%s{1em}{1em}", r"{a %s b}",
    r"%s{(}{)}{0pt}{0}{x}{y}", r"%s1em x", r"%s 3mu x", r"\left(x %s| y\right)", r"%s( x\right)",
    r"\left( x %s)", r"%s{1em}{x}", r"%s+x+", r"a\mathrel{%s}b", r"\sum%s_x", r"%s65",
    r"\begin{array}{c}%s x\end{array}", r"%s{x}{y}{z}", r"%s{x}{y}{z}{w}", r"x%s",
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A name, the formula that shows it, and that formula on slide and paper."""

    name: str
    tex: str
    made: Typeset | None

    @property
    def verdict(self) -> str:
        if self.made is None:
            return "no formula by itself"
        return self.made.refused or "set"


def entries(wanted: Callable[[str], bool] = lambda name: True) -> list[Entry]:
    """Each name of KaTeX's with the first of its formulas that KaTeX accepts."""
    known = {name: forms for name, forms in table().items() if wanted(name)}
    pairs = [(name, tex) for name, forms in known.items() for tex in forms]
    made = silently([Formula(tex, True) for _, tex in pairs])
    found: dict[str, Entry] = {}
    for (name, tex), one in zip(pairs, made, strict=True):
        if not one.error:
            found.setdefault(name, Entry(name, tex, one))
    return [found.get(name) or Entry(name, forms[0], None) for name, forms in known.items()]


def table() -> dict[str, list[str]]:
    """All that KaTeX knows, each with formulas that may show it."""
    source = programs.module("katex/dist/katex.js").read_text(encoding="utf-8")
    symbol = rf"defineSymbol\((\w+), \w+, \w+, (?:{STRING}|\w+), {STRING}(, true)?\)"
    cases: dict[str, list[str]] = {}
    for mode, char, name, accepts in re.findall(symbol, source):
        for each in [name, *([char] if accepts and char else [])]:
            token = _plain(each)
            if INTERNAL.match(token):
                continue
            text = [rf"\text{{{token}}}", rf"\text{{{token}{{}}}}"]
            forms = text if "text" in mode else [f"a{token} b", token, f"{token}{{x}}"]
            cases[f"{'text' if 'text' in mode else 'math'} {token}"] = forms
    macros = {_plain(name) for name in re.findall(rf"defineMacro\({STRING}", source)}
    for name in sorted(_named("defineFunction", source) | macros):
        if not INTERNAL.match(name):
            cases[f"command {name}"] = [OWN[name]] if name in OWN else [use % name for use in USES]
    for name in sorted(_named("defineEnvironment", source)):
        cases[f"environment {name}"] = [_filled(name)]
    return cases


def _filled(environment: str) -> str:
    body = r"x & y \\ \frac12 & z"
    if environment in ONE_COLUMN or environment.startswith("equation"):
        body = "x" if environment.startswith("equation") else r"x \\ y"
    if environment == "CD":
        body = r"A @>f>> B \\ @VVV @VVV \\ C @>>> D"
    arguments = ARGUMENTS.get(environment, "")
    return rf"\begin{{{environment}}}{arguments}{body}\end{{{environment}}}"


def _plain(text: str) -> str:
    """A string of JavaScript without its escapes."""

    def char(found: re.Match[str]) -> str:
        number = found[1] or found[2]
        return chr(int(number, 16)) if number else found[3]

    return ESCAPED.sub(char, text)


def _named(kind: str, source: str) -> set[str]:
    """Names in the tables of functions and environments."""
    tables = re.compile(kind + r"\(\{\s*type: \"\w+\",\s*names: \[(.*?)\]", re.S)
    text = re.compile(STRING + r"|'((?:[^'\\]|\\.)*)'")
    found = (pair for names in tables.finditer(source) for pair in text.findall(names[1]))
    return {_plain(first or second) for first, second in found}


def usual() -> list[str]:
    """The formulas that a course has, with the definitions that they use."""
    lines = USUAL.read_text(encoding="utf-8").splitlines()
    return [define(line) for line in lines if line.strip()]


def define(tex: str) -> str:
    """The formula with its macros, as pandoc would have expanded them."""
    used = [name for name in MACROS if re.search(re.escape(name) + r"(?![a-zA-Z])", tex)]
    heads = [
        rf"\def{name}{'#1' if '#1' in MACROS[name] else ''}{{{MACROS[name]}}}" for name in used
    ]
    return "".join(heads) + tex


def shown(formulas: list[str]) -> list[Entry]:
    """Formulas that stand for themselves."""
    made = silently([Formula(tex, True) for tex in formulas])
    return [Entry("", tex, one) for tex, one in zip(formulas, made, strict=True)]


def listed(found: list[Entry]) -> str:
    """A line for each name: set, refused with words, or no formula by itself."""
    return "".join(f"{entry.name}\t{entry.verdict}\n" for entry in found)


def changes(found: list[Entry]) -> list[str]:
    """Where today's verdicts are not those of the committed list, and what to do."""
    then, now = LISTED.read_text(encoding="utf-8").splitlines(), listed(found).splitlines()
    file = LISTED.relative_to(CODE).as_posix()
    lines = [f"{file}: no longer: {line}" for line in then if line not in now]
    lines += [f"{file}: now: {line}" for line in now if line not in then]
    if not lines and then != now:
        lines = [f"{file}: another order of names"]
    advice = "look at the names in _build/formulas.html, then `nox -s formulas -- --accept`"
    return [*lines, advice] if lines else []


def accept(found: list[Entry]) -> None:
    """Write the committed list anew."""
    LISTED.write_text(listed(found), encoding="utf-8")
