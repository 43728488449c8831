"""Formulas set by KaTeX at build time: HTML with MathML for decks, MathML for notes, words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.base import programs
from scripts.base.kept import Kept
from scripts.base.paths import CODE, Paths

SCRIPT = Path(__file__).with_suffix(".mjs")
MODULES = sorted(SCRIPT.parent.glob("*.mjs"))


@dataclass(frozen=True)
class Formula:
    """TeX as pandoc hands it on, macros already expanded."""

    tex: str
    display: bool


@dataclass(frozen=True)
class Typeset:
    """`html` holds the MathML too; `error` says why KaTeX refused, and then the rest is empty.

    `typst` is what stands between dollar signs; `refused` says what paper cannot show.
    """

    html: str
    mathml: str
    speech: str
    error: str | None
    typst: str = ""
    refused: str | None = None


@cache
def _versions() -> str:
    """What, besides the formula, decides how it comes out."""
    packages = [
        json.loads(programs.module(f"{name}/package.json").read_bytes())["version"]
        for name in ("katex", "speech-rule-engine")
    ]
    ours = [hashlib.sha256(module.read_bytes()).hexdigest() for module in MODULES]
    return " ".join([*packages, *ours])


def on_paper(formula: Formula, made: Typeset) -> str:
    """A formula as Typst's mathematics, between its dollar signs."""
    return f"$ {made.typst} $" if formula.display else f"${made.typst}$"


def silently(formulas: Sequence[Formula]) -> list[Typeset]:
    """Each formula typeset without words for it, and nothing kept."""
    return [Typeset(**answer) for answer in _asked(formulas, "silent")]


def _asked(formulas: Sequence[Formula], *options: str) -> list[dict[str, Any]]:
    question = json.dumps([asdict(formula) for formula in formulas])
    answers = programs.run([programs.node(), SCRIPT, *options], question, cwd=CODE)
    made: list[dict[str, Any]] = json.loads(answers)
    return made


def typeset(root: Path, formulas: Iterable[Formula]) -> dict[Formula, Typeset]:
    """Each formula typeset: what is kept from earlier runs, and the rest by one Node process."""
    wanted = {formula: ("$$" if formula.display else "$") + formula.tex for formula in formulas}
    kept = Kept(Paths(root).cache / "formulas.sqlite", _versions())
    known = kept.get(wanted.values())
    new = [formula for formula, key in wanted.items() if key not in known]
    if new:
        made = {
            wanted[formula]: json.dumps(answer, ensure_ascii=False)
            for formula, answer in zip(new, _asked(new), strict=True)
        }
        kept.put(made)
        known |= made
    return {formula: Typeset(**json.loads(known[key])) for formula, key in wanted.items()}
