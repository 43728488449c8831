"""What the slide shows is what the paper prints: KaTeX's reading, set by Typst."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typst

from scripts.base import programs
from scripts.base.paths import CODE, Paths
from scripts.markdown import locate, qmd

ASK = """
import { createRequire } from 'node:module';
import path from 'node:path';
import { Unsettable, toTypst } from '%s';
const katex = createRequire(path.join(process.cwd(), 'package.json'))('katex');
console.log = () => {};  // of \\message
let input = '';
for await (const chunk of process.stdin) input += chunk;
const set = tex => {
  const settings = { displayMode: true, throwOnError: true, strict: 'error' };
  const made = { html: '', error: '', typst: '', refused: '' };
  try {
    made.html = katex.renderToString(tex, { ...settings, output: 'html' });
    made.typst = toTypst(katex.__parse(tex, settings), true);
  } catch (error) {
    made[error instanceof Unsettable ? 'refused' : 'error'] = error.message;
    if (!(error instanceof Unsettable || error instanceof katex.ParseError)) throw error;
  }
  return made;
};
process.stdout.write(JSON.stringify(JSON.parse(input).map(set)));
"""
HEAD = """#set document(title: "Formulas")
#set page(width: 60cm, height: auto, margin: 1cm)
#set text(lang: "en")
#show math.equation: set text(font: "New Computer Modern Math")
"""
MACROS = {
    r"\E": r"\mathbb{E}",
    r"\R": r"\mathbb{R}",
    r"\norm": r"\left\lVert #1 \right\rVert",
    r"\vect": r"\mathbf{#1}",
    r"\argmin": r"\operatorname*{arg\,min}",
}


@dataclass(frozen=True)
class Made:
    html: str
    error: str
    typst: str
    refused: str


def define(tex: str) -> str:
    """The formula with the definitions that it uses, as pandoc would have expanded them."""
    used = [name for name in MACROS if re.search(re.escape(name) + r"(?![a-zA-Z])", tex)]
    heads = [
        rf"\def{name}{'#1' if '#1' in MACROS[name] else ''}{{{MACROS[name]}}}" for name in used
    ]
    return "".join(heads) + tex


def ask(formulas: list[str]) -> list[Made]:
    """What KaTeX shows and what we write for Typst, by one Node process."""
    module = (CODE / "scripts" / "mathematics" / "typst.mjs").as_uri()
    command = [str(programs.node()), "--input-type=module", "-e", ASK % module]
    text = json.dumps(formulas)
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=CODE)
    assert done.returncode == 0, done.stderr[-2000:]
    return [Made(**answer) for answer in json.loads(done.stdout)]


def pdf(sources: list[str]) -> bytes:
    """One accessible document with a page for each formula."""
    pages = [f'#math.equation(block: true, alt: "words", $ {each} $)\n' for each in sources]
    return typst.compile((HEAD + "#pagebreak()\n".join(pages)).encode(), pdf_standards="ua-1")


def printed(sources: list[str], folder: Path) -> list[str]:
    """The characters on each page."""
    (folder / "formulas.pdf").write_bytes(pdf(sources))
    command = ["pdftotext", "-raw", "formulas.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == len(sources)
    return pages


class Visible(HTMLParser):
    """Text of KaTeX's HTML without phantoms."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("path", "img", "line"):
            return
        style = dict(attrs).get("style") or ""
        self.open.append("transparent" in style)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("path", "img", "line"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.text += data


def seen(html: str) -> str:
    visible = Visible()
    visible.feed(html)
    return visible.text


# One character on paper, several on the slide.
COMPOSED = {
    "≔": ":=", "≕": "=:", "⩴": "::=", "∷": "::", "∹": "-:", "⟦": "[[", "⟧": "]]",
    "⦃": "{[", "⦄": "]}",
    "⋯": "⋅⋅⋅", "\ue020": "/", "\u0338": "/", "⃒": "", "−": "-", "∗": "*", "ϵ": "ε",
}  # fmt: skip
# Drawn by KaTeX as a picture or in pieces: roots, rules, braces, stretched arrows, delimiters.
PIECES = "√⏞⏟⎴⎵⏜⏝⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭∣∥⏐‖|()[]{}⟨⟩⌈⌉⌊⌋"
DRAWN = "⃯⃮⃗⃖⃐⃑⃡̂̃̌←→↔⇐⇒⇔↩↪↼↽⇀⇁⇋⇌⇄↞↠↦="
MARKS = {"^": "\u0302", "~": "\u0303", "ˇ": "\u030c", "ˊ": "\u0301", "ˋ": "\u0300", "´": "\u0301"}
MARKS |= {
    "ˉ": "\u0304",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "`": "\u0300",
    "˙": "\u0307",
    "˘": "\u0306",
    "˚": "\u030a",
    "¸": "\u0327",
}


def characters(text: str, loose: str) -> Counter[str]:
    """Letters and signs, whatever their alphabet; accents as such; without what is drawn."""
    text = "".join(MARKS.get(sign, sign) for sign in text)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(COMPOSED.get(sign, sign) for sign in text)
    kept = [
        sign
        for sign in text
        if not sign.isspace()
        and unicodedata.category(sign) not in ("Cf", "Cc")
        and sign not in loose
        and sign not in "\ufe00\ufe01"
    ]
    return Counter(kept)


def differences(html: str, page: str) -> tuple[str, str]:
    """What only the slide shows and what only the paper prints."""
    drawn = "svg" in html or "mult" in html
    loose = PIECES if drawn else "√⏞⏟⎴⎵"
    slide, paper = characters(seen(html), loose), characters(page, loose)
    surplus = Counter(
        {sign: n for sign, n in (paper - slide).items() if sign not in DRAWN or not drawn}
    )
    return "".join((slide - paper).elements()), "".join(surplus.elements())


@cache
def usual() -> list[str]:
    """The formulas that a course has."""
    lines = (CODE / "tests" / "filters" / "formulas.txt").read_text().splitlines()
    return [define(line) for line in lines if line.strip()]


@cache
def chapter() -> list[str]:
    """Every formula of chapter 9, macros expanded."""
    paths, found = Paths(CODE), []
    for room in ("slides", "handouts"):
        document = qmd.read(paths, CODE / room / "ch09_pca.qmd")
        found += [at.node["c"][1] for at in locate.places(document) if at.node.get("t") == "Math"]
    return list(dict.fromkeys(found))


STRING = r'"((?:[^"\\]|\\.)*)"'
ESCAPED = re.compile(r"\\(?:u\{?([0-9a-fA-F]{4,5})\}?|x([0-9a-fA-F]{2})|(.))")
ARGUMENTS = {"array": "{c|c}", "darray": "{cc}", "subarray": "{c}"}
ARGUMENTS |= dict.fromkeys(("alignat", "alignat*", "alignedat"), "{2}")
ONE_COLUMN = ("subarray", "gathered", "gather", "gather*")
# Ways to use a command, the first that KaTeX accepts is taken.
USES = [
    r"%s{red}{blue}{$x$}", r"%s{red}{x}", r"{a %s 1pt b}", r"%s{x}", r"%s{x}{y}", r"a %s b",
    r"%s", r"%s(", r"\text{%s}", r"\text{%s{e}}", r"%s{1em}", r"%s{1em}{1em}", r"{a %s b}",
    r"%s{(}{)}{0pt}{0}{x}{y}", r"%s1em x", r"%s 3mu x", r"\left(x %s| y\right)", r"%s( x\right)",
    r"\left( x %s)", r"%s{1em}{x}", r"%s+x+", r"a\mathrel{%s}b", r"\sum%s_x", r"%s65",
    r"\begin{array}{c}%s x\end{array}", r"%s{x}{y}{z}", r"%s{x}{y}{z}{w}", r"x%s",
]  # fmt: skip


def unescape(text: str) -> str:
    def char(found: re.Match[str]) -> str:
        number = found[1] or found[2]
        return chr(int(number, 16)) if number else found[3]

    return ESCAPED.sub(char, text)


def named(kind: str, source: str) -> set[str]:
    """Names in the tables of functions and environments."""
    table = re.compile(kind + r"\(\{\s*type: \"\w+\",\s*names: \[(.*?)\]", re.S)
    return {unescape(name) for found in table.finditer(source) for name in strings(found[1])}


def strings(text: str) -> list[str]:
    return [first or second for first, second in re.findall(STRING + r"|'((?:[^'\\]|\\.)*)'", text)]


def table() -> dict[str, list[str]]:
    """All that KaTeX knows, each with formulas that may show it."""
    source = (CODE / "node_modules" / "katex" / "dist" / "katex.js").read_text()
    symbol = rf"defineSymbol\((\w+), \w+, \w+, (?:{STRING}|\w+), {STRING}(, true)?\)"
    cases: dict[str, list[str]] = {}
    for mode, char, name, accepts in re.findall(symbol, source):
        for each in [name, *([char] if accepts and char else [])]:
            token = unescape(each)
            text = [rf"\text{{{token}}}", rf"\text{{{token}{{}}}}"]
            forms = text if "text" in mode else [f"a{token} b", token, f"{token}{{x}}"]
            cases[f"{'text' if 'text' in mode else 'math'} {token}"] = forms
    macros = {unescape(name) for name in re.findall(rf"defineMacro\({STRING}", source)}
    for name in sorted(named("defineFunction", source) | macros):
        if name not in INTERNAL:
            cases[f"command {name}"] = [use % name for use in USES]
    for name in sorted(named("defineEnvironment", source)):
        body = r"x & y \\ \frac12 & z"
        if name in ONE_COLUMN or name.startswith("equation"):
            body = "x" if name.startswith("equation") else r"x \\ y"
        if name == "CD":
            body = r"A @>f>> B \\ @VVV @VVV \\ C @>>> D"
        both = rf"\begin{{{name}}}{ARGUMENTS.get(name, '')}{body}\end{{{name}}}"
        cases[f"environment {name}"] = [both]
    return cases


LISTED = CODE / "tests" / "pipeline" / "mathematics" / "katex-names.txt"
INTERNAL = {r"\html@mathml"}


@cache
def everything() -> dict[str, tuple[str, Made]]:
    """Each thing that KaTeX accepts by itself, its formula and what became of it."""
    pairs = [(name, tex) for name, forms in table().items() for tex in forms]
    found: dict[str, tuple[str, Made]] = {}
    for (name, tex), made in zip(pairs, ask([tex for _, tex in pairs]), strict=True):
        if not made.error:
            found.setdefault(name, (tex, made))
    return found


INDICATOR = r"\mathbf{1}_{\{x>0\}}, \quad \mathbb{1}[y=k], \quad \mathbf{0}"


def test_the_usual_formulas_are_set_but_the_one_that_katex_shows_otherwise() -> None:
    """KaTeX has no double-struck 1 and shows a plain one, so paper asks for a bold one."""
    made = ask(usual())
    refused = {tex: each.refused for tex, each in zip(usual(), made, strict=True) if each.refused}
    assert list(refused) == [INDICATOR]
    assert refused[INDICATOR].endswith(r"write `\mathbf{1}`")
    assert not [each.error for each in made if each.error]
    assert pdf([each.typst for each in made if each.typst])


def test_every_formula_of_a_chapter_is_set() -> None:
    """Chapter 9, slides and sheet."""
    made = ask(chapter())
    assert len(made) > 500
    assert not [each.error or each.refused for each in made if not each.typst]


def verdicts() -> str:
    """A line for each thing that KaTeX knows: set, refused with words, or no formula by itself."""
    lines = []
    for name in table():
        found = everything().get(name)
        verdict = (found[1].refused or "set") if found else "no formula by itself"
        lines.append(f"{name}\t{verdict}\n")
    return "".join(lines)


def test_the_verdict_on_each_thing_that_katex_knows_is_listed() -> None:
    """A new KaTeX changes the committed list in the open."""
    assert verdicts() == LISTED.read_text(encoding="utf-8")


def test_all_that_katex_knows_is_set_or_refused_in_words() -> None:
    """Every symbol, command and environment: one document, or a message with the form to use."""
    found = [made for _, made in everything().values()]
    written = [made.typst for made in found if not made.refused]
    refused = [made.refused for made in found if made.refused]
    assert pdf(written)
    assert not [words for words in refused if " cannot be set on paper; " not in words]
    assert len(written) > 1400
    assert len(refused) < 70


# KaTeX composes them of other characters, or has them in an area for private use.
LIKE = {
    r"\copyright", r"\textcopyright", r"\textregistered", "©", "®", r"\mapsfrom", "↤",
    "≘", r"\minuso", "⦵",
    r"\ulcorner", r"\urcorner", r"\llcorner", r"\lrcorner", "⌜", "⌝", "⌞", "⌟",
    r"\imath", r"\jmath",
    r"\gvertneqq", r"\lvertneqq", r"\varsubsetneq", r"\varsubsetneqq",
    r"\varsupsetneq", r"\varsupsetneqq",
}  # fmt: skip


def test_paper_has_the_characters_of_the_slide(tmp_path: Path) -> None:
    """As often as the slide: in the usual formulas, the chapter, and all that KaTeX knows."""
    known = [(name.split(" ", 1)[1], made) for name, (_, made) in everything().items()]
    courses = usual() + chapter()
    given = [*zip(courses, ask(courses), strict=True), *known]
    given = [(name, made) for name, made in given if made.typst]
    pages = printed([made.typst for _, made in given], tmp_path)
    wrong = {
        name: differences(made.html, page)
        for (name, made), page in zip(given, pages, strict=True)
        if differences(made.html, page) != ("", "")
    }
    assert wrong.keys() <= LIKE, {name: wrong[name] for name in wrong.keys() - LIKE}


ALPHABETS = {
    r"x": r"\u{1d465}", r"\mathbf{x}": r"\u{1d431}", r"\boldsymbol{x}": r"\u{1d499}",
    r"\mathbf{\theta}": r"\u{1d703}", r"\boldsymbol{\theta}": r"\u{1d73d}", r"\mathrm{x}": '"x"',
    r"\mathsf{x}": r"\u{1d5d1}", r"\mathtt{x}": r"\u{1d6a1}", r"\mathbb{R}": r"\u{211d}",
    r"\mathcal{L}": 'cal("L")', r"\mathscr{L}": 'scr("L")', r"\mathfrak{g}": r"\u{1d524}",
    r"\Gamma": '"Γ"', r"\varGamma": r"\u{1d6e4}", r"\boldsymbol{\Gamma}": r"\u{1d6aa}",
    r"3{,}5": r'"3"#h(0em)class("normal", class("punctuation", \u{2c}))"5"',
}  # fmt: skip


@pytest.mark.parametrize(("tex", "expected"), ALPHABETS.items())
def test_letters_keep_their_alphabet(tex: str, expected: str) -> None:
    """Bold, script and calligraphic letters differ as on the slide."""
    assert ask([tex])[0].typst.replace("#h(0em)", "") == expected.replace("#h(0em)", "")


def only(tex: str) -> str:
    (made,) = ask([define(tex)])
    assert not made.error
    assert not made.refused
    assert pdf([made.typst])
    return made.typst


@pytest.mark.parametrize(
    "tex", [r"P(A|B) = \frac{P(B|A)\,P(A)}{P(B)}", r"H(X|Y) = -\sum_{x,y} p(x,y) \log p(x|y)"]
)
def test_a_bar_alone_is_a_sign(tex: str) -> None:
    """It grows with nothing and pairs with none (faults M1, M2)."""
    source = only(tex)
    assert "lr(" not in source
    assert "stretch(" not in source
    assert "mid(" not in source


def test_a_determinant_beside_a_norm_has_single_bars() -> None:
    """Each pair of delimiters is its own (fault M3)."""
    source = only(r"\norm{a \times b}^2 = \begin{vmatrix} a & b \\ c & d \end{vmatrix}")
    norm, determinant = source.split('class("relation"')
    assert r"\u{2225}" in norm
    assert r"\u{2225}" not in determinant
    assert "mat(" in determinant


FAULTS = [
    r"\norm{\norm{a} b}", r"a \cap b, \bigcap_i A_i, a \sqcap b \ominus c, \llbracket x \rrbracket",
    r"3{,}5, A \& B, \mathbf{\theta}, a \coloneq b, \underbracket{a+b}",
    r"\left[\begin{array}{cc|c} 1 & 2 & 3 \end{array}\right]", r"\left. f \right|_{x=0}",
    r"\left( a \,\middle|\, b \right)", r"\begin{smallmatrix} a & b \end{smallmatrix}", r"\tfrac12",
    r"\textcolor{red}{x}", r"\begin{aligned} a &= b & c &= d \end{aligned}", r"{\bf x}, {\cal A}",
    r"\varlimsup_n a_n", r"\begin{dcases} a & b \end{dcases}", r"\bra{\psi}", r"\cfrac{1}{x}",
    "x % a comment\n + y",
]  # fmt: skip


@pytest.mark.parametrize("tex", FAULTS)
def test_what_broke_the_paper_is_set(tex: str) -> None:
    """Faults M4 to M8."""
    assert only(tex)


@pytest.mark.parametrize(
    ("tex", "instead"),
    [
        (r"\mathbb{1}", r"write `\mathbf{1}`"),
        (r"x \tag{1}", "number the formula with `{#eq-name}`"),
        (r"\sum_{\mathclap{i}}", r"write `\substack` or a shorter index"),
        (r"\boldsymbol{\le}", "set only the letters bold"),
        (r"\begin{array}{c} \hline \hline a \end{array}", "write one"),
    ],
)
def test_what_cannot_be_set_is_refused_with_the_form_to_use(tex: str, instead: str) -> None:
    """Nothing comes out silently different (fault M9)."""
    refused = ask([tex])[0].refused
    assert " cannot be set on paper; " in refused
    assert refused.endswith(instead)
