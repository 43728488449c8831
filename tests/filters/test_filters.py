"""Each construct of the Markdown subset comes out as the file beside it says.

`python -m tests.filters.accept` writes what comes out now as expected: look at the difference
before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.render.pandoc import Target
from tests.filters.accept import HERE, cases, convert

CASES = list(cases())


@pytest.mark.parametrize(("source", "target", "expected"), CASES, ids=[c[2].name for c in CASES])
def test_construct(source: Path, target: Target, expected: Path) -> None:
    """A construct comes out as it was accepted."""
    assert expected.read_text(encoding="utf-8") == convert(source, target)


def test_every_expected_output_has_a_source() -> None:
    """No expected file is left over from a source that went."""
    known = {expected for _, _, expected in CASES}
    assert known == {p for p in HERE.iterdir() if p.suffix in {".html", ".typst"}}
