"""A notebook as it is delivered: `.ipynb`, plain Markdown, outputs with words for each picture."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.base.paths import Paths
from scripts.markdown import links
from scripts.notebooks.source import Cell, Source

MACRO = re.compile(r"\\newcommand\{\\([a-zA-Z]+)\}(?:\[(\d)\])?\{(.*)\}\s*$")
LINK = re.compile(r"(?<=\]\()([^()\s]+)(?=\))")
DIV = re.compile(r"^:::.*\n?", re.M)
HEADING = re.compile(r"^(#+ .*?)[ \t]*\{[^}\n]*\}[ \t]*$", re.M)
CODE = re.compile(r"(`+[^`]*`+)")
ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def book(
    paths: Paths,
    known: Source,
    shown: list[list[dict[str, Any]]] | None,
    macros: list[str],
    first: str = "",
) -> str:
    """The notebook as JSON, the same bytes each time; `first` is the code of a cell before all.

    Without `shown`, the outputs of its cells, it was not run yet.
    """
    left = iter(shown or ())
    cells: list[dict[str, Any]] = []
    count = 0
    if first:
        begun: dict[str, Any] = {
            "cell_type": "code",
            "execution_count": None,
            "id": "cell-00",
            "metadata": {},
        }
        cells.append({**begun, "outputs": [], "source": _lines(first)})
    for number, cell in enumerate(known.cells, 1):
        common: dict[str, Any] = {"id": f"cell-{number:02}", "metadata": _said(cell)}
        if cell.markdown:
            text = plain(linked(paths, known, cell.text, ".ipynb"), macros)
            cells.append({**common, "cell_type": "markdown", "source": _lines(text)})
        else:
            count += 1
            outputs = described(cell, next(left)) if shown is not None else []
            turn = count if shown is not None else None
            code = {"cell_type": "code", "execution_count": turn, "source": _lines(cell.text)}
            cells.append({**common, **code, "outputs": [_split(output) for output in outputs]})
    info = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"}
    made = {
        "cells": cells,
        "metadata": {"kernelspec": KERNEL, "language_info": info, "title": known.title},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _said(cell: Cell) -> dict[str, Any]:
    """What a notebook says of a cell besides: its tags; JupyterLab folds what is hidden."""
    said: dict[str, Any] = {"tags": list(cell.tags)} if cell.tags else {}
    return {**said, "jupyter": {"source_hidden": True}} if "hide-input" in cell.tags else said


def described(cell: Cell, outputs: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outputs of a cell, each picture with its words: those who listen hear what is to be seen."""
    found, alts = [], list(cell.alts) or [""]
    for output in outputs:
        data = output.get("data", {})
        kinds = [kind for kind in ("image/svg+xml", "image/png") if kind in data]
        if kinds:
            alt = alts.pop(0) if len(alts) > 1 else alts[0]
            data = dict(data)
            if "image/svg+xml" in data:
                label = f'<svg role="img" aria-label="{html.escape(alt)}" '
                data["image/svg+xml"] = data["image/svg+xml"].replace("<svg ", label, 1)
            words = {kind: {"alt": alt} for kind in kinds}
            output = {**output, "data": data, "metadata": {**output["metadata"], **words}}
        found.append(output)
    return found


def linked(paths: Paths, known: Source, text: str, suffix: str) -> str:
    """Text whose links to sources lead to what is made of them; notebooks have this suffix."""
    here = (paths.root / known.path).parent

    def way(found: re.Match[str]) -> str:
        file, anchor = links.source(paths.root, here, found[0]), found[0].partition("#")[2]
        if file is None or found[0].partition("#")[0].endswith((".pdf", ".html")):
            return found[0]
        target = file.with_suffix(suffix if file.suffix == ".py" else ".html")
        relative = os.path.relpath(target, here).replace(os.sep, "/")
        mark = "#/" if file.parent.name == "slides" else "#"
        return relative + (f"{mark}{anchor.lstrip('/')}" if anchor else "")

    return LINK.sub(way, text)


def plain(text: str, macros: Iterable[str]) -> str:
    """Markdown as Jupyter reads it: without spans, divs and ids, macros of formulas written out."""
    text = HEADING.sub(r"\1", DIV.sub("", text))
    parts = CODE.split(text)
    parts[::2] = [_expanded(part, macros) for part in parts[::2]]
    return _without_spans("".join(parts)).strip("\n")


def _without_spans(text: str) -> str:
    """Text in which `[words]{…}` is `words`; brackets in formulas and code are not looked at."""
    out, open_at, quiet, i = list[str](), list[int](), "", 0
    while i < len(text):
        letter = text[i]
        if letter == "\\" and i + 1 < len(text):
            out.append(text[i : i + 2])
            i += 2
            continue
        if letter in "$`" and quiet in ("", letter):
            quiet = "" if quiet else letter
        elif letter == "[" and not quiet:
            open_at.append(len(out))
        elif letter == "]" and not quiet and open_at:
            begin = open_at.pop()
            attributes = ATTRIBUTES.match(text, i + 1)
            if attributes:
                out[begin] = ""
                i = attributes.end()
                continue
        out.append(letter)
        i += 1
    return "".join(out)


def _expanded(text: str, macros: Iterable[str]) -> str:
    """Text in which the course's macros are written out."""
    known = {m[1]: (int(m[2] or 0), m[3]) for line in macros if (m := MACRO.match(line))}
    if not known:
        return text
    names = re.compile(rf"\\({'|'.join(sorted(known, key=len, reverse=True))})(?![a-zA-Z])")
    for _ in range(5):  # a macro may use others
        at = 0
        while found := names.search(text, at):
            count, body = known[found[1]]
            end, given = found.end(), []
            for _ in range(count):
                argument, end = _argument(text, end)
                given.append(argument)
            for number, argument in enumerate(given, 1):
                body = body.replace(f"#{number}", argument)
            joint = " " if body[-1:].isalpha() and text[end : end + 1].isalpha() else ""
            text = f"{text[: found.start()]}{body}{joint}{text[end:]}"
            at = found.start() + len(body)
        if not names.search(text):
            break
    return text


def _argument(text: str, at: int) -> tuple[str, int]:
    """The argument of a macro at a place, and where it ends."""
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1] != "{":
        token = re.compile(r"\\[a-zA-Z]+|\\?.", re.S).match(text, at)
        return (token[0], token.end()) if token else ("", at)
    depth, i = 0, at
    while i < len(text):
        depth += {"{": 1, "}": -1}.get(text[i], 0) if text[i - 1] != "\\" else 0
        i += 1
        if not depth:
            break
    return text[at + 1 : i - 1], i


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _split(output: dict[str, Any]) -> dict[str, Any]:
    """An output whose texts are lists of lines, as the format has them on disk."""
    if "text" in output:
        output = {**output, "text": _lines(output["text"])}
    if "data" in output:
        data = {
            kind: _lines(value) if isinstance(value, str) and kind != "image/png" else value
            for kind, value in output["data"].items()
        }
        output = {**output, "data": data}
    return output


def deliver(paths: Paths, known: Source, ran: Path, macros: list[str], first: str) -> str:
    """The notebook made of what running it gave."""
    shown = json.loads(ran.read_text(encoding="utf-8"))["outputs"]
    return book(paths, known, shown, macros, first)
