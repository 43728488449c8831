"""What the slide shows is what the paper prints: KaTeX's reading, set by Typst."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.mathematics import catalogue
from scripts.mathematics.catalogue import define
from tests.pipeline.mathematics.pages import (
    ask,
    chapter,
    differences,
    everything,
    pdf,
    printed,
    usual,
)

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


def test_the_verdict_on_each_thing_that_katex_knows_is_listed() -> None:
    """A new KaTeX changes the committed list in the open."""
    assert catalogue.changes(everything()) == []


def test_all_that_katex_knows_is_set_or_refused_in_words() -> None:
    """Every symbol, command and environment: one document, or a message with the form to use."""
    found = [entry.made for entry in everything() if entry.made]
    written = [made.typst for made in found if not made.refused]
    refused = [made.refused for made in found if made.refused]
    assert pdf(written)
    assert not [words for words in refused if " cannot be set on paper; " not in words]
    assert len(written) > 1400
    assert len(refused) < 60


# KaTeX composes them of other characters, or has them in an area for private use.
LIKE = {
    r"\copyright", r"\textcopyright", r"\textregistered", "©", "®", r"\mapsfrom", "↤",
    "≘", r"\minuso", "⦵",
    r"\ulcorner", r"\urcorner", r"\llcorner", r"\lrcorner", "⌜", "⌝", "⌞", "⌟",
    r"\imath", r"\jmath", r"\oiint", r"\oiiint", "∯", "∰",
    r"\gvertneqq", r"\lvertneqq", r"\varsubsetneq", r"\varsubsetneqq",
    r"\varsupsetneq", r"\varsupsetneqq",
}  # fmt: skip


def test_paper_has_the_characters_of_the_slide(tmp_path: Path) -> None:
    """As often as the slide: in the usual formulas, the chapter, and all that KaTeX knows."""
    known = [(entry.name.split(" ", 1)[1], entry.made) for entry in everything()]
    courses = usual() + chapter()
    given = [*zip(courses, ask(courses), strict=True), *known]
    given = [(name, made) for name, made in given if made and made.typst]
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
    assert made.error is None
    assert made.refused is None
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
        (r"\href{https://a.b}{x}", "write the link in the text"),
        (r"\boldsymbol{\le}", "set only the letters bold"),
        (r"\begin{array}{c} \hline \hline a \end{array}", "write one"),
    ],
)
def test_what_cannot_be_set_is_refused_with_the_form_to_use(tex: str, instead: str) -> None:
    """Nothing comes out silently different (fault M9)."""
    refused = ask([tex])[0].refused or ""
    assert " cannot be set on paper; " in refused
    assert refused.endswith(instead)
