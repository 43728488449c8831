"""A deck after any edit is, letter by letter, the one that a first build makes of its text."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.render import deck
from tests.conftest import SAMPLE
from tests.rendering import META

EXAMPLES = int(os.environ.get("EDITS", "30"))
CITED = META | {"bibliography": "references.bib"}
SLIDES = (
    "## One {#sec-one}\n\nWords and $x^2$, see [the site][s] and @book2020.\n",
    "# A part {#sec-part}\n",
    "## Without id\n\n- a list\n- of two\n",
    '## Two {#sec-two}\n\n![Alt.](/_build/figures/a/b.svg){#fig-b fig-alt="It is."}\n',
    "## Three {#sec-three}\n\nSee @fig-b, @sec-one, @eq-a and @thm-a.\n",
    "## Four {#sec-four}\n\n::: {#thm-a}\n## Named\nA theorem.\n:::\n\n::: {.proof}\nShort.\n:::\n",
    "## Five {#sec-five .smaller}\n\n::: {.notes}\n[2 min]{.minutes} Say.\n:::\n",
    "## Six {#sec-six}\n\n::: {.panel-tabset}\n### A\nOne.\n\n### B\nTwo.\n:::\n",
    "## Seven {#sec-seven}\n\n```python\n## no\n```\n",
    "## Eight {#sec-eight}\n\n$$\na = b\n$$ {#eq-a}\n\nA note[^b].\n\n[^b]: Far away.\n",
    "## Nine {#sec-nine}\n\n(@) An example.\n\n(@good) Another.\n\nAs (@good) says.\n",
    "## Ten {#sec-ten}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: A table. {#tbl-a}\n",
    "## Eleven {#sec-eleven}\n\n::: {.columns}\n::: {.column}\nLeft.\n:::\n\n"
    "::: {.column}\nRight.\n:::\n:::\n",
    "## Twelve {#sec-twelve}\n\n::: {.callout-note}\n## Head\nBody, see [One].\n:::\n",
    "## Thirteen {#sec-thirteen}\n\nOne.\n\n. . .\n\nTwo.\n\n::: {.fragment}\nThree.\n:::\n",
    "## Fourteen {#sec-fourteen}\n\n::: {.incremental}\n1. a\n2. b\n:::\n\n[s]: https://example.org\n",
    '## Fifteen {#sec-fifteen}\n\n[$x$]{.claim of="y"} and `code` and H~2~O and x^2^.\n',
    "## Sixteen {#sec-sixteen}\n\n::: {#refs}\n:::\n",
    '## Seventeen {#sec-seventeen}\n\n::: {.live of="x"}\n![](/_build/figures/a/c.svg)'
    '{fig-alt="Moves."}\n:::\n',
)
INSERTED = (
    " word ",
    "\n\nA paragraph.\n\n",
    " $y$ ",
    ' [claimed]{.claim of="x"} ',
    " @fig-b ",
    "\n\n## New {#sec-new}\n\n",
    "\n\n## One\n\n",
    "\n---\n",
    "\n\n***\n\n",
    "\n\n::: {.fragment}\nA step.\n:::\n\n",
    "\n\n```\n",
    " <!-- ",
    " --> ",
    "^[A note.]",
    "[^b]",
    "\n\n[^b]: Elsewhere.\n\n",
    "\n\n:::\n\n",
    " ['quoted'] -- ... ",
    "\n\n. . .\n\n",
    '\n\n![](/_build/figures/a/c.svg){fig-alt="New one."}\n\n',
    "\n===\n",
    "[Two]",
    "[s]",
    "\n\n[s]: https://example.com\n\n",
    "\n\n[Two]: x\n\n",
    "\n\n*[HTML]: Hyper Text\n\n",
    "\n\n(@) One more.\n\n",
    "\n\n\\newcommand{\\x}{y}\n\n",
    "`",
    "$",
    "{",
    "|",
)
Edit = tuple[str, str, float]
edits = st.tuples(st.sampled_from(("insert", "cut line", "cut word")), st.sampled_from(INSERTED),
                  st.floats(0, 1))  # fmt: skip


def edited(text: str, edit: Edit) -> str:
    """A text with something put in at a blank, or a line or word taken out."""
    how, inserted, at = edit
    if how == "cut line":
        lines = text.split("\n")
        del lines[int(at * (len(lines) - 1))]
        return "\n".join(lines)
    blanks = [i for i, letter in enumerate(text) if letter in " \n"] or [0]
    place = blanks[int(at * (len(blanks) - 1))]
    if how == "cut word":
        return text[:place] + text[place + 1 :].lstrip("abcdefghijklmnopqrstuvwxyz")
    return text[:place] + inserted + text[place:]


def made(root: Path, text: str) -> str:
    """The deck, or why there is none."""
    try:
        return deck.html(root, text, CITED, root / "_build" / "slides" / "x.html")
    except Exception as error:
        return f"{type(error).__name__}: {error}".replace(str(root), "")


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(SLIDES), min_size=1, max_size=6, unique=True),
    st.lists(edits, min_size=1, max_size=3),
)
def test_an_edited_deck_is_that_of_a_first_build(slides: list[str], edits: list[Edit]) -> None:
    """What earlier runs left in the cache changes nothing, whatever was edited."""
    with tempfile.TemporaryDirectory() as folder:
        kept, fresh = Path(folder) / "kept", Path(folder) / "fresh"
        for root in (kept, fresh):
            root.mkdir()
            shutil.copy(SAMPLE / "references.bib", root)
        text = "\n".join(slides)
        made(kept, text)
        for edit in edits:
            text = edited(text, edit)
            again = made(kept, text)
        assert again == made(fresh, text)
