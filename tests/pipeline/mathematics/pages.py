"""Formulas as KaTeX shows them and as pdftotext reads them from paper, as multisets of signs."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import typst

from scripts.base.paths import CODE, Paths
from scripts.markdown import locate, qmd
from scripts.mathematics import catalogue
from scripts.mathematics.katex import Formula, Typeset, silently

HEAD = """#set document(title: "Formulas")
#set page(width: 60cm, height: auto, margin: 1cm)
#set text(lang: "en")
#show math.equation: set text(font: "New Computer Modern Math")
"""
MATHML = re.compile(r"<math[\s\S]*?</math>")


def ask(formulas: list[str]) -> list[Typeset]:
    """What KaTeX shows and what we write for Typst."""
    return silently([Formula(tex, True) for tex in formulas])


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
    visible.feed(MATHML.sub("", html))
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
def chapter() -> list[str]:
    """Every formula of chapter 9, macros expanded."""
    paths, found = Paths(CODE), []
    for room in ("slides", "handouts"):
        document = qmd.read(paths, CODE / room / "ch09_pca.qmd")
        found += [at.node["c"][1] for at in locate.places(document) if at.node.get("t") == "Math"]
    return list(dict.fromkeys(found))


@cache
def usual() -> list[str]:
    """The formulas that a course has."""
    return catalogue.usual()


@cache
def everything() -> list[catalogue.Entry]:
    """All that KaTeX knows."""
    return catalogue.entries()
