"""pandoc's tree of a document. Of one that was read before, only what changed is read again."""

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

Block = dict[str, Any]
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
HEADING = re.compile(r"#{1,2} ")
TITLE = re.compile(r"^#* *(.*?)[ #]*(?:\{[^}]*\})?$", re.M)
SHORT = re.compile(r"\[([^\][]+)\](?![({])")  # a link, where a heading reads like it
FAR = re.compile(r"^ {0,3}(\[[^\]]+\]:|\*\[|\(@)", re.M)  # definitions of what stands elsewhere
HOLDING = ("Div", "BlockQuote", "BulletList", "OrderedList", "DefinitionList")
FEW = 4  # more parts than this are read faster with the whole document


def read(text: str, cache: Path) -> tuple[list[Block], str]:
    """The blocks of a document and pandoc's warnings; parts known from earlier runs are kept."""
    pieces = parts(text)
    macros = "".join(f"{line}\n" for line in text.split("\n") if line.startswith("\\newcommand"))
    # macros scattered through a document count as such
    used_before = bool(macros) and "$" in text.partition(macros)[0]
    kept = Kept(cache / "trees.sqlite", macros, str(pandoc().stat().st_size))
    known: dict[str, list[Block]] = {
        part: json.loads(blocks) for part, blocks in kept.get(set(pieces)).items()
    }
    missing = [part for part in dict.fromkeys(pieces) if part not in known]
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
        both = zip(pieces, cut, strict=True)
        kept.put({part: json.dumps(own) for part, own in both if not _counted(part, own)})
    return tree["blocks"], warnings


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
    """A document cut before each slide and, if asked, each div; whole where that is not sure.

    Nothing is cut inside a div or a listing.
    """
    cuts, fence, depth, blank, at = [0], "", 0, True, 0
    for line in text.splitlines(keepends=True):
        mark = FENCE.match(line)
        div = line.startswith(":::")
        opens = bool(line.strip(": \n"))  # colons alone close a div
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~\n"):
                fence = ""
        elif mark:
            fence = mark[1]
        elif div or HEADING.match(line):
            begins = blank and not depth and opens
            if begins and (divs or not div) and text[:at].strip():
                cuts.append(at)
            if div:
                depth += 1 if opens else -1
        blank, at = not line.strip(), at + len(line)
    if depth or fence or _reaches(text):
        return [text]
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _reaches(text: str) -> bool:
    """May one part say what stands in another: by a definition, or a heading that a link names?"""
    links = {found.casefold() for found in SHORT.findall(text)}
    titles = {found.strip().casefold() for found in TITLE.findall(text)}
    return bool(FAR.search(text) or links & titles)


def _alone(part: str, macros: str) -> list[Block]:
    """The blocks of one part; none when pandoc warns, for a warning names a line of the whole."""
    if not macros or macros in part:  # the part that defines them needs them no second time
        tree, warnings = parse(part)
        blocks: list[Block] = tree["blocks"]
    else:
        tree, warnings = parse(f"{macros}\n{part}")
        blocks = tree["blocks"][1:]
    return [] if warnings else blocks


def _cut(blocks: list[Block]) -> list[list[Block]]:
    """Blocks as `parts` cuts their text."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        slide = block["t"] == "Header" and block["c"][0] <= 2
        if (slide or block["t"] == "Div") and found[-1]:
            found.append([])
        found[-1].append(block)
    return found


def _names(blocks: Any) -> Iterator[str]:
    """Ids of headings, those inside divs, lists and quotes too."""
    for block in blocks:
        if isinstance(block, list):
            yield from _names(block)
        elif isinstance(block, dict) and block["t"] == "Header":
            yield block["c"][1][0]
        elif isinstance(block, dict) and block["t"] in HOLDING:
            yield from _names(block["c"])


def _counted(part: str, blocks: list[Block]) -> bool:
    """Has a heading here a numbered id, because an earlier heading of the whole reads the same?"""
    return any(re.search(r"-\d+$", name) and f"#{name}" not in part for name in _names(blocks))
