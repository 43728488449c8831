"""TeX that comes out differently on slides and on paper, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

# END is where a TeX command ends, which is where letters end: `\tfrac12` is `\tfrac` too
_INSTEAD = {
    r"\\begin\{array\}": (
        "`array` loses its bars and gaps on paper; write `bmatrix`, `cases` or `aligned`"
    ),
    r"\\begin\{smallmatrix\}": (
        "`smallmatrix` falls apart on paper; write `bmatrix` in a display formula"
    ),
    r"(?<!\\left\[)(?<!\\left\()(?<!\\left\|)(?<!\\left\\\|)\\begin\{matrix\}": (
        "`matrix` without brackets falls apart on paper; write `bmatrix`, `pmatrix` or `vmatrix`"
    ),
    r"\\begin\{(?:alignedat|alignat\*?|align\*?|eqnarray\*?)\}": (
        "write `aligned`, with one `&` a line before its relation"
    ),
    r"\\(?:left|right)\s*\.": (
        "a bracket with one side stays small on paper; "
        "write both sides, `cases`, or the value as an argument"
    ),
    r"\\middleEND": "`\\middle` stays small on paper; write `\\given` or `\\mid`",
    r"\\xleftarrowEND|\\xrightarrow\s*\[": (
        "comes out wrong on paper; write `\\xrightarrow{…}` or `\\overset{…}{\\to}`"
    ),
    r"\\(?:text)?colorEND|\\colorboxEND": (
        "colour is lost on paper and in grey; name the part in words"
    ),
    r"\\tfracEND": "`\\tfrac` is set large on paper; write `\\frac{a}{b}` or `a/b`",
    r"\\[td]binomEND": "write `\\binom{n}{k}`",
    r"\\mathopEND": (
        "limits differ between slides and paper; write `\\operatorname*{…}` or a macro"
    ),
    r"\\mathscrEND": "`\\mathscr` is `\\mathcal` on paper; write `\\mathcal`",
}
REFUSED = [
    (re.compile(pattern.replace("END", "(?![A-Za-z])")), instead)
    for pattern, instead in _INSTEAD.items()
]
INNER = re.compile(r"\\begin\{(\w*matrix|cases)\}(?:(?!\\begin\{).)*?\\end\{\1\}", re.S)
ALIGNED = re.compile(r"\\begin\{(aligned|split)\}(.*?)\\end\{\1\}", re.S)


def refusals(tex: str) -> list[str]:
    """What in a formula is refused, with the form to use instead; empty when all is well."""
    found = [f"{hit[0]}: {instead}" for pattern, instead in REFUSED if (hit := pattern.search(tex))]
    for row in _rows(tex):
        columns, _, reason = row.replace(r"\&", "").partition("&&")
        if columns.count("&") > 1 or "&" in reason:
            found.append(
                f"{row.strip()}: several alignment columns run together on paper; "
                "write one `&` a line (and `&& \\text{reason}` at its end)"
            )
            break
    return found


def _rows(tex: str) -> Iterator[str]:
    """Rows of aligned formulas, without the matrices and cases inside them."""
    while INNER.search(tex):
        tex = INNER.sub("", tex)
    for aligned in ALIGNED.finditer(tex):
        yield from aligned[2].split("\\\\")
