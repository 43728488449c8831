"""pandoc's tree of a document. Of a document that was read before, only the parts that changed are read again."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.base.errors import RenderError
from scripts.base.kept import Kept
from scripts.base.programs import pandoc

FENCE = re.compile(r"\s*(`{3,}|~{3,})")
HEADING = re.compile(r"#{1,2} ")
FAR = re.compile(
    r"^ {0,3}(\[[^\]]+\]:|\*\[|\(@)", re.M
)  # definitions that are read far from where they stand
Block = dict[str, Any]
SHORT = re.compile(r"\[([^\][]+)\](?![({])")  # a link, where a heading reads like it
TITLE = re.compile(r"^#* *(.*?)[ #]*(?:\{[^}]*\})?$", re.M)
FEW = 4  # more parts than this are read faster with the whole document


def parse(text: str) -> tuple[dict[str, Any], str]:
    """pandoc's reading of Markdown, macros expanded, and its warnings."""
    run = subprocess.run(
        [str(pandoc()), "-f", "markdown", "-t", "json"], input=text.encode(), capture_output=True
    )
    warnings = run.stderr.decode(errors="replace").strip()
    if run.returncode:
        raise RenderError(f"pandoc: {warnings}")
    return json.loads(run.stdout), warnings


def parts(text: str, divs: bool = True) -> list[str]:
    """A document cut before each slide and, if asked, each div; never inside a div or listing; whole where that is not sure."""
    cuts, fence, depth, blank, at = [0], "", 0, True, 0
    for line in text.splitlines(keepends=True):
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip(" `~\n") else fence
        elif mark:
            fence = mark[1]
        elif line.startswith(":::") or HEADING.match(line):
            if (
                blank
                and not depth
                and line.strip(": \n")
                and text[:at].strip()
                and (divs or line[0] == "#")
            ):
                cuts.append(at)
            if line.startswith(":::"):
                depth += 1 if line.strip(": \n") else -1
        blank, at = not line.strip(), at + len(line)
    short = {found.casefold() for found in SHORT.findall(text)}
    if (
        depth
        or fence
        or FAR.search(text)
        or short & {title.strip().casefold() for title in TITLE.findall(text)}
    ):
        return [text]
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def read(text: str, cache: Path) -> tuple[list[Block], str]:
    """The blocks of a document and pandoc's warnings; what is known of its parts from earlier runs is not read again."""
    pieces = parts(text)
    macros = "".join(f"{line}\n" for line in text.split("\n") if line.startswith("\\newcommand"))
    kept = Kept(cache / "trees.sqlite", macros, str(pandoc().stat().st_size))
    known: dict[str, list[Block]] = {
        part: json.loads(blocks) for part, blocks in kept.get(set(pieces)).items()
    }
    missing = [part for part in dict.fromkeys(pieces) if part not in known]
    used_before = (
        "$" in text.partition(macros)[0] if macros else False
    )  # macros scattered through a document count as such
    if len(pieces) > 1 and len(missing) <= FEW and not used_before:
        known |= {part: _alone(part, macros) for part in missing}
        blocks = [block for part in pieces for block in known[part]]
        names = list(_names(blocks))
        if len(names) == len(set(names)) and all(known.values()):
            kept.put({part: json.dumps(known[part]) for part in missing})
            return blocks, ""
    tree, warnings = parse(text)
    cut = _cut(tree["blocks"])
    if len(cut) == len(pieces) and not warnings and not used_before:
        kept.put(
            {
                part: json.dumps(blocks)
                for part, blocks in zip(pieces, cut, strict=True)
                if not _counted(part, blocks)
            }
        )
    return tree["blocks"], warnings


def _names(blocks: Any) -> Iterator[str]:
    """Ids of headings, those inside divs, lists and quotes too."""
    for block in blocks:
        if isinstance(block, list):
            yield from _names(block)
        elif isinstance(block, dict) and block["t"] == "Header":
            yield block["c"][1][0]
        elif isinstance(block, dict) and block["t"] in (
            "Div",
            "BlockQuote",
            "BulletList",
            "OrderedList",
            "DefinitionList",
        ):
            yield from _names(block["c"])


def _counted(part: str, blocks: list[Block]) -> bool:
    """Has a heading here an id with a number that pandoc gave it, because an earlier heading reads the same?"""
    return any(re.search(r"-\d+$", name) and f"#{name}" not in part for name in _names(blocks))


def _alone(part: str, macros: str) -> list[Block]:
    """The blocks of one part; none when pandoc warns, for a warning names a line of the whole."""
    before = (
        "" if macros and macros in part else macros
    )  # the part that defines them needs them no second time
    tree, warnings = parse(f"{before}\n{part}" if before else part)
    return [] if warnings else tree["blocks"][1 if before else 0 :]


def _cut(blocks: list[Block]) -> list[list[Block]]:
    """Blocks as `parts` cuts their text."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if (block["t"] == "Div" or (block["t"] == "Header" and block["c"][0] <= 2)) and found[-1]:
            found.append([])
        found[-1].append(block)
    return found
