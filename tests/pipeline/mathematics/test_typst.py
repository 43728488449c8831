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
    heads = [rf"\def{name}{'#1' if '#1' in MACROS[name] else ''}{{{MACROS[name]}}}" for name in used]
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
    "≔": ":=", "≕": "=:", "⩴": "::=", "∷": "::", "∹": "-:", "⟦": "[[", "⟧": "]]", "⦃": "{[", "⦄": "]}",
    "⋯": "⋅⋅⋅", "\ue020": "/", "\u0338": "/", "⃒": "", "−": "-", "∗": "*", "ϵ": "ε",
}  # fmt: skip
# Drawn by KaTeX as a picture or in pieces: roots, rules, braces, stretched arrows, delimiters.
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
        if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc") and sign not in loose
        and sign not in "\ufe00\ufe01"
    ]
    return Counter(kept)


def differences(html: str, page: str) -> tuple[str, str]:
    """What only the slide shows and what only the paper prints."""
    drawn = "svg" in html or "mult" in html
    loose = PIECES if drawn else "√⏞⏟⎴⎵"
    slide, paper = characters(seen(html), loose), characters(page, loose)
    return "".join((slide - paper).elements()), "".join((paper - slide).elements())


NAMES = re.compile(r'define(?:Symbol\((?:math|text), \w+, [\w-]+, "[^"]*"|Macro\(), ?"(\\\\[a-zA-Z]+)"')
LISTED = re.compile(r'names: \[([^\]]*)\]')
SHAPES = ["{0}", "x {0} y", "{0}{{x}}", "{0}{{x}}{{y}}", r"{0}(x \right)", r"\text{{{0}}}"]
ABOUT = CODE / "tests" / "pipeline" / "mathematics" / "katex-names.txt"


def names() -> list[str]:
    """Commands of the installed KaTeX, from the tables in its source."""
    text = (CODE / "node_modules" / "katex" / "dist" / "katex.mjs").read_text(encoding="utf-8")
    quoted = re.findall(r'"(\\\\[a-zA-Z]+)"', text)
    return sorted({name.replace("\\\\", "\\") for name in quoted})
