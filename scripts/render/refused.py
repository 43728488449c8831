"""TeX that does not come out the same on the slide (KaTeX) and on paper (pandoc and Typst), and what to write instead."""
from __future__ import annotations

import re
from collections.abc import Iterator

REFUSED: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(pattern), instead) for pattern, instead in (
    (r"\\begin\{array\}", "`array` loses its bars and gaps on paper; write `bmatrix`, `cases` or `aligned`"),
    (r"\\begin\{smallmatrix\}", "`smallmatrix` falls apart on paper; write `bmatrix` in a display formula"),
    (r"(?<!\\left\[)(?<!\\left\()(?<!\\left\|)(?<!\\left\\\|)\\begin\{matrix\}",
     "`matrix` without brackets falls apart on paper; write `bmatrix`, `pmatrix` or `vmatrix`"),
    (r"\\begin\{(?:alignedat|alignat\*?|align\*?|eqnarray\*?)\}", "write `aligned`, with one `&` a line before its relation"),
    (r"\\(?:left|right)\s*\.", "a bracket with one side stays small on paper; write both sides, `cases`, or the value "
     "as an argument"),
    (r"\\middle(?![A-Za-z])", "`\\middle` stays small on paper; write `\\given` or `\\mid`"),
    (r"\\xleftarrow|\\xrightarrow\s*\[", "a label under or before a long arrow comes out wrong on paper; write `\\xrightarrow{…}` or "
     "`\\overset{…}{\\to}`"),
    (r"\\(?:text)?color(?![A-Za-z])|\\colorbox", "colour is lost on paper and carries no meaning in grey; name the part in words"),
    (r"\\tfrac(?![A-Za-z])", "`\\tfrac` is set large on paper; write `\\frac{a}{b}` or `a/b`"),
    (r"\\[td]binom(?![A-Za-z])", "write `\\binom{n}{k}`"),
    (r"\\mathop(?![A-Za-z])", "limits go beside `\\mathop` on slides and below on paper; write `\\operatorname*{…}` or a macro"),
    (r"\\mathscr(?![A-Za-z])", "`\\mathscr` is `\\mathcal` on paper; write `\\mathcal`"),
))
ALIGNED = re.compile(r"\\begin\{(aligned|split)\}(.*?)\\end\{\1\}", re.S)


def _rows(tex: str) -> Iterator[str]:
    """Rows of aligned formulas, without the matrices and cases inside them."""
    inner = re.compile(r"\\begin\{(\w*matrix|cases)\}(?:(?!\\begin\{).)*?\\end\{\1\}", re.S)
    while inner.search(tex):
        tex = inner.sub("", tex)
    for aligned in ALIGNED.finditer(tex):
        yield from aligned[2].split("\\\\")


def refusals(tex: str) -> list[str]:
    """What in a formula is refused, each with the form to use instead; empty when all is well."""
    found = [f"{hit[0]}: {instead}" for pattern, instead in REFUSED if (hit := pattern.search(tex))]
    for row in _rows(tex):
        bare = re.sub(r"\\&", "", row)
        if bare.partition("&&")[0].count("&") > 1 or bare.partition("&&")[2].count("&"):
            found.append(f"{row.strip()}: several alignment columns run together on paper; write one `&` a line "
                         "(and `&& \\text{reason}` at its end)")
            break
    return found
