"""What the sheet says of an exercise, for its notebook: statement, hints, answer, solution."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.base import programs
from scripts.base.errors import CourseError, Problem, nearest
from scripts.base.paths import Paths
from scripts.markdown import qmd, tree
from scripts.markdown.qmd import Expanded, Origin

OPENS, CLOSES = re.compile(r"\s*:::+ *(\S.*)"), re.compile(r"\s*:::+\s*$")
NAME, PART = re.compile(r"#(exr-[\w-]+)"), re.compile(r'\bpart="?(\w+)')
ASKED = re.compile(r'\bnotebook="?true\b')
TITLE = re.compile(r"^#+ +(.*?)(?: *\{[^}\n]*\})? *$", re.M)
OURS = "fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr"
CITED = re.compile(rf"\[[^\[\]]*@(?!(?:{OURS})-)[^\[\]]*\]")
REFERENCE = re.compile(rf"(?<![\w@])@((?:{OURS})-[\w-]+)")
LETTER = re.compile(r"^(?=\([a-z]\) )", re.M)
ORDER = ("Hint", "Second hint", "Third hint", "Fourth hint", "Fifth hint")


@dataclass(frozen=True)
class Exercise:
    """An exercise as its sheet has it, in the course's Markdown; `origin` is where it begins."""

    name: str
    title: str
    origin: Origin
    asked: bool  # for a notebook
    statement: str
    hints: tuple[tuple[str, str], ...]  # what each is called, and what it says
    answer: str
    solution: str


def exercises(paths: Paths, key: str) -> dict[str, Exercise]:
    """Every exercise of a chapter's sheet, by name; none where there is no sheet."""
    file = paths.root / "handouts" / f"{key}.qmd"
    if not file.exists():
        return {}
    document = qmd.expand(paths, file)
    found: dict[str, Exercise] = {}
    name = ""
    parts: list[tuple[str, str]] = []
    heads: dict[str, tuple[str, Origin, str]] = {}
    following: dict[str, list[tuple[str, str]]] = {}
    for head, text, origin in _divs(document):
        exercise = NAME.search(head)
        if exercise:
            name, parts = exercise[1], []
            heads[name], following[name] = (head, origin, text), parts
        elif name:
            parts.append((head, text))
    for name, (head, origin, text) in heads.items():
        title = TITLE.search(text)
        found[name] = Exercise(
            name,
            title[1] if title else name,
            origin,
            bool(ASKED.search(head)),
            TITLE.sub("", text, count=1).strip("\n"),
            tuple(_hints(following[name])),
            "\n\n".join(part for head, part in following[name] if ".answer" in head),
            "\n\n".join(part for head, part in following[name] if ".solution" in head),
        )
    return found


def exercise(paths: Paths, key: str, name: str) -> Exercise:
    """The exercise of a notebook; CourseError where the sheet asks for none of this name."""
    known = exercises(paths, key)
    if name in known and known[name].asked:
        return known[name]
    sheet = f"handouts/{key}.qmd"
    if name in known:
        path, line = known[name].origin
        said = f"exercise {name} at {path}:{line} asks for no notebook. Write notebook=true there"
    else:
        said = f"{sheet} has no exercise {name}.{nearest(name, known)} Rename the file"
    here = f"notebooks/{key}/exercises/{name}.py"
    raise CourseError([Problem(here, 1, f"{said}, or remove the file.")])


def in_jupyter(paths: Paths, key: str, text: str, titles: dict[str, str]) -> str:
    """Markdown of a sheet made ready for a notebook: parts apart, references and citations out."""
    sheet = f"/handouts/{key}.qmd"
    text = text.replace("](#", f"]({sheet}#").replace("](/_build/", "](../../../")
    text = re.sub(r"(\]\([^()\s]*\))\{[^{}\n]*\}", r"\1", text)  # attributes of an image
    text = re.sub(r"(\$\$) *\{#[^{}\n]*\}", r"\1", text)
    text = CITED.sub(lambda found: _cited(paths.root, found[0]), text)
    text = REFERENCE.sub(lambda m: f"[{titles.get(m[1], 'there')}]({sheet}#{m[1]})", text)
    text = LETTER.sub("\n", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"^ {4}", "", text, flags=re.M)).strip("\n")


def _cited(root: Path, text: str) -> str:
    """A citation as readers see it, such as `(Hotelling 1933)`."""
    sources = [f"--bibliography={file}" for file in sorted(root.glob("*.bib"))]
    reading = ("--from=markdown", "--to=plain", "--wrap=none", "--citeproc")
    words = programs.run(
        [programs.pandoc(), *reading, "--metadata=suppress-bibliography", *sources], text
    )
    return " ".join(words.split())


def _hints(parts: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Each hint with the name that the sheet gives it: the second of its part, say."""
    count: dict[str, int] = {}
    for head, text in parts:
        if ".hint" in head:
            found = PART.search(head)
            part = found[1] if found else ""
            order = ORDER[min(count.get(part, 0), len(ORDER) - 1)]
            count[part] = count.get(part, 0) + 1
            yield order + (f" for part {part}" if part else ""), text


def _divs(document: Expanded) -> list[tuple[str, str, Origin]]:
    """Every outermost div: what stands behind its colons, its text, and where it begins."""
    found: list[tuple[str, str, Origin]] = []
    fence, depth, begin, head = "", 0, 0, ""
    lines = document.text.split("\n")
    for i, line in enumerate(lines):
        mark = tree.FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else mark[1]
        elif fence:
            continue
        elif opens := OPENS.match(line):
            if not depth:
                begin, head = i, opens[1]
            depth += 1
        elif CLOSES.match(line) and depth:
            depth -= 1
            if not depth:
                found.append((head, "\n".join(lines[begin + 1 : i]), document.origin[begin]))
    return found
