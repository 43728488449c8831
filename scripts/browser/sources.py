"""Where a slide or a heading of a page was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.base.paths import Paths
from scripts.markdown import qmd, tree

HEADING = re.compile(r"#{1,6}\s+(.*?)\s*(?:\{([^}]*)\})?\s*$")
IDENTIFIER = re.compile(r"#([\w-]+)")
FORMULA_OR_SPAN = re.compile(r"\$[^$]*\$|\[([^]]*)\]\{[^}]*\}")


@dataclass(frozen=True)
class Source:
    """The headings and named blocks of a document and of what it includes, with their places."""

    path: str
    by_id: dict[str, tuple[str, int]]
    by_title: dict[str, tuple[str, int]]

    def place(self, identifier: str, title: str) -> tuple[str, int]:
        """Path and line: of the title slide in the front matter, of an unknown slide at the top."""
        if identifier == "title-slide":
            return self.by_id.get("title-slide", (self.path, 1))
        return self.by_id.get(identifier) or self.by_title.get(words(title)) or (self.path, 1)


def read(paths: Paths, file: Path) -> Source:
    """Headings and named blocks of a .qmd or of a notebook's text, outside fenced code."""
    by_id: dict[str, tuple[str, int]] = {}
    by_title: dict[str, tuple[str, int]] = {}
    for path in [file, *qmd.include_paths(file, paths.root)] if file.exists() else []:
        fence, name = "", paths.relative(path)
        for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = written.removeprefix("# ") if path.suffix == ".py" else written
            mark = tree.FENCE.match(line)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
            heading = None if fence else HEADING.match(line)
            if heading:
                by_title.setdefault(words(heading[1]), (name, number))
                for identifier in IDENTIFIER.findall(heading[2] or ""):
                    by_id.setdefault(identifier, (name, number))
            elif not fence and line.startswith(":::"):
                for identifier in IDENTIFIER.findall(line):
                    by_id.setdefault(identifier, (name, number))
            elif path == file and line.startswith("title:") and not fence:
                by_id.setdefault("title-slide", (name, number))
    return Source(paths.relative(file), by_id, by_title)


def words(title: str) -> str:
    """A title as both Markdown and HTML have it: letters and digits of its plain words."""
    plain = FORMULA_OR_SPAN.sub(r" \1 ", title)
    return re.sub(r"[\W_]+", " ", plain).strip().casefold()
