"""The cheat sheet: what a deck marks, with its numbers there, on one page or an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from scripts.base.errors import CourseError
from scripts.render import cheat
from tests.rendering import META

TEXT = r"""
## Left out {#sec-out}

::: {#exm-first}
Never looked up.
:::

## One {#sec-one}

::: {#thm-first}
## Named
Stated.
:::

::: {.proof}
Proven.
:::

Said once.

## Two {#sec-two}

::: {.keep}
Marked, as @thm-second says.
:::

```{.python compared="it"}
def code(): ...
```

::: {#thm-second}
Second.
:::

::: {.reading}
Prose.

::: {.symbols}
| Symbol | Meaning | Enters on | In MML |
|--------|---------|-----------|--------|
| $a$ | a letter | @sec-one | |
:::
:::

::: {.notes}
Spoken.
:::
"""


def made(folder: Path, text: str) -> PdfReader:
    deck, out = folder / "slides" / "ch01_x.qmd", folder / "ch01_x-sheet.pdf"
    deck.parent.mkdir()
    deck.write_text(text, encoding="utf-8")
    cheat.write(deck, "Lines", folder, cheat.typst(folder, text, META), out)
    return PdfReader(out)


def test_what_is_looked_up_is_on_it(tmp_path: Path) -> None:
    """Statements, what is marked, the listing and the symbols; proofs, prose and notes are not."""
    (page,) = made(tmp_path, TEXT).pages
    words = page.extract_text().replace("\xa0", " ")
    for kept in ("Named", "Stated.", "Two", "Marked, as Theorem 2 says.", "def code", "a letter"):
        assert kept in words
    for left in ("Never", "Proven", "Said once", "Prose", "Spoken", "Left out", "Enters"):
        assert left not in words


def test_a_second_page_is_named(tmp_path: Path) -> None:
    """The line is that of the first slide that has no room."""
    slides = [
        f"## Slide {n} {{#sec-{n}}}\n\n::: {{.keep}}\n{'Word. ' * 150}\n:::\n" for n in range(20)
    ]
    with pytest.raises(CourseError) as raised:
        made(tmp_path, "\n".join(slides))
    (problem,) = raised.value.problems
    assert problem.message.startswith("the cheat sheet of 'Lines' runs onto a second page")
    assert 30 < problem.line < 100
    assert problem.line % 6 == 1  # a headline
    assert not (tmp_path / "ch01_x-sheet.pdf").exists()


def test_a_formula_too_wide_to_be_read_is_named(tmp_path: Path) -> None:
    """A little too wide is made smaller; much too wide is an error with the slide's line."""
    text = "## One {#sec-one}\n\n::: {.keep}\n$$%s = 1$$\n:::\n"
    narrow, wide = ("a" + " + a" * n for n in (16, 30))
    (tmp_path / "narrow").mkdir()
    assert len(made(tmp_path / "narrow", text % narrow).pages) == 1
    with pytest.raises(
        CourseError, match=r"slides/ch01_x\.qmd:3: a formula is wider than a column"
    ):
        made(tmp_path, "\n\n" + text % wide)
