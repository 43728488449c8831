"""Formulas typeset at build time: HTML with MathML for decks, MathML alone for notes, words for print's alt text."""
from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from scripts.errors import RenderError
from scripts.files import write_atomically
from scripts.paths import CODE, Paths
from scripts.render import tools

HTML_MARK = re.compile(r"<course-math mode=\"(inline|display|notes|notes-display)\">(.*?)</course-math>", re.S)
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


def _cached(folder: Path, formula: Formula) -> Path:
    key = json.dumps([formula.tex, formula.display, _versions()])
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def typeset(root: Path, formulas: Iterable[Formula]) -> dict[Formula, Typeset]:
    """Each formula typeset: from the cache, or by one Node process for all that are new."""
    folder = Paths(root).cache / "math"
    files = {formula: _cached(folder, formula) for formula in dict.fromkeys(formulas)}
    done: dict[Formula, Typeset] = {}
    for formula, file in files.items():
        try:
            done[formula] = Typeset(**json.loads(file.read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            continue
    new = [formula for formula in files if formula not in done]
    if new:
        request = json.dumps([asdict(formula) for formula in new])
        answer = tools.run([tools.node(), tools.TEMPLATES / "math.mjs"], request, cwd=CODE)
        for formula, fields in zip(new, json.loads(answer), strict=True):
            done[formula] = Typeset(**fields)
            write_atomically(files[formula], json.dumps(fields, ensure_ascii=False))
    return {formula: done[formula] for formula in files}


def _replace(root: Path, text: str, mark: re.Pattern[str], read: Callable[[re.Match[str]], Formula],
             put: Callable[[re.Match[str], Typeset], str]) -> str:
    """`text` with every marked formula replaced; RenderError naming all that KaTeX refuses."""
    made = typeset(root, (read(found) for found in mark.finditer(text)))
    wrong = [f"{made[formula].error} In: {formula.tex}" for formula in made if made[formula].error]
    if wrong:
        raise RenderError("\n".join(wrong))
    return mark.sub(lambda found: put(found, made[read(found)]), text)


def into_html(root: Path, text: str) -> str:
    """HTML in which each `<course-math>` element has become typeset mathematics."""
    def read(found: re.Match[str]) -> Formula:
        return Formula(html.unescape(found[2]), found[1].endswith("display"))

    def put(found: re.Match[str], made: Typeset) -> str:
        return made.mathml if found[1].startswith("notes") else made.html

    return _replace(root, text, HTML_MARK, read, put)


def into_typst(root: Path, text: str) -> str:
    """Typst source in which each alternative text of a formula has become words."""
    def read(found: re.Match[str]) -> Formula:
        return Formula(bytes.fromhex(found[2]).decode(), found[1] == "d")

    def put(_: re.Match[str], made: Typeset) -> str:
        return re.sub(r"([\\\"])", r"\\\1", made.speech)

    return _replace(root, text, ALT_MARK, read, put)
