"""A document read by its parts gives pandoc's tree of the whole, whatever was changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.base.paths import CODE, Paths
from scripts.markdown import qmd, tree

DOCUMENTS = sorted([*(CODE / "slides").glob("ch*.qmd"), *(CODE / "handouts").glob("ch*.qmd")])
PIECES = (
    "## A slide {#sec-a}\n",
    "## A slide\n",
    "## Another\n",
    "# A part\n",
    "### Not a slide\n",
    "Words *and* more.\n",
    "$x^2 = \\R$ is a formula.\n",
    "$$\n## y\n$$\n",
    "::: {.notes}\nSay it.\n:::\n",
    ":::: {.columns}\n::: {.column}\n## Inside\n:::\n::::\n",
    "```\n## code\n::: {.no}\n```\n",
    "~~~~\n```\n## code\n~~~~\n",
    "- one\n\n    ## in a list\n",
    "> ## quoted\n",
    "Setext\n------\n",
    "Line\n## no blank line before\n",
    "A note[^1] here.\n",
    "[^1]: The note.\n",
    "A [link][far] here.\n",
    "[far]: https://example.org\n",
    "\\newcommand{\\R}{\\mathbb{R}}\n",
    "\\newcommand{\\Q}{\\mathbb{Q}}\n",
    "::: {.never-closed}\n",
    ":::\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "(@) first example\n",
    "![Alt.](/x.svg){#fig-x}\n",
    "<div>\nraw\n</div>\n",
    "---\n",
    "'Quotes' -- dashes...\n",
    "[Another] is a heading.\n",
)


def agree(before: str, after: str, cache: Path) -> None:
    """The tree of `after` is the same to one who read `before` as to one who read nothing."""
    tree.read(before, cache)
    blocks, warnings = tree.read(after, cache)
    whole, said = tree.parse(after)
    assert blocks == whole["blocks"]
    assert ("unclosed" in warnings) == ("unclosed" in said)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_the_course_is_read_by_parts_as_a_whole(file: Path, tmp_path: Path) -> None:
    """After changes at twenty places of a real document its tree is pandoc's for all of it."""
    text = qmd.expand(Paths(CODE), file).text
    assert len(tree.parts(text)) > 10
    rng = random.Random(0)
    words = text.split(" ")
    for _ in range(20):
        words.insert(rng.randrange(len(words)), "inserted")
    agree(text, " ".join(words), tmp_path)
    agree(text, text.replace("The ", "One ", 1), tmp_path)


def test_a_changed_slide_is_all_that_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a deck read before, pandoc is given the slide that changed and the macros."""
    text = qmd.expand(Paths(CODE), DOCUMENTS[-1]).text
    tree.read(text, tmp_path)
    given_to_pandoc: list[str] = []
    parse: Callable[[str], object] = tree.parse
    monkeypatch.setattr(tree, "parse", lambda t: (given_to_pandoc.append(t), parse(t))[1])
    tree.read(text, tmp_path)
    assert given_to_pandoc == []
    tree.read(text.replace("The ", "One ", 1), tmp_path)
    assert [len(t) < len(text) / 5 for t in given_to_pandoc] == [True]


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9),
    st.lists(st.sampled_from(PIECES), max_size=3),
    st.integers(0, 9),
)
def test_any_document_is_read_by_parts_as_a_whole(
    tmp_path: Path, pieces: list[str], more: list[str], at: int
) -> None:
    """Headings, divs, notes, macros and what is never closed, in any order, changed anywhere."""
    agree("\n".join(pieces), "\n".join([*pieces[:at], *more, *pieces[at:]]), tmp_path)
