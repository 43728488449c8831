"""What the filters make of each `.qmd` here; `python -m tests.filters.accept` makes it expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.base import programs
from scripts.base.paths import FILTERS
from scripts.render.pandoc import FORMATS, Target

HERE = Path(__file__).parent
ENDINGS: Mapping[Target, str] = {
    "deck": ".revealjs.html",
    "page": ".html",
    "reading": ".reading.html",
    "handout": ".typst",
    "slides": ".slides.typst",
    "booklet": ".booklet.typst",
}
ALT = re.compile(r"course-alt:[id]:([0-9a-f]*);")


def cases() -> Iterator[tuple[Path, Target, Path]]:
    """Source, target and file of expected output, as the front matter's `gold: […]` asks."""
    for source in sorted(HERE.glob("*.qmd")):
        gold = re.search(r"^gold: \[(.*)\]$", source.read_text(encoding="utf-8"), re.M)
        assert gold, f"{source.name} has no `gold: […]`"
        for target, ending in ENDINGS.items():
            if target in gold[1].split(", "):
                yield source, target, source.with_name(source.stem + ending)


def convert(source: Path, target: Target) -> str:
    """Output of the filters, formulas still marked and alternative texts as TeX."""
    command = [
        programs.pandoc(),
        "--from=markdown",
        f"--to={FORMATS[target]}",
        "--wrap=preserve",
        "--katex",
        "--slide-level=2",
        "--syntax-highlighting=idiomatic",
        f"--metadata=course-target:{target}",
        f"--lua-filter={FILTERS / 'course.lua'}",
    ]
    made = programs.run(command, source.read_text(encoding="utf-8"), cwd=HERE)
    return ALT.sub(lambda found: bytes.fromhex(found[1]).decode(), made)


if __name__ == "__main__":
    for source, target, expected in cases():
        expected.write_text(convert(source, target), encoding="utf-8")
        print(expected.name)
