"""Random formulas of the subset show the same signs on slide and paper."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pipeline.mathematics.pages import ask, differences, printed
from tests.pipeline.mathematics.test_typst_order import moved

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
def test_random_formulas_show_the_same_signs_in_the_same_order(
    formulas: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is put into whatever of the subset."""
    made = ask(formulas)
    assert [tex for tex, one in zip(formulas, made, strict=True) if one.error or one.refused] == []
    pages = printed([one.typst for one in made], tmp_path_factory.mktemp("random"))
    found = [differences(one.html, page) for one, page in zip(made, pages, strict=True)]
    assert [(tex, d) for tex, d in zip(formulas, found, strict=True) if any(d)] == []
    order = [moved(one, page) for one, page in zip(made, pages, strict=True)]
    assert [(tex, each) for tex, each in zip(formulas, order, strict=True) if each] == []
