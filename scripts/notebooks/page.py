"""A notebook as a page that needs no kernel: text, code with colours, outputs, pictures."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter
from scripts.drawing import dark
from scripts.markdown import qmd
from scripts.notebooks import address, book
from scripts.notebooks.source import Source
from scripts.render import formulas, inline, pandoc
from scripts.render.published import About, headed

PICTURE = re.compile(r"<p>NOTEBOOK-PICTURE-(\d+)</p>")
CONTROL = re.compile(r"^\s*interact\(|^@interact", re.M)
STILL = (
    "Here the control stands still: this is what it shows at first. Run the notebook to move it."
)


def write(
    paths: Paths,
    chapter: Chapter,
    known: Source,
    ran: Path,
    macros: list[str],
    out: Path,
    about: About | None = None,
) -> None:
    """Write the page made of what running a notebook gave."""
    shown = json.loads(ran.read_text(encoding="utf-8"))["outputs"]
    pictures: list[str] = []
    text = "\n".join(_markdown(paths, chapter, known, shown, macros, pictures, out))
    meta = qmd.merged_meta(paths, "notebooks", {"title": known.title, "subtitle": chapter.title})
    converted = pandoc.convert(
        paths.root,
        text,
        meta,
        "page",
        template="page.html",
        options=["--toc", "--toc-depth=2", "--syntax-highlighting=pygments"],
        values=pandoc.ways(paths.root, out),
    )
    converted = PICTURE.sub(lambda found: pictures[int(found[1])], converted)
    write_atomically(out, headed(formulas.into_html(paths.root, converted), about))


def _markdown(
    paths: Paths,
    chapter: Chapter,
    known: Source,
    shown: list[list[dict[str, Any]]],
    macros: list[str],
    pictures: list[str],
    out: Path,
) -> list[str]:
    """The page as Markdown; in place of each picture stands its number among `pictures`."""
    left, lines = iter(shown), [*macros, _ways(paths, chapter, out), ""]
    for number, cell in enumerate(known.cells):
        if cell.markdown:
            text = cell.text.partition("\n")[2] if not number else cell.text
            lines += [book.linked(paths, known, text, ".html"), ""]
            continue
        lines += _fenced(cell.text, ".python .cell")
        if CONTROL.search(cell.text):
            lines += ["::: {.aside}", STILL, ":::", ""]
        for output in book.described(cell, next(left)):
            lines += _output(paths.root, output, pictures)
    return lines


def _output(root: Path, output: dict[str, Any], pictures: list[str]) -> list[str]:
    """What a cell shows: a picture, a formula, or text."""
    data = output.get("data", {})
    for kind in ("image/svg+xml", "image/png"):
        if kind in data:
            alt = html.escape(output["metadata"][kind]["alt"])
            png = f"data:image/png;base64,{data[kind].strip()}" if kind == "image/png" else ""
            source = png or inline.svg(dark.followed(data[kind], root))
            pictures.append(f'<figure><img alt="{alt}" src="{source}"></figure>')
            return [f"NOTEBOOK-PICTURE-{len(pictures) - 1}", ""]
    if "text/latex" in data:
        return [data["text/latex"], ""]
    text = output.get("text") or data.get("text/plain", "")
    return _fenced(text.rstrip("\n"), ".output") if text.strip() else []


def _fenced(text: str, classes: str) -> list[str]:
    longest = max((len(marks) for marks in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence} {{{classes}}}", text, fence, ""]


def _ways(paths: Paths, chapter: Chapter, out: Path) -> str:
    """Links to the notebook itself, to where it runs, to deck, reading edition and sheet."""
    here = f"{chapter.key}/{out.stem}.ipynb"
    found = [f"[Notebook, to run]({out.stem}.ipynb)"]
    found += [f"[{name}]({where})" for name, where in address.links(paths, here)]
    found.append(f"[Slides](../../slides/{chapter.key}.html)")
    found.append(f"[Reading edition](../../read/{chapter.key}.html)")
    if chapter.handout:
        found.append(f"[Exercises](../../handouts/{chapter.key}.html)")
    return "Open: " + " · ".join(found)
