"""What formulas say — numerals, sides, relation signs — read once and kept from run to run."""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from scripts.base.kept import Kept
from scripts.mathematics.numerals import Numeral

Sides = tuple[list[str], list[str]]
LAYOUT = re.compile(
    r"\\\\(\[[^\]]*\])?"
    r"|\\(quad|qquad|left|right|[bB]igg?[lr]?|,|;|:|!|displaystyle)(?![A-Za-z])"
    r"|[&\s]|\{,\}"
)
READERS = ("formulas", "latex", "tokens", "numerals")  # modules that decide what is read

# by formula; `remembered` lets both last longer than a run
_numerals: dict[str, tuple[Numeral, ...]] = {}
_sides: dict[str, Sides] = {}


def in_formula(tex: str) -> tuple[Numeral, ...]:
    """Numerals of a formula in reading order; indices, and exponents of symbols, are none."""
    if tex not in _numerals:
        # not above: loading the parser takes longer than recalling what it read
        from scripts.mathematics import latex

        _numerals[tex] = latex.numerals(tex) if re.search(r"\d|\\pi", tex) else ()
    return _numerals[tex]


def sides(tex: str) -> Sides:
    """The sides of a display, as written without layout, and the relation signs between them."""
    if tex not in _sides:
        from scripts.mathematics import latex

        parts, signs = latex.sides(tex)
        _sides[tex] = [bare(part) for part in parts], signs
    return _sides[tex]


def bare(tex: str) -> str:
    """TeX without spacing, alignment and closing punctuation: what must agree to the letter."""
    return LAYOUT.sub("", tex).rstrip(".,;")


@contextmanager
def remembered(cache: Path, formulas: Iterable[str]) -> Iterator[None]:
    """Within, what earlier runs read in these formulas is known; afterwards, the new is kept."""
    here = Path(__file__).parent
    code = [(here / f"{name}.py").read_text(encoding="utf-8") for name in READERS]
    kept = Kept(cache / "read.sqlite", *code, importlib.metadata.version("pylatexenc"))
    wanted = set(formulas)
    known = kept.get(wanted)
    for tex, text in known.items():
        numerals, both = json.loads(text)
        if numerals is not None:
            _numerals[tex] = tuple(Numeral(*fields) for fields in numerals)
        if both is not None:
            _sides[tex] = both[0], both[1]
    yield
    read = {tex: _as_text(tex) for tex in wanted & (_numerals.keys() | _sides.keys())}
    kept.put({tex: text for tex, text in read.items() if text != known.get(tex)})


def _as_text(tex: str) -> str:
    numerals = [astuple(n) for n in _numerals[tex]] if tex in _numerals else None
    return json.dumps([numerals, _sides.get(tex)])
