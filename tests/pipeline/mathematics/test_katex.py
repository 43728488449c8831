"""Formulas are typeset once, right on slide and paper, or refused with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.base import programs
from scripts.base.paths import CODE
from scripts.mathematics.katex import Formula, typeset
from tests.rendering import deck_html, deck_pdf

FORMULAS = (CODE / "tests" / "filters" / "formulas.txt").read_text(encoding="utf-8").splitlines()
NOTATION = (CODE / "slides" / "_notation.qmd").read_text(encoding="utf-8")
MACROS = NOTATION + "\n\\newcommand{\\vect}[1]{\\mathbf{#1}}\n"


def test_formulas_are_set_on_slides_and_on_paper(tmp_path: Path) -> None:
    """KaTeX and Typst take all of sixty-eight formulas but one, which is named."""
    made = typeset(tmp_path, [Formula(tex, True) for tex in FORMULAS if "\\E" not in tex])
    refused = {formula.tex: one.refused for formula, one in made.items() if one.refused}
    assert [tex for tex in refused if r"\mathbb{1}" not in tex] == []
    good = [tex for tex in FORMULAS if tex not in refused]
    document = MACROS + "".join(f"\n## Formula {n}\n\n$${tex}$$\n" for n, tex in enumerate(good))
    deck_html(tmp_path, document, tmp_path / "formulas.html")
    deck_pdf(tmp_path, document, tmp_path / "formulas.pdf")
    assert (len(FORMULAS), len(good)) == (68, 67)


@pytest.mark.parametrize(
    ("tex", "advice"),
    [
        (r"\mathbb{1}", r"write `\mathbf{1}`"),
        (r"a \\ b", "write `aligned` or `gathered`"),
        (r"\raisebox{1pt}{x}", "leave it out"),
        (r"\dddot{x}", "`f^{(3)}`"),
        (r"\pmb{x}", r"write `\boldsymbol`"),
    ],
)
def test_what_paper_cannot_show_is_named_with_the_form_to_use(
    tmp_path: Path, tex: str, advice: str
) -> None:
    """Nobody is left with a no."""
    formula = Formula(tex, True)
    assert advice in typeset(tmp_path, [formula])[formula].refused


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
