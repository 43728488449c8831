"""Formulas typeset at build time: HTML with MathML for decks, MathML alone for notes, words for print's alt text."""
from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from scripts.errors import RenderError
from scripts.kept import Kept
from scripts.paths import CODE, Paths
from scripts.render import tools

HTML_MARK = re.compile(r"<span class=\"math (inline|display)\">(.*?)</span>", re.S)  # as pandoc leaves it for KaTeX
NOTES = re.compile(r"(<aside class=\"notes\">.*?</aside>)", re.S)
ALT_MARK = re.compile(r"course-alt:([id]):([0-9a-f]*);")


@dataclass(frozen=True)
class Formula:
    """TeX as pandoc hands it on, macros already expanded."""

    tex: str
    display: bool


@dataclass(frozen=True)
class Typeset:
    """`html` holds the MathML too; `error` says why KaTeX refused, and then the rest is empty."""

    html: str
    mathml: str
    speech: str
    error: str | None


@cache
def _versions() -> str:
    """What, besides the formula, decides how it comes out."""
    packages = [json.loads(tools.module(f"{name}/package.json").read_bytes())["version"]
                for name in ("katex", "speech-rule-engine")]
    script = hashlib.sha256((tools.TEMPLATES / "math.mjs").read_bytes()).hexdigest()
    return " ".join([*packages, script])


def typeset(root: Path, formulas: Iterable[Formula]) -> dict[Formula, Typeset]:
    """Each formula typeset: what is kept from earlier runs, and the rest by one Node process."""
    wanted = {formula: ("$$" if formula.display else "$") + formula.tex for formula in formulas}
    kept = Kept(Paths(root).cache / "formulas.sqlite", _versions())
    known = kept.get(wanted.values())
    new = [formula for formula, key in wanted.items() if key not in known]
    if new:
        answer = tools.run([tools.node(), tools.TEMPLATES / "math.mjs"], json.dumps([asdict(formula) for formula in new]),
                           cwd=CODE)
        made = {wanted[formula]: json.dumps(fields, ensure_ascii=False)
                for formula, fields in zip(new, json.loads(answer), strict=True)}
        kept.put(made)
        known |= made
    return {formula: Typeset(**json.loads(known[key])) for formula, key in wanted.items()}


def _all(root: Path, formulas: Iterable[Formula]) -> dict[Formula, Typeset]:
    """Each formula typeset; RenderError naming all that KaTeX refuses."""
    made = typeset(root, formulas)
    wrong = [f"{made[formula].error} In: {formula.tex}" for formula in made if made[formula].error]
    if wrong:
        raise RenderError("\n".join(wrong))
    return made


def into_html(root: Path, text: str) -> str:
    """HTML in which each formula that pandoc left as TeX has become typeset mathematics; in speaker notes MathML alone."""
    def read(found: re.Match[str]) -> Formula:
        return Formula(html.unescape(found[2]), found[1] == "display")

    made = _all(root, map(read, HTML_MARK.finditer(text)))
    parts = NOTES.split(text)  # notes are every other part
    parts[::2] = [HTML_MARK.sub(lambda found: made[read(found)].html, part) for part in parts[::2]]
    parts[1::2] = [HTML_MARK.sub(lambda found: made[read(found)].mathml, part) for part in parts[1::2]]
    return "".join(parts)


def into_typst(root: Path, text: str) -> str:
    """Typst source in which each alternative text of a formula has become words."""
    def read(found: re.Match[str]) -> Formula:
        return Formula(bytes.fromhex(found[2]).decode(), found[1] == "d")

    made = _all(root, map(read, ALT_MARK.finditer(text)))
    return ALT_MARK.sub(lambda found: re.sub(r"([\\\"])", r"\\\1", made[read(found)].speech), text)
