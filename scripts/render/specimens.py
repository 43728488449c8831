"""A page for maintainers: formulas as the slide has them beside the same formulas on paper."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

from scripts.base import programs, typesetter
from scripts.base.files import write_atomically
from scripts.mathematics.catalogue import Entry
from scripts.mathematics.katex import Formula, on_paper
from scripts.render import inline

POINTS = 18  # 24 pixels, on slide and on paper
STYLE = """
body { margin: 2rem; font: 16px/1.4 system-ui, sans-serif; color: #1b1f24; background: #fff; }
table { border-collapse: collapse; }
th, td { border: 1px solid #c9ced4; padding: 6px 10px; text-align: left; vertical-align: middle; }
th { position: sticky; top: 0; background: #eef1f4; }
code { font-size: 14px; white-space: pre-wrap; overflow-wrap: anywhere; }
td.name, td.tex, td.verdict { min-width: 9rem; max-width: 17rem; }
td.refused { background: #fff3d6; }
td.slide, td.paper { text-align: center; }
td.slide .katex { font-size: 24px; }
td.slide .katex-display { margin: 0; }
.katex-mathml { display: none; }
"""
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Formulas on slide and paper</title>
<style>{style}</style>
<h1>Formulas on slide and paper</h1>
<p>{summary} Both columns are set at 24 pixels.</p>
{tables}
</html>
"""
HEAD = "<tr><th>name<th>TeX<th>slide<th>paper<th>verdict\n"
KINDS = {
    "refused": "Refused on paper",
    "usual": "Formulas of a course",
    "math": "Symbols",
    "text": "Symbols in text",
    "command": "Commands",
    "environment": "Environments",
}


def write(out: Path, names: list[Entry], usual: list[Entry]) -> None:
    """The page, with all that it shows inside it: a row for each name and each formula."""
    every = [*usual, *names]
    paper = [on_paper(Formula(one.tex, True), one.made) for one in every if _set(one) and one.made]
    pictures = iter(typesetter.pictures(paper, POINTS))
    rows: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for one in every:
        picture = next(pictures) if _set(one) else ""
        kind = one.name.split(" ")[0] or "usual"
        rows["refused" if one.made and one.made.refused else kind].append(_row(one, picture))
    tables = [
        f'<h2 id="{kind}">{title} ({len(rows[kind])})</h2>\n<table>\n{HEAD}{"".join(rows[kind])}'
        "</table>"
        for kind, title in KINDS.items()
    ]
    katex = inline.style(programs.module("katex/dist/katex.min.css"))
    page = {"style": katex + STYLE, "summary": _summary(names), "tables": "\n".join(tables)}
    write_atomically(out, PAGE.format(**page))


def _set(entry: Entry) -> bool:
    return entry.verdict == "set"


def _row(entry: Entry, picture: str) -> str:
    name, tex = (html.escape(text) for text in (entry.name, entry.tex))
    slide = re.sub(r"<math[\s\S]*?</math>", "", entry.made.html) if entry.made else ""
    paper = f'<img alt="" src="{inline.svg(picture)}">' if picture else ""
    shade = "" if _set(entry) else " refused"
    return (
        f'<tr><td class="name"><code>{name}</code><td class="tex"><code>{tex}</code>'
        f'<td class="slide">{slide}<td class="paper">{paper}'
        f'<td class="verdict{shade}">{html.escape(entry.verdict)}\n'
    )


def _summary(names: list[Entry]) -> str:
    counts = Counter(
        entry.verdict if entry.made is None or _set(entry) else "refused" for entry in names
    )
    numbers = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    return f"KaTeX knows {len(names)} names: {numbers}."


def in_terminal(names: list[Entry]) -> list[str]:
    """The counts, then a line for each name that paper cannot have."""
    refused = [one for one in names if one.made and one.made.refused]
    return [f"{one.name}: {one.verdict}" for one in refused] + [_summary(names)]
