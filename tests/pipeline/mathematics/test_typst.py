"""What the slide shows is what the paper prints: KaTeX's reading, set by Typst."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    command = [programs.node(), "--input-type=module", "-e", ASK % module]
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
# Private characters and compositions of KaTeX, and the character of the same look.
COMPOSED |= {
    "\ue00c": "≨", "\ue00d": "≩", "\ue01a": "⊊", "\ue017": "⫋", "\ue01b": "⊋", "\ue019": "⫌",
    "\ue131": "i", "\ue237": "j", "└": "⌞", "┘": "⌟", "┌": "⌜", "┐": "⌝",
}  # fmt: skip
COMPOSED |= {"©": "c◯", "®": "R◯", "⦵": "∘-", "↤": "↦"}
# Drawn by KaTeX as a picture or in pieces: roots, rules, braces, stretched arrows, delimiters.
STRETCHED = "⇐⇔⇒↩↪←↽↼↔⇋=↦→⇁⇀⇄⇌↞↠\u20d6\u20d0\u20e1\u20d7\u20d1\u20ee\u20ef\u030c\u0302\u0303"
PIECES = "√⏞⏟⎴⎵⏜⏝⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭∣∥⏐‖|()[]{}⟨⟩⌈⌉⌊⌋"
MARKS = {"^": "\u0302", "~": "\u0303", "ˇ": "\u030c", "ˊ": "\u0301", "ˋ": "\u0300", "´": "\u0301"}
MARKS |= {"ˉ": "\u0304", "`": "\u0300", "˙": "\u0307", "˘": "\u0306", "˚": "\u030a", "¸": "\u0327"}


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
    """What only the slide shows, and only the paper prints; stretched signs are pictures there."""
    drawn = "svg" in html or "mult" in html
    loose = PIECES if drawn else "√⏞⏟⎴⎵"
    slide, paper = characters(seen(html), loose), characters(page, loose)
    stretched = Counter(dict.fromkeys(STRETCHED, 9)) if "<svg" in html else Counter[str]()
    extra = paper - slide - stretched
    return "".join((slide - paper).elements()), "".join(extra.elements())


SHAPES = [
    "{0}", "x {0} y", "{0}{{x}}", "{0}{{x}}{{y}}", "{0}(", r"\text{{{0}}}", r"\text{{{0}{{x}}}}",
    r"\sum{0}_x", "x{0}{{1em}}y", "{0}{{1em}}{{x}}", "{0}{{red}}{{x}}", r"\left(x {0}| y\right)",
    r"\begin{{array}}{{c}} x \\ {0} y\end{{array}}",
]  # fmt: skip
ABOUT = CODE / "tests" / "pipeline" / "mathematics" / "katex-names.txt"


def names() -> list[str]:
    """Commands of the installed KaTeX, from the tables in its own source."""
    text = (CODE / "node_modules" / "katex" / "dist" / "katex.mjs").read_text(encoding="utf-8")
    quoted = re.findall(r'"(\\\\[a-zA-Z]+)"', text)
    return sorted({name.replace("\\\\", "\\") for name in quoted})


def verdicts() -> dict[str, tuple[str, str, Made]]:
    """Each command with "set", "named: …" or "no formula", the formula tried, and what it gave."""
    asked = [(name, shape.format(name)) for name in names() for shape in SHAPES]
    found: dict[str, list[tuple[str, str, Made]]] = {}
    for (name, tex), made in zip(asked, ask([tex for _, tex in asked]), strict=True):
        verdict = (
            "set" if made.typst else f"named: {made.refused}" if made.refused else "no formula"
        )
        found.setdefault(name, []).append((verdict, tex, made))
    order = ["set", "named", "no formula"]
    return {
        name: min(tried, key=lambda one: order.index(one[0].split(":")[0]))
        for name, tried in found.items()
    }


def test_each_command_of_katex_is_set_on_paper_or_named() -> None:
    """The committed list says which; a new KaTeX changes it in the open."""
    told = "".join(f"{name}\t{verdict}\n" for name, (verdict, _, _) in verdicts().items())
    assert told == ABOUT.read_text(encoding="utf-8")


def unlike(good: list[tuple[str, Made]], folder: Path) -> dict[str, tuple[str, str]]:
    """Formulas whose signs differ between slide and paper."""
    pages = printed([made.typst for _, made in good], folder)
    both = {t: differences(made.html, page) for (t, made), page in zip(good, pages, strict=True)}
    return {tex: found for tex, found in both.items() if any(found)}


def test_each_command_shows_the_same_signs_on_slide_and_paper(tmp_path: Path) -> None:
    """Characters of KaTeX's page, and of Typst's PDF."""
    good = [(tex, made) for verdict, tex, made in verdicts().values() if verdict == "set"]
    assert len(good) > 900
    assert unlike(good, tmp_path) == {}


def test_formulas_of_the_course_show_the_same_signs(course: Path, tmp_path: Path) -> None:
    """All that stand in decks and sheets, and sixty-eight that are hard."""
    files = [*course.glob("slides/ch*.qmd"), *course.glob("handouts/ch*.qmd")]
    documents = [qmd.read(Paths(course), file) for file in sorted(files)]
    nodes = [
        place.node for each in documents for place in locate.places(each) if place.kind == "Math"
    ]
    hard = (CODE / "tests" / "filters" / "formulas.txt").read_text(encoding="utf-8").splitlines()
    formulas = [*dict.fromkeys(node["c"][1] for node in nodes), *map(define, hard)]
    good = [(tex, made) for tex, made in zip(formulas, ask(formulas), strict=True) if made.typst]
    assert len(formulas) - len(good) == 1
    assert unlike(good, tmp_path) == {}


LEAVES = [
    "a", "x_1", r"\mathbf{x}", r"\boldsymbol{\mu}", "0.25", r"\lambda", r"\hat{y}", r"\mathcal{N}",
    r"\operatorname{tr} A", r"\nabla f", r"\text{if } x", r"\tilde{\mathbf{X}}", r"\infty", "f'",
]  # fmt: skip
SHAPED = [
    r"\frac{@}{@}", "{@}^{@}", "{@}_{@}^{@}", r"\sqrt{@}", r"\sqrt[3]{@}", "@ + @", "@ = @",
    r"@ \cap @",
    r"\left( @ \right)", r"\left. @ \right|_{@}", r"\left\lVert @ \right\rVert_2", "P(@ | @)",
    r"\sum_{n=1}^{@} @", r"\int_{@}^{@} @", r"\log \left\lbrace @ \right\rbrace", r"\binom{@}{@}",
    r"\begin{bmatrix} @ & @ \\ @ & @ \end{bmatrix}", r"\begin{cases} @ & @ \\ @ & @ \end{cases}",
    r"\begin{aligned} @ &= @ \\ &= @ && \text{by (1)} \end{aligned}", r"\underbrace{@}_{@}",
    r"\left[\begin{array}{c|c} @ & @ \\ \hline @ & @ \end{array}\right]", r"\overline{@}",
    r"\tfrac{@}{@}", r"\textstyle @", r"\operatorname*{arg\,min}_{@} @", r"\boxed{@}",
]  # fmt: skip


def shaped(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A shape whose places are filled."""

    def fill(shape: str) -> st.SearchStrategy[str]:
        pieces = shape.split("@")
        lists = st.lists(parts, min_size=len(pieces) - 1, max_size=len(pieces) - 1)
        return lists.map(
            lambda inner: "".join(a + b for a, b in zip(pieces, [*inner, ""], strict=True))
        )

    return st.sampled_from(SHAPED).flatmap(fill)


FORMULAS = st.recursive(st.sampled_from(LEAVES), shaped, max_leaves=10)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(formulas=st.lists(FORMULAS, min_size=10, max_size=20, unique=True))
def test_random_formulas_show_the_same_signs(
    formulas: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is put into whatever of the subset."""
    made = ask(formulas)
    assert [tex for tex, one in zip(formulas, made, strict=True) if one.error or one.refused] == []
    assert unlike(list(zip(formulas, made, strict=True)), tmp_path_factory.mktemp("random")) == {}
