"""A deck in which one slide was replaced is, letter by letter, the deck converted as a whole."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scripts.base.kept import Kept
from scripts.base.paths import CODE, Paths
from scripts.markdown import qmd
from scripts.render import deck, splice
from tests.rendering import META

DECK = qmd.expand(Paths(CODE), sorted((CODE / "slides").glob("ch*.qmd"))[-1])
SLIDES = (
    "## One {#sec-one}\n\nWords and $x^2$.\n",
    "# A part {#sec-part}\n",
    "## Without id\n\n- a list\n",
    '## Two {#sec-two}\n\n![Alt.](/_build/figures/a/b.svg){#fig-b fig-alt="It is."}\n',
    "## Three {#sec-three}\n\nSee @fig-b and @sec-one.\n",
    "## Four {#sec-four}\n\n::: {#thm-a}\nA theorem.\n:::\n",
    "## Five {#sec-five .smaller}\n\n::: {.notes}\n[2 min]{.minutes} Say.\n:::\n",
    "## Six {#sec-six}\n\n::: {.panel-tabset}\n### A\nOne.\n\n### B\nTwo.\n:::\n",
    "## Seven {#sec-seven}\n\n```python\n## no\n```\n",
)
INSERTED = (
    " word ",
    "\n\nA paragraph.\n\n",
    " $y$ ",
    ' [claimed]{.claim of="x"} ',
    " @fig-b ",
    "\n\n## New {#sec-new}\n\n",
    "\n---\n",
    "\n\n::: {.fragment}\nA step.\n:::\n\n",
    "\n\n```\n",
    " <!-- ",
    "^[A note.]",
    "\n\n:::\n\n",
    " ['quoted'] -- ",
    "\n\n. . .\n\n",
    '\n\n![](/_build/figures/a/c.svg){fig-alt="New one."}\n\n',
    "\n===\n",
    "[far]",
    "\n\n[far]: x\n\n",
    "`",
    "$",
)


def converter(root: Path, asked: list[str]) -> Callable[[str], str]:
    """The embedded engine's conversion, which notes what it is given."""

    def convert(text: str) -> str:
        asked.append(text)
        return deck.html(root, text, META, root / "_build" / "slides" / "x.html")

    return convert


def test_a_real_deck_is_spliced_as_it_is_converted(tmp_path: Path) -> None:
    """Twelve words in at random places: the same letters, half the time from one slide alone."""
    rng, asked, text, short = random.Random(1), list[str](), DECK.text, 0
    kept, convert = Kept(tmp_path / "slides.sqlite", "test"), converter(tmp_path, asked)
    splice.deck(kept, "deck", text, convert)
    for _ in range(12):
        words = text.split(" ")
        words.insert(rng.randrange(len(words)), "inserted")
        text = " ".join(words)
        asked.clear()
        assert splice.deck(kept, "deck", text, convert) == convert(text)
        short += all(len(t) < len(text) / 3 for t in asked[:-1])
    assert short >= 6


def test_the_same_slide_changed_again_costs_one_small_conversion(tmp_path: Path) -> None:
    """What was converted a moment ago is not converted again to be found."""
    asked: list[str] = []
    kept, convert = Kept(tmp_path / "slides.sqlite", "test"), converter(tmp_path, asked)
    whole, slide = False, True
    for words, small in (
        ("", [whole]),
        ("One. ", [slide, slide]),
        ("One. Two. ", [slide]),
        ("One. Two. ", []),
    ):
        asked.clear()
        text = DECK.text.replace("min]{.minutes} ", f"min]{{.minutes}} {words}", 1)
        splice.deck(kept, "deck", text, convert)
        assert [len(t) < len(text) / 3 for t in asked] == small


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from(SLIDES), min_size=1, max_size=5, unique=True),
    st.sampled_from(INSERTED),
    st.floats(0, 1),
)
@example([SLIDES[0], SLIDES[4]], INSERTED[0], 1.0)
def test_any_change_gives_what_the_whole_gives(
    tmp_path: Path, deck_of: list[str], inserted: str, at: float
) -> None:
    """What reaches into other slides (headings, rules, references, open ends) is not spliced."""
    before = "\n".join(deck_of)
    place = before.find(" ", int(at * (len(before) - 1))) % (len(before) + 1)
    after = before[:place] + inserted + before[place:]
    kept, convert = Kept(tmp_path / "slides.sqlite", "test"), converter(tmp_path, [])
    splice.deck(kept, "deck", before, convert)
    assert splice.deck(kept, "deck", after, convert) == convert(after)
