"""Formulas are read as mathematics, set on slides and on paper, and their macros are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.base import typesetter
from scripts.base.errors import Problem
from scripts.base.kept import Kept
from scripts.base.paths import Paths
from scripts.checks import bibliography
from scripts.checks.subject import Subject
from scripts.markdown import tree
from scripts.markdown.locate import WORD, Place, attributes
from scripts.mathematics.katex import Formula, Typeset, on_paper, typeset

NUMBERED = re.compile(r"\\begin\{(align|alignat|gather|equation|eqnarray)\}|\\tag(?![a-zA-Z])")
INSTEAD = {
    "align": "aligned",
    "alignat": "alignedat",
    "gather": "gathered",
    "eqnarray": "aligned",
}
BRACKETS = re.compile(r"(?<!\\)\\\((.+?)\\\)|(?<!\\)\\\[(.+?)\\\]")
MEANT = re.compile(r"[\\=^_+<>]")  # what stands in brackets was meant as a formula
INLINE_CODE = re.compile(r"`+[^`]*`+")
ROOM = {"slides": 864 / 24, "handouts": 467.7 / 11}  # em: width of the text over its size
GUTTER = 0.02  # of the width, beside a column
DEFINING = re.compile(
    r"\\(newcommand|renewcommand|providecommand|DeclareMathOperator\*?|def|let|newenvironment)"
    r"(?![a-zA-Z])"
)


def formulas_can_be_set(subject: Subject) -> Iterator[Problem]:
    """KaTeX sets every formula, in the bibliography too, and paper shows the same."""
    formulas = [(p, formula(p)) for p in subject.places if p.kind == "Math"]
    cited = [
        (line, Formula(tex, False))
        for line, text in enumerate(bibliography.sources(subject.root).split("\n"), 1)
        for tex in re.findall(r"\$([^$]+)\$", text)
    ]
    made = typeset(subject.root, [formula for _, formula in [*formulas, *cited]])
    for place, one in formulas:
        for message in _wrong(one, made[one]):
            yield place.problem(f"{message} Mend the formula.")
    for line, one in cited:
        for message in _wrong(one, made[one]):
            yield Problem("references.bib", line, f"{message} Mend the entry.")


def formula(place: Place) -> Formula:
    """The formula that stands at a place."""
    return Formula(place.node["c"][1], place.node["c"][0]["t"] == "DisplayMath")


def _wrong(one: Formula, made: Typeset) -> Iterator[str]:
    """Why a formula cannot be set, or not on paper as on the slide."""
    if made.error:
        yield f"bad LaTeX: {' '.join(made.error.split())}"
    elif made.refused:
        yield f"{made.refused}."
    for found in NUMBERED.finditer(one.tex):
        if found[1] == "equation":
            yield "`equation` inside dollar signs; expected the formula alone."
        elif found[1]:
            yield f"`{found[1]}` numbers its lines beside the course; write `{INSTEAD[found[1]]}`."
        else:
            yield "`\\tag` stands beside the course's own numbers; write `{#eq-name}`."


def displays_fit(subject: Subject) -> Iterator[Problem]:
    """No display is wider than the slide or the sheet that it stands on: its ends would be lost."""
    room = ROOM.get(subject.room)
    if room is None:
        return
    places = [p for p in subject.places if p.kind == "Math" and formula(p).display]
    made = typeset(subject.root, [formula(place) for place in places])
    sources = [on_paper(formula(p), made[formula(p)]) for p in places]
    for place, width in zip(places, _widths(subject, sources), strict=True):
        there = room * _share(place)
        if width > there:
            yield place.problem(
                f"a display {width:.0f} em wide; expected at most {there:.0f}, which is all that "
                "paper has here. Break it over lines with `aligned`."
            )


def _share(place: Place) -> float:
    """The part of the whole width that columns leave."""
    share = 1.0
    for node in place.around:
        _, classes, pairs = attributes(node)
        if "column" in classes:
            share *= float(pairs.get("width", "50%").rstrip("%")) / 100 - GUTTER
    return share


def _widths(subject: Subject, sources: list[str]) -> list[float]:
    """Widths in em of Typst's formulas; those of formulas that were measured before are kept."""
    kept = Kept(Paths(subject.root).cache / "read.sqlite", "widths", typesetter.version())
    known = kept.get(set(sources))
    new = [source for source in dict.fromkeys(sources) if source not in known]
    widths = zip(new, typesetter.widths(new) if new else [], strict=True)
    measured = {source: f"{width}" for source, width in widths}
    kept.put(measured)
    return [float((known | measured)[source]) for source in sources]


def tex_is_read_as_mathematics(subject: Subject) -> Iterator[Problem]:
    """No TeX stands as text: brackets of LaTeX, dollar signs with blanks, empty lines inside."""
    for (path, line), text in _prose(subject):
        for found in BRACKETS.finditer(INLINE_CODE.sub("", text)):
            if MEANT.search(found[1] or found[2]):
                said = f"{found[0][:30]!r} is printed as text; expected dollar signs."
                yield Problem(path, line, f"{said} Write `$…$`, or `$$…$$` for a display.")
    text, origin = subject.document.text, subject.document.origin
    for place in subject.places:
        at = _bare_dollar(text, place) if place.kind == "Str" else None
        if at is not None:
            yield Problem(
                *origin[text.count("\n", 0, at)],
                "a dollar sign that opens or closes no formula; expected `$x$` without blanks "
                "inside, no empty line in `$$…$$`, and `\\$` for the sign. Write one of these.",
            )


def _bare_dollar(text: str, place: Place) -> int | None:
    """Where in words a dollar sign has no backslash; a place is that of the first letter."""
    words = place.node["c"]
    letter = WORD.search(words)
    at = place.at - 2 * letter.start() if letter else place.at
    for _ in range(words.count("$")):
        at = text.find("$", at)
        if at < 0 or text[at - 1] != "\\":
            return at if at >= 0 else None
        at += 1
    return None


def _prose(subject: Subject) -> Iterator[tuple[tuple[str, int], str]]:
    """Lines outside listings, with where they stand."""
    fence = ""
    lines = subject.document.text.split("\n")
    for origin, text in zip(subject.document.origin, lines, strict=True):
        mark = tree.FENCE.match(text)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            yield origin, text


def macros_are_one_line_each(subject: Subject) -> Iterator[Problem]:
    """A macro is defined by one line of `\\newcommand`, which both engines read alike."""
    for (path, line), text in _prose(subject):
        found = DEFINING.match(text)
        if found is None:
            continue
        if found[1].startswith("DeclareMathOperator"):
            star = "*" if found[1].endswith("*") else ""
            form = f"`\\newcommand{{\\x}}{{\\operatorname{star}{{x}}}}`"
            yield Problem(path, line, f"`\\{found[1]}` is read by one engine; write {form}.")
        elif found[1] != "newcommand":
            form = "`\\newcommand{\\x}{…}`"
            yield Problem(path, line, f"`\\{found[1]}` is read by one engine; write {form}.")
        elif "%" in text.replace("\\%", ""):
            said = "a comment behind a macro is printed on the slide; expected none."
            yield Problem(path, line, f"{said} Write `<!-- … -->` on a line above.")
        elif text.count("{") != text.count("}"):
            said = "a macro over several lines; expected all of it on one."
            yield Problem(path, line, f"{said} Join the lines.")
        elif not re.fullmatch(r"\\newcommand\{\\[a-zA-Z]+\}(\[\d\](\[[^\]]*\])?)?\{.*\}\s*", text):
            form = "`\\newcommand{\\name}[2]{…}`"
            yield Problem(path, line, f"a macro that engines read differently; write {form}.")
