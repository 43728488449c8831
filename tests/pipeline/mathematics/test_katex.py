"""Formulas are typeset once, right on slide and paper, or refused with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.base import programs
from scripts.base.paths import CODE
from scripts.mathematics.katex import Formula, typeset
from scripts.mathematics.refused import refusals
from tests.rendering import deck_html, deck_pdf

FORMULAS = (CODE / "tests" / "filters" / "formulas.txt").read_text(encoding="utf-8").splitlines()
NOTATION = (CODE / "slides" / "_notation.qmd").read_text(encoding="utf-8")
MACROS = NOTATION + "\n\\newcommand{\\vect}[1]{\\mathbf{#1}}\n"
MATRIX = r"\begin{bmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{bmatrix}"


@pytest.fixture(scope="module")
def document() -> str:
    """All formulas that are not refused, a slide each, behind the course's macros."""
    good = [(n, tex) for n, tex in enumerate(FORMULAS, 1) if not refusals(tex)]
    return MACROS + "".join(f"\n## Formula {n}\n\n$${tex}$$\n" for n, tex in good)


def test_formulas_are_set_on_slides_and_on_paper_or_refused(document: str, tmp_path: Path) -> None:
    """KaTeX, pandoc and Typst take each of the sixty-eight formulas that is not refused."""
    deck_html(tmp_path, document, tmp_path / "formulas.html")
    deck_pdf(tmp_path, document, tmp_path / "formulas.pdf")
    refused = [n for n, tex in enumerate(FORMULAS, 1) if refusals(tex)]
    assert len(FORMULAS) == 68
    assert refused == [1, 4, 5, 7, 11, 17, 22, 25, 26, 36, 44, 50, 54, 56, 64]


@pytest.mark.parametrize(
    ("tex", "advice"),
    [
        (r"\left[\begin{array}{c|c} 1 & 2 \end{array}\right]", "bmatrix"),
        (r"\tfrac12", r"\frac{a}{b}"),
        (r"\begin{aligned} a &= b & c &= d \end{aligned}", "one `&` a line"),
        (r"\textcolor{red}{x}", "in words"),
        (r"\left. f \right|_{x=0}", "both sides"),
    ],
)
def test_a_refusal_says_what_to_write_instead(tex: str, advice: str) -> None:
    """Nobody is left with a no."""
    assert [advice in line for line in refusals(tex)] == [True]


@pytest.mark.parametrize(
    "tex",
    [
        rf"\begin{{aligned}} a &= {MATRIX} \\ &= b \end{{aligned}}",
        r"\begin{aligned} a &= b && \text{by definition} \\ &= c && \text{by (1)} \end{aligned}",
        r"\left\lVert x \right\rVert + \left\lvert y \right\rvert",
        r"\left\|\begin{matrix} 1 \\ 2 \end{matrix}\right\|",
    ],
)
def test_what_comes_out_right_is_not_refused(tex: str) -> None:
    """Matrices in aligned lines, reasons beside them and norms are fine."""
    assert refusals(tex) == []


def test_formulas_are_typeset_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the cache starts no Node process."""
    formulas = [Formula("x^2", False), Formula("x^2", True)]
    first = typeset(tmp_path, formulas)
    monkeypatch.setattr(programs, "run", lambda *_, **__: pytest.fail("Node was started"))
    assert first == typeset(tmp_path, formulas)


def test_a_damaged_cache_file_is_made_again(tmp_path: Path) -> None:
    """Half a file, left by a full disk, does not stop a build."""
    first = typeset(tmp_path, [Formula("x", False)])
    kept = list((tmp_path / "_build").rglob("*.sqlite"))
    assert kept
    for file in kept:
        file.write_text("{", encoding="utf-8")
    assert first == typeset(tmp_path, [Formula("x", False)])


def test_an_error_comes_back_as_a_value(tmp_path: Path) -> None:
    """Checks report every wrong formula, not the first."""
    made = typeset(tmp_path, [Formula(r"\nonsense", False), Formula("x", False)])
    assert [bool(t.error) for t in made.values()] == [True, False]


SPOKEN = [
    (
        r"\left\lVert\mathbf{x}\right\rVert^2 = \mathbf{x}^{\top}\mathbf{x}",
        "the norm of bold x squared equals bold x transpose bold x",
    ),
    (
        r"(\mathbf{X}^{\top}\mathbf{X})^{-1}",
        "open paren bold X transpose bold X close paren inverse",
    ),
    (r"\left\langle\mathbf{u},\mathbf{v}\right\rangle", "the inner product of bold u and bold v"),
    (r"p(y\mid x)", "p of open paren y given x close paren"),
    (r"28.5\,\%", "28.5 percent"),
    (r"\binom{n}{k}", "open paren n choose k close paren"),
    (r"\mathbf{x}\in\mathbb{R}^D", "bold x is a member of R to the D"),
]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is spoken for each formula above, by one Node process."""
    made = typeset(tmp_path_factory.mktemp("said"), [Formula(tex, False) for tex, _ in SPOKEN])
    return {formula.tex: typeset.speech for formula, typeset in made.items()}


@pytest.mark.parametrize(("tex", "spoken"), SPOKEN)
def test_formulas_are_spoken_as_a_lecturer_reads_them(
    said: dict[str, str], tex: str, spoken: str
) -> None:
    """Norms, transposes and the like have the course's own phrases."""
    assert spoken == said[tex]
